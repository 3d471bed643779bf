package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.air.AirEvaluation;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiTable;

/**
 * What the days of a month or a year come to.
 *
 * @param first first day of the period
 * @param last last day of the period
 * @param counted last day that counts: the last day of the period, or yesterday while it runs; null before its first day ended
 * @param ended true when the whole period is over
 * @param days days from {@code first} to {@code counted}
 * @param daysWithData days on which anything came in
 * @param validDays days with a published AQI: the denominator of the rate
 * @param goodDays days with an AQI up to 100 (levels 1 and 2)
 * @param goodRate {@code goodDays ÷ validDays} in percent with one decimal; null without a valid day
 * @param levelDays days of each level 1 to 6
 * @param primaryDays by pollutant code: days on which it was the primary pollutant; ties count for each
 * @param pollutants means and percentiles by pollutant code, in the order of the interface
 * @param state of all values used: provisional if any is, else corrected if any is, else verified; null without any
 * @param sources who measured
 */
public record AirStatistics(LocalDate first, LocalDate last, LocalDate counted, boolean ended, int days, int daysWithData,
        int validDays,
        int goodDays, BigDecimal goodRate, Map<Integer, Integer> levelDays, Map<String, Integer> primaryDays,
        Map<String, AirEvaluation.Figure> pollutants, ObservationState state, Set<String> sources) {
    private static final int LEVELS = 6;
    private static final int GOOD_UP_TO = 2;

    /** The mean of PM₂.₅ in µg/m³ with one decimal, or null without a valid day. */
    public BigDecimal pm25Mean() {
        return pollutants.get("pm25").mean();
    }

    public boolean demonstration() {
        return sources.contains(Reading.DEMONSTRATION);
    }

    /** Days up to {@code counted} without a published AQI. */
    public int daysWithout() {
        return days - validDays;
    }

    /** Days with data that allow no AQI. */
    public int daysWithoutAqi() {
        return daysWithData - validDays;
    }

    /** Days up to {@code counted} on which nothing came in. */
    public int daysWithoutData() {
        return days - daysWithData;
    }

    /**
     * Adds up days.
     *
     * @param figure makes the figure of one pollutant from its exact day values
     */
    static AirStatistics of(LocalDate first, LocalDate last, LocalDate today, List<Evaluated> days,
            BiFunction<String, Map<LocalDate, BigDecimal>, AirEvaluation.Figure> figure) {
        boolean ended = last.isBefore(today);
        LocalDate counted = ended ? last : today.isAfter(first) ? today.minusDays(1) : null;
        Map<Integer, Integer> levels = new LinkedHashMap<>();
        for (int level = 1; level <= LEVELS; level++) {
            levels.put(level, 0);
        }
        Map<String, Integer> primary = new LinkedHashMap<>();
        AqiTable.POLLUTANTS.forEach(code -> primary.put(code, 0));
        Map<String, Map<LocalDate, BigDecimal>> values = new LinkedHashMap<>();
        AqiTable.POLLUTANTS.forEach(code -> values.put(code, new LinkedHashMap<>()));
        List<ObservationState> states = new ArrayList<>();
        Set<String> sources = new TreeSet<>();
        for (Evaluated day : days) {
            if (day.result().level() != null) {
                levels.merge(day.result().level(), 1, Integer::sum);
                day.result().primaryPollutants().forEach(code -> primary.merge(code, 1, Integer::sum));
            }
            day.sample().values().forEach((code, value) -> {
                if (value instanceof AirValue.Measured measured) {
                    values.get(code).put(day.sample().day(), measured.concentration());
                }
            });
            states.add(day.sample().state());
            sources.addAll(day.sample().sources());
        }
        int valid = levels.values().stream().mapToInt(Integer::intValue).sum();
        int good = levels.entrySet().stream().filter(e -> e.getKey() <= GOOD_UP_TO).mapToInt(Map.Entry::getValue).sum();
        Map<String, AirEvaluation.Figure> figures = new LinkedHashMap<>();
        values.forEach((code, numbers) -> figures.put(code, figure.apply(code, numbers)));
        return new AirStatistics(first, last, counted, ended,
                counted == null ? 0 : (int) (counted.toEpochDay() - first.toEpochDay()) + 1, days.size(), valid, good,
                rate(good, valid),
                levels, primary, figures, states.isEmpty() ? null : ObservationState.of(states), sources);
    }

    /** Percent with one decimal (HJ 663-2026 table 3), half to even by GB/T 8170. */
    static BigDecimal rate(int part, int whole) {
        return Rounding.percent(part, whole);
    }
}
