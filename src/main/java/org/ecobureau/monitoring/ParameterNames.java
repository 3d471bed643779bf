package org.ecobureau.monitoring;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** Finds parameters by what people write above a column: code, Chinese name or symbol. */
public final class ParameterNames {
    private static final Map<String, String> CODES = read();

    private ParameterNames() {
    }

    /** The code for a name in any case, or null. */
    public static String codeOf(String name) {
        return CODES.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> read() {
        Map<String, String> codes = new HashMap<>();
        for (Parameter parameter : Parameters.all()) {
            codes.putIfAbsent(parameter.name().toLowerCase(Locale.ROOT).replace(" ", ""), parameter.code());
            if (!parameter.symbol().isEmpty()) {
                codes.putIfAbsent(parameter.symbol().toLowerCase(Locale.ROOT), parameter.code());
            }
        }
        // A code always wins over a name or symbol of another parameter.
        Parameters.all().forEach(parameter -> codes.put(parameter.code().toLowerCase(Locale.ROOT), parameter.code()));
        return codes;
    }
}
