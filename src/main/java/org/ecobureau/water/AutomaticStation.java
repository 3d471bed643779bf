package org.ecobureau.water;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/**
 * What an automatic station at a section sent lately, usually every four hours; it takes no part in the evaluation of a month.
 *
 * @param heads item and unit of each column
 * @param rows newest first
 */
public record AutomaticStation(List<String> heads, List<Row> rows, String source, String state, boolean demonstration) {
    private static final int MOST = 18;

    /** The values of one time. */
    public record Row(String time, List<String> values) {
    }

    /** The last readings as a table; null when there are none. */
    static AutomaticStation of(List<Reading> hours) {
        if (hours.isEmpty()) {
            return null;
        }
        Map<Instant, Map<String, Reading>> byTime = new TreeMap<>((a, b) -> b.compareTo(a));
        Set<String> measured = new LinkedHashSet<>();
        Set<String> sources = new LinkedHashSet<>();
        Set<String> states = new LinkedHashSet<>();
        for (Reading r : hours) {
            byTime.computeIfAbsent(r.start(), t -> new LinkedHashMap<>()).put(r.parameter(), r);
            measured.add(r.parameter());
            sources.add(r.demonstration() ? "演示数据" : r.source());
            states.add(r.state().label());
        }
        List<Parameter> items = Parameters.all().stream().filter(p -> measured.contains(p.code())).toList();
        List<Row> rows = new ArrayList<>();
        byTime.entrySet().stream().limit(MOST).forEach(e -> rows.add(new Row(PeriodKind.HOUR.words(e.getKey()),
                items.stream().map(p -> e.getValue().get(p.code())).map(r -> r == null ? "NA" : r.written()).toList())));
        return new AutomaticStation(
                items.stream().map(p -> p.name() + (p.unit().equals("无量纲") ? "" : "（" + p.unit() + "）")).toList(), rows,
                String.join("、", sources), String.join("、", states), hours.stream().anyMatch(Reading::demonstration));
    }
}
