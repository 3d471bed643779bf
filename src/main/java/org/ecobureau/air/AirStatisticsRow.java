package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.ecobureau.standard.air.AirEvaluation.Figure;
import org.ecobureau.standard.air.AqiTable;

/**
 * A year or a month of air as the API gives it; the pages print the same numbers.
 *
 * @param site code of the site, or null for the county
 * @param period {@code 2026} or {@code 2026-11}
 * @param counted last day that counts, null when no day has ended yet
 * @param validDays days with a published AQI, the denominator of the rate
 * @param goodRate percent with one decimal
 * @param valueDays valid day values of each pollutant
 * @param mean annual or monthly mean (SO₂, NO₂, PM₁₀, PM₂.₅)
 * @param percentile of the day values: SO₂ and NO₂ 98, PM and CO 95, O₃ (8-hour maximum) 90
 * @param shortage why a figure is not valid by GB 3095 table 4, in words
 * @param compliant within the grade-2 limits; null for a month and where it cannot be judged
 * @param limits the standard of the limits
 * @param recomputed true: days before 2026-03-01 were judged by HJ 633-2026 afterwards, which nobody published
 */
public record AirStatisticsRow(String site, String period, LocalDate first, LocalDate last, LocalDate counted, boolean ended,
        int days, int daysWithData, int validDays, int goodDays, BigDecimal goodRate, Map<Integer, Integer> levelDays,
        Map<String, Integer> primaryDays, Map<String, Integer> valueDays, Map<String, BigDecimal> mean,
        Map<String, BigDecimal> percentile, Map<String, String> shortage, Map<String, Boolean> compliant, String limits,
        boolean recomputed, String state, String source) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = header();
    private static final int LEVELS = 6;

    static AirStatisticsRow of(String site, String period, AirStatistics s, boolean recomputed) {
        return new AirStatisticsRow(site, period, s.first(), s.last(), s.counted(), s.ended(), s.days(), s.daysWithData(),
                s.validDays(), s.goodDays(), s.goodRate(), s.levelDays(), s.primaryDays(), each(s, Figure::days),
                each(s, Figure::mean), each(s, Figure::percentile), each(s, Figure::shortage), each(s, Figure::compliant),
                s.pollutants().get("pm25").standard(), recomputed, s.state() == null ? null : s.state().code(),
                s.sources().isEmpty() ? null : String.join("、", s.sources()));
    }

    private static <T> Map<String, T> each(AirStatistics s, Function<Figure, T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        s.pollutants().forEach((code, figure) -> values.put(code, value.apply(figure)));
        return values;
    }

    public List<Object> cells() {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(site, period, first, last, counted, ended, days, daysWithData, validDays, goodDays, goodRate));
        cells.addAll(levelDays.values());
        for (Map<String, ?> group : List.of(primaryDays, valueDays, mean, percentile, shortage, compliant)) {
            AqiTable.POLLUTANTS.forEach(code -> cells.add(group.get(code)));
        }
        cells.addAll(Arrays.asList(limits, recomputed, state, source));
        return cells;
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of("site", "period", "first", "last", "counted", "ended", "days",
                "daysWithData", "validDays", "goodDays", "goodRate"));
        for (int level = 1; level <= LEVELS; level++) {
            names.add("levelDays." + level);
        }
        for (String group : List.of("primaryDays", "valueDays", "mean", "percentile", "shortage", "compliant")) {
            AqiTable.POLLUTANTS.forEach(code -> names.add(group + "." + code));
        }
        names.addAll(List.of("limits", "recomputed", "state", "source"));
        return List.copyOf(names);
    }
}
