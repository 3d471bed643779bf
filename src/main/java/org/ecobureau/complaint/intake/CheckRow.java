package org.ecobureau.complaint.intake;

/** One line of the check page: what was asked, what was said, where to change it. */
public record CheckRow(String label, String value, String change) {
}
