package org.ecobureau.complaint;

/**
 * A part of a case was erased; fired in the transaction that does it. Whoever keeps more of that kind about a case (a callback,
 * a scanned letter) observes this and erases it too.
 */
public record CaseErased(RetentionClass kind, long caseId, String number) {
}
