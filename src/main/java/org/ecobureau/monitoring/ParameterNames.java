package org.ecobureau.monitoring;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** Finds parameters by what people write above a column: code, Chinese name or symbol. */
public final class ParameterNames {
    /** The registry as it was read last with the names made of it; an import may add to the registry. */
    private record Known(List<Parameter> parameters, Map<String, String> codes) {
    }

    private static volatile Known known = new Known(List.of(), Map.of());

    private ParameterNames() {
    }

    /** The code for a name in any case, or null. */
    public static String codeOf(String name) {
        List<Parameter> now = Parameters.all();
        Known last = known;
        if (!last.parameters().equals(now)) {
            last = new Known(now, read(now));
            known = last;
        }
        return last.codes().get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> read(List<Parameter> parameters) {
        Map<String, String> codes = new HashMap<>();
        for (Parameter parameter : parameters) {
            codes.putIfAbsent(parameter.name().toLowerCase(Locale.ROOT).replace(" ", ""), parameter.code());
            if (!parameter.symbol().isEmpty()) {
                codes.putIfAbsent(parameter.symbol().toLowerCase(Locale.ROOT), parameter.code());
            }
        }
        // A code always wins over a name or symbol of another parameter.
        parameters.forEach(parameter -> codes.put(parameter.code().toLowerCase(Locale.ROOT), parameter.code()));
        return codes;
    }
}
