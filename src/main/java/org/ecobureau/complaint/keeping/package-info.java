/**
 * How long personal data are kept and under which keys they are sealed: the pages of the administrators and the change to new
 * keys. The rules stand in {@code complaint}. May use complaint and what that may use, never another sub-package.
 */
package org.ecobureau.complaint.keeping;
