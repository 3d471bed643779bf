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
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.Rounding;
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
 */
public record AirResult(String site, LocalDate date, String period, Integer aqi, String reason, Integer level, String category,
        String color, List<String> primaryPollutants, Map<String, Integer> iaqi, Map<String, String> missing,
        Map<String, BigDecimal> concentrations, String standard, boolean recomputed, OffsetDateTime observedAt,
        OffsetDateTime nextUpdateAt,
        String source, String state, String basis, Integer points) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = header();

    /** Where a result comes from, as far as it comes from observations. */
    public record Origin(String site, OffsetDateTime observedAt, OffsetDateTime nextUpdateAt, String source, String state,
            String basis,
            Integer points) {
        /** An evaluation of numbers somebody gave. */
        public static final Origin NONE = new Origin(null, null, null, null, null, null, null);
    }

    public static AirResult of(AqiResult result, Origin origin) {
        Map<String, BigDecimal> concentrations = new LinkedHashMap<>();
        result.concentrations().forEach((code, value) -> concentrations.put(code,
                value == null ? null : Reading.plain(Rounding.halfEven(value, Parameters.get(code).decimals()))));
        boolean level = result.level() != null;
        return new AirResult(origin.site(), result.report().date(), result.report().period().code(), result.aqi(),
                result.reason(),
                level ? result.level().level() : null, level ? result.level().category() : null,
                level ? result.level().colour() : null,
                result.primaryPollutants(), result.iaqi(), result.missing(), concentrations, result.standard(),
                true, origin.observedAt(),
                origin.nextUpdateAt(),
                origin.source(), origin.state(), origin.basis(), origin.points());
    }

    /** The same result with the time of the next one. */
    AirResult with(OffsetDateTime next) {
        return new AirResult(site, date, period, aqi, reason, level, category, color, primaryPollutants, iaqi, missing,
                concentrations,
                standard, recomputed, observedAt, next, source, state, basis, points);
    }

    /** The same empty result without source and state: nothing was observed. */
    AirResult without(OffsetDateTime observed, OffsetDateTime next) {
        return new AirResult(site, date, period, aqi, reason, level, category, color, primaryPollutants, iaqi, missing,
                concentrations,
                standard, recomputed, observed, next, null, null, null, points);
    }

    public List<Object> cells() {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(site, date, period, aqi, reason, level, category, color, primaryPollutants));
        AqiTable.POLLUTANTS.forEach(code -> cells.add(iaqi.get(code)));
        AqiTable.POLLUTANTS.forEach(code -> cells.add(missing.get(code)));
        AqiTable.POLLUTANTS.forEach(code -> cells.add(concentrations.get(code)));
        cells.addAll(Arrays.asList(standard, recomputed, observedAt, nextUpdateAt, source, state, basis, points));
        return cells;
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(
                List.of("site", "date", "period", "aqi", "reason", "level", "category", "color", "primaryPollutants"));
        for (String group : List.of("iaqi", "missing", "concentrations")) {
            AqiTable.POLLUTANTS.forEach(code -> names.add(group + "." + code));
        }
        names.addAll(List.of("standard", "recomputed", "observedAt", "nextUpdateAt", "source", "state", "basis", "points"));
        return List.copyOf(names);
    }
}
