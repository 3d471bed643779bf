package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.air.AirReport;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiLevel;
import org.ecobureau.standard.air.AqiResult;
import org.ecobureau.standard.air.AqiTable;

/**
 * An air result as the API gives it; pages print the same record.
 *
 * @param site code of the site, or null for the county
 * @param date the day the period belongs to (the hour ending 00:00 belongs to the day before)
 * @param aqi 1 to 500, or null with {@code reason} NA
 * @param missing NA or / for each pollutant without concentration
 * @param concentrations rounded by GB/T 8170 to the decimals of the parameter; null where there is none
 * @param recomputed true: we computed the AQI from concentrations; the official report is the prefecture's (HJ 633-2026, 5.1.2)
 * @param observedAt end of the period, null for an evaluation of given numbers
 * @param state provisional if any value used is, else corrected if any is, else verified; null for given numbers
 * @param basis for a day: {@code reported} day values or {@code hours} computed from hourly values; null otherwise
 * @param points how many sites a county value is the mean of; null for a site
 * @param valid for each mean we made of it: hourly means behind it, for o3 of a day 8-hour means, for the county points
 * @param flags quality flags of any value used, joined by {@code ;}, or null
 * @param receivedAt when the hour came in, or when the day could first be told
 */
public record AirResult(String site, LocalDate date, String period, Integer aqi, String reason, Integer level, String category,
        String color, List<String> primaryPollutants, Map<String, Integer> iaqi, Map<String, String> missing,
        Map<String, BigDecimal> concentrations, String standard, boolean recomputed, OffsetDateTime observedAt,
        OffsetDateTime nextUpdateAt,
        String source, String state, String basis, Integer points, Map<String, Integer> valid, String flags,
        OffsetDateTime receivedAt) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = header();

    /** What the rule says of one period. */
    record Verdict(String standard, Integer aqi, AqiLevel level, List<String> primary, Map<String, Integer> iaqi) {
        static Verdict of(AqiResult result) {
            return new Verdict(result.standard(), result.aqi(), result.level(), result.primaryPollutants(), result.iaqi());
        }
    }

    /** Where a result comes from, as far as it comes from observations. */
    public record Origin(String site, OffsetDateTime observedAt, OffsetDateTime nextUpdateAt, String source, String state,
            String basis,
            Integer points, AirSample.Quality quality) {
        /** An evaluation of numbers somebody gave. */
        public static final Origin NONE = new Origin(null, null, null, null, null, null, null,
                new AirSample.Quality(Map.of(), null, null));
    }

    public static AirResult of(AqiResult result, Origin origin) {
        return of(result.report(), Verdict.of(result), origin);
    }

    static AirResult of(AirReport report, Verdict verdict, Origin origin) {
        Map<String, BigDecimal> concentrations = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (String code : AqiTable.POLLUTANTS) {
            AirValue value = report.value(code);
            concentrations.put(code, value instanceof AirValue.Measured m
                    ? Reading.plain(Rounding.halfEven(m.concentration(), Parameters.get(code).decimals()))
                    : null);
            if (value instanceof AirValue.Absent absent) {
                missing.put(code, absent.mark());
            }
        }
        AqiLevel level = verdict.level();
        return new AirResult(origin.site(), report.date(), report.period().code(), verdict.aqi(),
                verdict.aqi() == null ? "NA" : null, level == null ? null : level.level(),
                level == null ? null : level.category(), level == null ? null : level.colour(), verdict.primary(),
                verdict.iaqi(), missing, concentrations, verdict.standard(), true, origin.observedAt(),
                origin.nextUpdateAt(), origin.source(), origin.state(), origin.basis(), origin.points(),
                origin.quality().valid(), origin.quality().flags(), ChinaTime.offset(origin.quality().receivedAt()));
    }

    /** The same result with the time of the next one. */
    AirResult with(OffsetDateTime next) {
        return new AirResult(site, date, period, aqi, reason, level, category, color, primaryPollutants, iaqi, missing,
                concentrations,
                standard, recomputed, observedAt, next, source, state, basis, points, valid, flags, receivedAt);
    }

    /** The same empty result without source and state: nothing was observed. */
    AirResult without(OffsetDateTime observed, OffsetDateTime next) {
        return new AirResult(site, date, period, aqi, reason, level, category, color, primaryPollutants, iaqi, missing,
                concentrations,
                standard, recomputed, observed, next, null, null, null, points, valid, null, null);
    }

    public List<Object> cells() {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(site, date, period, aqi, reason, level, category, color, primaryPollutants));
        AqiTable.POLLUTANTS.forEach(code -> cells.add(iaqi.get(code)));
        AqiTable.POLLUTANTS.forEach(code -> cells.add(missing.get(code)));
        AqiTable.POLLUTANTS.forEach(code -> cells.add(concentrations.get(code)));
        cells.addAll(Arrays.asList(standard, recomputed, observedAt, nextUpdateAt, source, state, basis, points));
        AqiTable.POLLUTANTS.forEach(code -> cells.add(valid.get(code)));
        cells.addAll(Arrays.asList(flags, receivedAt));
        return cells;
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(
                List.of("site", "date", "period", "aqi", "reason", "level", "category", "color", "primaryPollutants"));
        for (String group : List.of("iaqi", "missing", "concentrations")) {
            AqiTable.POLLUTANTS.forEach(code -> names.add(group + "." + code));
        }
        names.addAll(List.of("standard", "recomputed", "observedAt", "nextUpdateAt", "source", "state", "basis", "points"));
        AqiTable.POLLUTANTS.forEach(code -> names.add("valid." + code));
        names.addAll(List.of("flags", "receivedAt"));
        return List.copyOf(names);
    }
}
