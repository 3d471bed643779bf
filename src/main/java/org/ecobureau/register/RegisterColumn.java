package org.ecobureau.register;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.shared.web.Option;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A column of a list as its data file describes it.
 *
 * @param name stable name in files and in the API, such as {@code certificateNumber}
 * @param label what people read
 * @param options choices of a {@code choice} column: plain words, or pairs of value and label
 * @param open whether the public sees it; a closed column never leaves the staff pages
 */
public record RegisterColumn(String name, String label, ColumnType type, boolean required, String hint, List<Option> options,
        boolean open) {

    /** As in the data file: {@code public} is true and {@code required} false unless said otherwise. */
    @JsonCreator
    static RegisterColumn of(@JsonProperty("name") String name, @JsonProperty("label") String label,
            @JsonProperty("type") ColumnType type, @JsonProperty("required") boolean required,
            @JsonProperty("hint") String hint,
            @JsonProperty("options") List<JsonNode> options, @JsonProperty("public") Boolean open) {
        List<Option> choices = new ArrayList<>();
        if (options != null) {
            options.forEach(option -> choices.add(option.isTextual() ? Option.of(option.asText(), option.asText())
                    : new Option(option.required("value").asText(), option.required("label").asText(),
                            option.hasNonNull("hint") ? option.get("hint").asText() : null)));
        }
        return new RegisterColumn(name, label, type, required, hint, List.copyOf(choices), open == null || open);
    }

    /** The word for a stored value: the label of a choice, else the value itself. */
    public String optionLabel(String value) {
        return options.stream().filter(option -> option.value().equals(value)).map(Option::label).findFirst().orElse(value);
    }
}
