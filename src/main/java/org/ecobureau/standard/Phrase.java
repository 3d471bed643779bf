package org.ecobureau.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A legal sentence of a notice or form in the words of the law then in force.
 *
 * @param template the sentence with variables in braces; {@code {cites}} stands for the quoted articles
 */
public record Phrase(String id, String template, List<Statute> cites, Validity validity) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** The sentence when it has no variable but {@code {cites}}. */
    public String text() {
        return text(Map.of());
    }

    /**
     * The sentence with its variables filled in.
     *
     * @throws IllegalArgumentException when a variable of the sentence has no value
     */
    public String text(Map<String, String> variables) {
        return VARIABLE.matcher(template).replaceAll(match -> {
            String name = match.group(1);
            String value = name.equals("cites") ? label() : variables.get(name);
            if (value == null) {
                throw new IllegalArgumentException("phrase '" + id + "' needs a value for {" + name + "}");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** The cited articles, articles of one law joined: 《行政许可法》第四十六条、第四十七条. */
    private String label() {
        return cites.stream()
                .collect(Collectors.groupingBy(Statute::law, LinkedHashMap::new,
                        Collectors.mapping(Statute::article, Collectors.joining("、"))))
                .entrySet().stream().map(law -> "《" + law.getKey() + "》" + law.getValue())
                .collect(Collectors.joining("、"));
    }
}
