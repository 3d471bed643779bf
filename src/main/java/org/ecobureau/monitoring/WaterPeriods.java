package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.ecobureau.standard.water.WaterMeans;
import org.ecobureau.standard.water.WaterReading;

/**
 * Quarters and years of sections and sources: what was reported for the period, else the mean of each item over its months
 * (环办〔2011〕22号), for a year without any month over its quarters.
 */
final class WaterPeriods {

    private record Slot(String site, Instant start) {
    }

    private WaterPeriods() {
    }

    /**
     * The evaluations of one kind of period, oldest first, then in the order of the sites and their codes.
     *
     * @param reported evaluations of reported values of any kind
     * @param share what part of its detection limit a result below it counts in a mean
     */
    static List<WaterEvaluation> of(List<WaterEvaluation> reported, PeriodKind kind, BigDecimal share) {
        Map<Slot, WaterEvaluation> found = new LinkedHashMap<>();
        reported.stream().filter(e -> e.period() == kind).forEach(e -> found.put(new Slot(e.site().code(), e.start()), e));
        if (kind == PeriodKind.QUARTER || kind == PeriodKind.YEAR) {
            addMeans(found, reported, kind, PeriodKind.MONTH, share);
        }
        if (kind == PeriodKind.YEAR) {
            addMeans(found, reported, kind, PeriodKind.QUARTER, share);
        }
        return found.values().stream().sorted(Comparator.comparing(WaterEvaluation::start)
                .thenComparing(e -> e.site().order()).thenComparing(e -> e.site().code())).toList();
    }

    private static void addMeans(Map<Slot, WaterEvaluation> found, List<WaterEvaluation> reported, PeriodKind kind,
            PeriodKind parts, BigDecimal share) {
        Map<Slot, List<WaterEvaluation>> groups = new LinkedHashMap<>();
        reported.stream().filter(e -> e.period() == parts).forEach(e -> groups
                .computeIfAbsent(new Slot(e.site().code(), kind.startOf(e.start())), s -> new ArrayList<>()).add(e));
        groups.forEach((slot, basis) -> found.computeIfAbsent(slot, s -> mean(kind, s.start(), basis, share)));
    }

    private static WaterEvaluation mean(PeriodKind kind, Instant start, List<WaterEvaluation> basis, BigDecimal share) {
        Map<String, List<Reading>> byItem = new LinkedHashMap<>();
        basis.forEach(e -> e.readings().forEach(r -> byItem.computeIfAbsent(r.parameter(), p -> new ArrayList<>()).add(r)));
        List<Reading> means = byItem.values().stream().map(list -> mean(kind, start, basis, list, share)).toList();
        return WaterEvaluations.evaluate(basis.get(0).site(), kind, start, means, basis);
    }

    private static Reading mean(PeriodKind kind, Instant start, List<WaterEvaluation> basis, List<Reading> list,
            BigDecimal share) {
        List<WaterReading> values = list.stream().filter(r -> r.value() != null).map(WaterEvaluations::reading).toList();
        Optional<WaterReading> mean = WaterMeans.of(values, share);
        BigDecimal value = mean.map(m -> m instanceof WaterReading.NotDetected nd ? nd.detectionLimit()
                : ((WaterReading.Measured) m).value()).orElse(null);
        Reading last = list.get(list.size() - 1);
        String reason = value != null ? null : list.stream().allMatch(r -> "/".equals(r.reason())) ? "/" : "NA";
        String sources = String.join("、", list.stream().map(Reading::source).distinct().sorted().toList());
        Instant received = list.stream().map(Reading::receivedAt).max(Instant::compareTo).orElse(last.receivedAt());
        return new Reading(0, last.siteId(), last.site(), last.parameter(), kind, start, kind.endOf(start), value, reason,
                mean.filter(WaterReading.NotDetected.class::isInstance).isPresent(), null, last.unit(),
                ObservationState.of(list.stream().map(Reading::state).toList()), 0, sources, received,
                completeness(kind, basis.get(0).period(), values.size()).words());
    }

    /** How many months or quarters of a period are there. */
    static Completeness completeness(PeriodKind kind, PeriodKind parts, int valid) {
        int months = kind == PeriodKind.YEAR ? 12 : 3;
        return parts == PeriodKind.MONTH ? new Completeness(valid, months, "月") : new Completeness(valid, months / 3, "季度");
    }
}
