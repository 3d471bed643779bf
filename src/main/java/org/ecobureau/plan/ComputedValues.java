package org.ecobureau.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * The computed indicators by year. A year is computed again when a delivery touched it, when a day went by while it runs, and
 * after some minutes anyway: days of air are made anew in the background after a rule or a site changed.
 */
@ApplicationScoped
class ComputedValues {

    private static final Duration KEPT = Duration.ofMinutes(10);

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

    private record Kept(PlanChanges.Version version, LocalDate day, Instant at, Map<String, PlanValue> values) {
        boolean good(PlanChanges.Version now, LocalDate today, Instant instant) {
            return version.equals(now) && day.equals(today) && !at.plus(KEPT).isBefore(instant);
        }
    }

    /** Values by indicator id, oldest year first; one statement unless data have changed. */
    Map<String, List<PlanValue>> all() {
        Map<Integer, PlanChanges.Version> versions = changes.versions();
        LocalDate today = ChinaTime.today(clock);
        Instant now = clock.instant();
        Map<String, List<PlanValue>> all = new HashMap<>();
        for (int year = indicators.firstYear(); year <= Math.min(indicators.lastYear(), today.getYear()); year++) {
            PlanChanges.Version version = versions.getOrDefault(year, PlanChanges.Version.NONE);
            LocalDate day = year < today.getYear() ? LocalDate.MAX : today;
            Kept known = kept.get(year);
            if (known == null || !known.good(version, day, now)) {
                known = new Kept(version, day, now, compute(year));
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
