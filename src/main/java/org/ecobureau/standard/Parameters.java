package org.ecobureau.standard;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registry of measured parameters, in the order of the public interface. */
public final class Parameters {

    private static final Map<String, Parameter> ALL = read();

    private Parameters() {
    }

    public static List<Parameter> all() {
        return List.copyOf(ALL.values());
    }

    public static List<Parameter> of(Medium medium) {
        return ALL.values().stream().filter(p -> p.measuredIn(medium)).toList();
    }

    public static Optional<Parameter> find(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /**
     * The parameter with this code.
     *
     * @throws IllegalArgumentException when the code is unknown
     */
    public static Parameter get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("unknown parameter '" + code + "'"));
    }

    private static Map<String, Parameter> read() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.csv("parameters.csv")) {
            Set<Medium> media = EnumSet.noneOf(Medium.class);
            for (String medium : row.text("media").split(" ")) {
                media.add(Medium.valueOf(medium.toUpperCase(Locale.ROOT)));
            }
            Parameter parameter = new Parameter(row.text("code"), row.text("name"), row.text("symbol"),
                    row.text("unit"), row.number("decimals").intValueExact(), Collections.unmodifiableSet(media));
            if (parameters.put(parameter.code(), parameter) != null) {
                throw new IllegalStateException("parameter '" + parameter.code() + "' is registered twice");
            }
        }
        return Collections.unmodifiableMap(parameters);
    }
}
