package org.ecobureau.shared.web;

/** One thing to mend: the field as the sender named it ({@code [3].pm25}) and a sentence that says what to do. */
public record Violation(String field, String message) {
}
