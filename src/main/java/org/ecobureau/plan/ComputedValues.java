package org.ecobureau.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.ecobureau.shared.time.ChinaTime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * The computed indicators by year, made in the background so that no request waits for them. A year is computed again within
 * seconds when a delivery touched it, when a day went by while it runs, and after some minutes anyway: days of air are made
 * anew
 * after a rule or a site changed.
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

    private final Map<Integer, Kept> kept = new ConcurrentSkipListMap<>();
    private volatile boolean looked;

    private record Kept(PlanChanges.Version version, LocalDate day, Instant at, Map<String, PlanValue> values) {
        boolean good(PlanChanges.Version now, LocalDate today, Instant instant) {
            return version.equals(now) && day.equals(today) && !at.plus(KEPT).isBefore(instant);
        }
    }

    /** Values by indicator id, oldest year first; no statement, except when a node was asked before its first look. */
    Map<String, List<PlanValue>> all() {
        if (!looked) {
            first();
        }
        Map<String, List<PlanValue>> all = new HashMap<>();
        kept.forEach((year, known) -> known.values()
                .forEach((id, value) -> all.computeIfAbsent(id, i -> new ArrayList<>()).add(value)));
        return all;
    }

    /** Requests that come before the first look wait for one of them to take it. */
    private synchronized void first() {
        if (!looked) {
            refresh();
        }
    }

    /** Computes the years anew whose data changed; one statement when none did. */
    @Scheduled(every = "${eco.plan.every:15s}", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void refresh() {
        Map<Integer, PlanChanges.Version> versions = QuarkusTransaction.requiringNew().call(changes::versions);
        LocalDate today = ChinaTime.today(clock);
        Instant now = clock.instant();
        for (int year = indicators.firstYear(); year <= Math.min(indicators.lastYear(), today.getYear()); year++) {
            int each = year;
            PlanChanges.Version version = versions.getOrDefault(year, PlanChanges.Version.NONE);
            LocalDate day = year < today.getYear() ? LocalDate.MAX : today;
            Kept known = kept.get(year);
            if (known == null || !known.good(version, day, now)) {
                kept.put(year, new Kept(version, day, now, QuarkusTransaction.requiringNew().call(() -> compute(each))));
            }
        }
        looked = true;
    }

    private Map<String, PlanValue> compute(int year) {
        Map<String, PlanValue> values = new HashMap<>();
        figures.forEach(source -> values.putAll(source.year(year)));
        return values;
    }
}
