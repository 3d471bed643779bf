package org.ecobureau.shared.web;

import java.util.List;

/** One choice of a select, a radio group or a group of check boxes. */
public record Option(String value, String label, String hint) {

    public static Option of(String value, String label) {
        return new Option(value, label, null);
    }

    /** Pairs of value and label. */
    public static List<Option> list(String... valuesAndLabels) {
        Option[] options = new Option[valuesAndLabels.length / 2];
        for (int i = 0; i < options.length; i++) {
            options[i] = of(valuesAndLabels[2 * i], valuesAndLabels[2 * i + 1]);
        }
        return List.of(options);
    }
}
