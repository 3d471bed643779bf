package org.ecobureau.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.ecobureau.shared.time.ChinaTime;

/**
 * The computed indicators by year. A year is computed again only when a delivery touched it (or a day went by while it runs):
 * a finished year costs nothing.
 */
@ApplicationScoped
class ComputedValues {

    @Inject
    @Any
    Instance<Figures> figures;
    @Inject
    Indicators indicators;
    @Inject
    PlanChanges changes;
    @Inject
    Clock clock;

    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(PlanChanges.Version version, LocalDate day, Map<String, PlanValue> values) {
    }

    /** Values by indicator id, oldest year first; one statement unless data have changed. */
    Map<String, List<PlanValue>> all() {
        Map<Integer, PlanChanges.Version> versions = changes.versions();
        LocalDate today = ChinaTime.today(clock);
        Map<String, List<PlanValue>> all = new HashMap<>();
        for (int year = indicators.firstYear(); year <= Math.min(indicators.lastYear(), today.getYear()); year++) {
            PlanChanges.Version version = versions.getOrDefault(year, PlanChanges.Version.NONE);
            LocalDate day = year < today.getYear() ? LocalDate.MAX : today;
            Kept known = kept.get(year);
            if (known == null || !known.version().equals(version) || !known.day().equals(day)) {
                known = new Kept(version, day, compute(year));
                kept.put(year, known);
            }
            known.values().forEach((id, value) -> all.computeIfAbsent(id, i -> new ArrayList<>()).add(value));
        }
        return all;
    }

    private Map<String, PlanValue> compute(int year) {
        Map<String, PlanValue> values = new HashMap<>();
        figures.forEach(source -> values.putAll(source.year(year)));
        return values;
    }
}
