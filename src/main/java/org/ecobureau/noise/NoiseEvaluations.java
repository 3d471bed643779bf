package org.ecobureau.noise;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.noise.NoiseGrade;
import org.ecobureau.standard.noise.NoiseLimits;
import org.ecobureau.standard.noise.NoisePeriod;

/** Sums up the noise points from the readings that are current now; three statements. */
@ApplicationScoped
public class NoiseEvaluations {

    private static final String GRADES = "HJ 640-2012";
    private static final String PEAK = "lmaxNight";

    @Inject
    Observations observations;

    /** A point with what the rules need to know of it. */
    private record Point(SiteView site, NoiseSite noise) {
    }

    /** What is summed up together. */
    private record Group(PointKind kind, String zone) {
    }

    /** What is summed up in one period. */
    private record Slot(PeriodKind period, Instant start, Group group) {
    }

    /** Quarters of the zones, years of area and roads, newest first, then by kind, class, day before night. */
    public List<NoiseEvaluation> of(Instant from, Instant to) {
        Map<String, Point> points = points();
        if (points.isEmpty()) {
            return List.of();
        }
        Map<Group, Long> active = points.values().stream().filter(p -> p.site().active())
                .collect(Collectors.groupingBy(NoiseEvaluations::group, Collectors.counting()));
        Map<Slot, List<Reading>> slots = new LinkedHashMap<>();
        observations.between(points.values().stream().map(Point::site).toList(),
                List.of(PeriodKind.QUARTER, PeriodKind.YEAR), from, to).forEach(reading -> {
                    Group group = group(points.get(reading.site()));
                    if ((group.kind() == PointKind.ZONE) == (reading.period() == PeriodKind.QUARTER)) {
                        slots.computeIfAbsent(new Slot(reading.period(), reading.start(), group), s -> new ArrayList<>())
                                .add(reading);
                    }
                });
        List<NoiseEvaluation> evaluations = new ArrayList<>();
        slots.forEach((slot, readings) -> {
            for (NoisePeriod time : NoisePeriod.values()) {
                NoiseEvaluation evaluation = evaluate(slot, time, readings, points,
                        active.getOrDefault(slot.group(), 0L).intValue());
                if (evaluation != null) {
                    evaluations.add(evaluation);
                }
            }
        });
        evaluations.sort(Comparator.comparing(NoiseEvaluation::start).reversed().thenComparing(NoiseEvaluation::kind)
                .thenComparing(e -> Objects.requireNonNullElse(e.zone(), "")).thenComparing(NoiseEvaluation::time));
        return evaluations;
    }

    private Map<String, Point> points() {
        List<SiteView> sites = observations.sites(SiteKind.NOISE);
        Map<Long, NoiseSite> known = new HashMap<>();
        NoiseSite.<NoiseSite> listAll().forEach(noise -> known.put(noise.siteId, noise));
        Map<String, Point> points = new LinkedHashMap<>();
        sites.stream().filter(site -> known.containsKey(site.id()))
                .forEach(site -> points.put(site.code(), new Point(site, known.get(site.id()))));
        return points;
    }

    private static Group group(Point point) {
        return new Group(point.noise().kind, point.noise().kind == PointKind.ZONE ? point.noise().zone : null);
    }

    private static NoiseEvaluation evaluate(Slot slot, NoisePeriod time, List<Reading> all, Map<String, Point> points,
            int active) {
        String parameter = time == NoisePeriod.DAY ? "leqDay" : "leqNight";
        List<Reading> own = all.stream().filter(r -> r.parameter().equals(parameter)).toList();
        if (own.isEmpty()) {
            return null;
        }
        List<Reading> valued = own.stream().filter(Reading::measured).toList();
        int expected = Math.max(active, own.size());
        Set<String> sources = own.stream().map(Reading::source).collect(Collectors.toCollection(TreeSet::new));
        ObservationState state = ObservationState.of(own.stream().map(Reading::state).toList());
        Instant end = slot.period().endOf(slot.start());
        PointKind kind = slot.group().kind();
        if (kind == PointKind.ZONE) {
            NoiseLimits.Zone zone = NoiseLimits.zone(slot.group().zone());
            int passed = (int) valued.stream().filter(r -> zone.complies(time, r.value())).count();
            Integer peaks = time == NoisePeriod.DAY ? null
                    : (int) all.stream().filter(r -> r.parameter().equals(PEAK) && r.measured())
                            .filter(r -> !zone.peakComplies(r.value())).count();
            return new NoiseEvaluation(kind, zone.zone(), slot.period(), slot.start(), end, time, expected, valued.size(),
                    passed, Rounding.percent(passed, valued.size()), null, zone.limit(time), null, peaks, zone.standard(),
                    sources, state);
        }
        BigDecimal mean = kind == PointKind.AREA ? NoiseMeans.area(valued.stream().map(Reading::value).toList())
                : NoiseMeans.road(valued.stream()
                        .map(r -> new NoiseMeans.Weighted(r.value(), points.get(r.site()).noise().roadLength)).toList());
        NoiseGrade grade = mean == null ? null : NoiseGrade.of(kind.graded(), time, mean);
        return new NoiseEvaluation(kind, null, slot.period(), slot.start(), end, time, expected, valued.size(), null, null,
                mean,
                null, grade, null, GRADES, sources, state);
    }
}
