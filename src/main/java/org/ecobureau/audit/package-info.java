/**
 * The append-only log: who did what to which subject, and when. Nothing changes or deletes an entry.
 * May use {@code shared}.
 */
package org.ecobureau.audit;
