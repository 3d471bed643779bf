package org.ecobureau.complaint;

import java.util.List;

import org.ecobureau.shared.web.Option;

/**
 * One question a pollution type asks.
 *
 * @param kind {@code radios}, {@code checkboxes} or {@code text}
 */
public record Question(String name, String label, String hint, String kind, List<Option> options) {

    /** The words for a stored answer, in which several values are joined by commas. */
    public String answerLabel(String stored) {
        if (options == null || options.isEmpty()) {
            return stored;
        }
        return String.join("、", Codes.split(stored).stream().map(value -> options.stream()
                .filter(o -> o.value().equals(value)).map(Option::label).findFirst().orElse(value)).toList());
    }
}
