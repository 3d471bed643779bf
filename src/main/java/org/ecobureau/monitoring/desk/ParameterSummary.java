package org.ecobureau.monitoring.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.ecobureau.monitoring.Reading;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** The values of one item in a span at a glance: what a second person looks at before confirming. */
record ParameterSummary(String code, String name, String unit, int count, long missing, long marked, String least,
        String most) {

    static List<ParameterSummary> of(List<Reading> values) {
        Map<String, List<Reading>> byItem = new TreeMap<>();
        values.forEach(r -> byItem.computeIfAbsent(r.parameter(), p -> new ArrayList<>()).add(r));
        List<ParameterSummary> rows = new ArrayList<>();
        for (Parameter p : Parameters.all()) {
            List<Reading> own = byItem.get(p.code());
            if (own != null) {
                List<BigDecimal> numbers = own.stream().filter(Reading::measured).map(Reading::value).sorted().toList();
                rows.add(new ParameterSummary(p.code(), p.name(), p.unit(), own.size(),
                        own.stream().filter(r -> r.value() == null).count(),
                        own.stream().filter(r -> r.flags() != null).count(),
                        numbers.isEmpty() ? "没有数值" : numbers.get(0).toPlainString(),
                        numbers.isEmpty() ? "没有数值" : numbers.get(numbers.size() - 1).toPlainString()));
            }
        }
        return rows;
    }
}
