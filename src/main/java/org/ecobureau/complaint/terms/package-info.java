/**
 * The official calendar by which terms are counted: the administrator's pages to see it and to store a year's notice. The rules
 * stand in {@code complaint} and {@code calendar}. May use complaint and what that may use, never another sub-package.
 */
package org.ecobureau.complaint.terms;
