package org.ecobureau.air;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.ecobureau.air.AirDayTable.Key;
import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.ObservationsChanged;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirPeriod;

/** Keeps {@code air_day} in step with the observations: in the transaction that added versions, only the days they touch. */
@ApplicationScoped
public class AirDayProjection {
    @Inject
    Observations observations;
    @Inject
    AirResults results;
    @Inject
    AirDayTable table;
    @Inject
    AirDayState state;

    void onChange(@Observes ObservationsChanged changed) {
        List<ObservationsChanged.Span> spans = changed.spans().stream()
                .filter(s -> s.kind() == SiteKind.AIR && (s.period() == PeriodKind.HOUR || s.period() == PeriodKind.DAY))
                .toList();
        if (spans.isEmpty()) {
            return;
        }
        List<SiteView> sites = observations.sites(SiteKind.AIR);
        boolean alone = state.enter();
        // In the order of months, so that two deliveries lock days in the same order.
        spans.stream().collect(Collectors.groupingBy(s -> YearMonth.from(ChinaTime.dayOf(s.first())), TreeMap::new,
                Collectors.toList())).values().forEach(month -> month(sites, month, alone));
    }

    /** The days of one month, of the sites that changed in it. */
    private void month(List<SiteView> sites, List<ObservationsChanged.Span> spans, boolean alone) {
        Set<Long> touched = spans.stream().map(ObservationsChanged.Span::siteId).collect(Collectors.toSet());
        Instant first = spans.stream().map(ObservationsChanged.Span::first).min(Instant::compareTo).orElseThrow();
        Instant last = spans.stream().map(ObservationsChanged.Span::last).max(Instant::compareTo).orElseThrow();
        span(sites, sites.stream().filter(s -> touched.contains(s.id())).toList(), ChinaTime.dayOf(first),
                ChinaTime.dayOf(last), alone);
    }

    /** Computes a month of every air site and of the county anew. */
    void recompute(List<SiteView> all, YearMonth month) {
        span(all, all, month.atDay(1), month.atEndOfMonth(), state.enter());
    }

    /** Computes the days of some sites anew, and the county's where one of its points is among them. */
    private void span(List<SiteView> all, Collection<SiteView> changed, LocalDate first, LocalDate last, boolean alone) {
        Map<Long, String> codes = new LinkedHashMap<>();
        codes.put(AirDayTable.COUNTY, null);
        List<SiteView> points = AirResults.countyPoints(all);
        points.forEach(site -> codes.put(site.id(), site.code()));
        changed.forEach(site -> codes.put(site.id(), site.code()));
        Map<Key, Evaluated> before = table.readForChange(codes, first, last);
        Map<Key, Evaluated> after = new LinkedHashMap<>();
        Map<Key, List<Reading>> days = byDay(readings(changed, PeriodKind.DAY, first, last, alone));
        Map<Key, List<Reading>> hours = byDay(readings(changed, PeriodKind.HOUR, first, last, alone));
        boolean county = changed.stream().anyMatch(SiteView::countyPoint);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (SiteView site : changed) {
                Key key = new Key(site.id(), day);
                put(before, after, key, AirDays.of(site.code(), day, days.getOrDefault(key, List.of()),
                        hours.getOrDefault(key, List.of())));
            }
            if (county) {
                List<AirSample> samples = new ArrayList<>();
                for (SiteView point : points) {
                    Key key = new Key(point.id(), day);
                    Evaluated e = after.containsKey(key) ? after.get(key) : before.get(key);
                    if (e != null) {
                        samples.add(e.sample());
                    }
                }
                put(before, after, new Key(AirDayTable.COUNTY, day), results.county(samples));
            }
        }
        after.entrySet().removeIf(row -> row.getValue() == null && !before.containsKey(row.getKey()));
        table.write(after);
    }

    private List<Reading> readings(Collection<SiteView> sites, PeriodKind period, LocalDate first, LocalDate last,
            boolean alone) {
        Instant from = ChinaTime.startOf(first);
        Instant to = ChinaTime.startOf(last.plusDays(1));
        return alone ? observations.between(sites, period, from, to) : observations.newestBetween(sites, period, from, to);
    }

    private static Map<Key, List<Reading>> byDay(List<Reading> readings) {
        return readings.stream().collect(Collectors.groupingBy(r -> new Key(r.siteId(), ChinaTime.dayOf(r.start()))));
    }

    /** A day keeps the time it was first told, so that a correction does not make it late; another basis is another report. */
    private void put(Map<Key, Evaluated> before, Map<Key, Evaluated> after, Key key, Optional<AirSample> sample) {
        Evaluated known = before.get(key);
        AirSample kept = sample.map(s -> known != null && java.util.Objects.equals(known.sample().basis(), s.basis())
                ? s.toldAtTheLatest(known.sample().quality().receivedAt())
                : s).orElse(null);
        after.put(key, kept == null ? null : results.evaluate(kept, AirPeriod.DAY));
    }
}
