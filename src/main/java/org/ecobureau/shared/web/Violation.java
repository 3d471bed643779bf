package org.ecobureau.shared.web;

import org.ecobureau.shared.text.Nfc;

/** One thing to mend: the field as the sender named it ({@code [3].pm25}) and a sentence that says what to do. */
public record Violation(String field, String message) {

    /** A text of more characters than there may be: says how many there are, so that people know how much has to go. */
    public static Violation tooLong(String field, int most, String text) {
        return new Violation(field, "最多 " + most + " 个字，现在有 " + Nfc.length(text) + " 个字，请删减一些。");
    }
}
