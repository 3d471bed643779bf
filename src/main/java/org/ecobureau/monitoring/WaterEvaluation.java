package org.ecobureau.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.water.WaterResult;

/**
 * The judgement of one section or source in one period, with the readings it rests on.
 *
 * @param readings current readings of the period, missing ones too, in the order of the parameter registry
 * @param basis the months or quarters whose means the readings are; empty when the period itself was reported
 */
public record WaterEvaluation(SiteView site, PeriodKind period, Instant start, Instant end, List<Reading> readings,
        WaterResult result, List<WaterEvaluation> basis) {

    /** A period that was reported as such. */
    public WaterEvaluation(SiteView site, PeriodKind period, Instant start, Instant end, List<Reading> readings,
            WaterResult result) {
        this(site, period, start, end, readings, result, List.of());
    }

    /**
     * The columns of the CSV, in the order of {@link #cells()}; an item over its limit stands at the same place in four
     * columns.
     */
    public static final List<String> HEADER = List.of("site", "period", "start", "end", "class", "reason", "target",
            "compliant", "deciding",
            "exceeding.parameter", "exceeding.value", "exceeding.limit", "exceeding.exceedance", "notJudged", "standard",
            "source", "state", "computed", "completeness");

    /** The state of its readings together. */
    public ObservationState state() {
        return ObservationState.of(readings.stream().map(Reading::state).toList());
    }

    public Set<String> sources() {
        Set<String> sources = new TreeSet<>();
        if (computed()) {
            basis.forEach(e -> sources.addAll(e.sources()));
        } else {
            readings.forEach(r -> sources.add(r.source()));
        }
        return sources;
    }

    /** True when the values are our means of months or quarters, not reported for this period. */
    public boolean computed() {
        return !basis.isEmpty();
    }

    /** How many months or quarters are in the means, "11/12 月"; null for a reported period. */
    public String completeness() {
        return computed() ? WaterPeriods.completeness(period, basis.get(0).period(), basis.size()).words() : null;
    }

    /** True for a reported period, and for a mean when every month (without months every quarter) of it has results. */
    public boolean whole() {
        return !computed() || WaterPeriods
                .completeness(period, basis.get(0).period(), (int) basis.stream().filter(e -> e.items() > 0).count()).whole();
    }

    public boolean demonstration() {
        return sources().contains(Reading.DEMONSTRATION);
    }

    /** How many items have a result, also one below its detection limit. */
    public int items() {
        return (int) readings.stream().filter(r -> r.value() != null).count();
    }

    public List<Object> cells() {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(site.code(), period.code(), ChinaTime.offset(start), ChinaTime.offset(end),
                        result.waterClass() == null ? null : result.waterClass().code(), result.reason(),
                        result.target() == null ? null : result.target().code(), result.compliant(), result.deciding()));
        cells.add(result.exceeding().stream().map(WaterResult.Exceedance::parameter).toList());
        cells.add(result.exceeding().stream().map(e -> Reading.plain(e.value()).toPlainString()).toList());
        cells.add(result.exceeding().stream().map(e -> Reading.plain(e.limit()).toPlainString()).toList());
        cells.add(result.exceeding().stream().map(e -> e.multiple() == null ? "" : e.multiple().toPlainString()).toList());
        cells.addAll(
                Arrays.asList(result.notJudged(), result.standard(), String.join("、", sources()), state().code(), computed(),
                        completeness()));
        return cells;
    }
}
