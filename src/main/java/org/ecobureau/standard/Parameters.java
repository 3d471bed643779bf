package org.ecobureau.standard;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The registry of measured parameters, in the order of the public interface: those of the data file, then those an import
 * added.
 */
public final class Parameters {

    private static final Map<String, Parameter> FILED = read();
    private static volatile Map<String, Parameter> all = FILED;
    private static volatile Runnable unknown = () -> {
    };

    private Parameters() {
    }

    public static List<Parameter> all() {
        return List.copyOf(all.values());
    }

    public static List<Parameter> of(Medium medium) {
        return all.values().stream().filter(p -> p.measuredIn(medium)).toList();
    }

    public static Optional<Parameter> find(String code) {
        return Optional.ofNullable(all.get(code));
    }

    /**
     * The parameter with the code of a stored value.
     *
     * @throws IllegalArgumentException when the code is unknown, also after {@link #onUnknown(Runnable) another look}
     */
    public static Parameter get(String code) {
        return find(code).or(() -> {
            unknown.run();
            return find(code);
        }).orElseThrow(() -> new IllegalArgumentException("unknown parameter '" + code + "'"));
    }

    /** What is done about the code of a stored value that nobody added here yet: another node may have. */
    public static void onUnknown(Runnable look) {
        unknown = look;
    }

    /**
     * Takes the place of everything added before. What the data file says of a code stays (name, unit, decimals); an added
     * parameter of the same code only widens where it is measured.
     */
    public static void extend(Collection<Parameter> added) {
        Map<String, Parameter> extended = new LinkedHashMap<>(FILED);
        for (Parameter parameter : added) {
            extended.merge(parameter.code(), parameter, Parameters::widened);
        }
        all = Collections.unmodifiableMap(extended);
    }

    /** Whether the code stands in the data file. */
    public static boolean isFiled(String code) {
        return FILED.containsKey(code);
    }

    private static Parameter widened(Parameter filed, Parameter added) {
        Set<Medium> media = EnumSet.copyOf(filed.media());
        media.addAll(added.media());
        return new Parameter(filed.code(), filed.name(), filed.symbol(), filed.unit(), filed.decimals(),
                Collections.unmodifiableSet(media));
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
