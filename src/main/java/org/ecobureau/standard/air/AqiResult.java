package org.ecobureau.standard.air;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The evaluation of one air report.
 *
 * @param aqi 1 to 500, or null when none may be published
 * @param reason NA when there is no AQI, else null
 * @param level null without an AQI
 * @param primaryPollutants codes with the largest IAQI in the order of the interface; empty for AQI ≤ 50 or none
 * @param steps one for each of the six pollutants, in the order of the interface
 * @param maximum the largest IAQI, also when the AQI is held back; null without any
 */
public record AqiResult(AirReport report, String standard, Integer aqi, String reason, AqiLevel level,
        List<String> primaryPollutants, List<AqiStep> steps, Integer maximum) {

    /** The IAQI of each pollutant, null where none was computed. */
    public Map<String, Integer> iaqi() {
        Map<String, Integer> values = new LinkedHashMap<>();
        steps.forEach(s -> values.put(s.parameter(), s.iaqi()));
        return values;
    }

    /** The concentration computed with, null where there is none. */
    public Map<String, BigDecimal> concentrations() {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        steps.forEach(s -> values.put(s.parameter(), s.used()));
        return values;
    }

    /** The pollutants without concentration, with NA (missing) or / (not monitored). */
    public Map<String, String> missing() {
        Map<String, String> marks = new LinkedHashMap<>();
        for (AqiStep step : steps) {
            if (report.value(step.parameter()) instanceof AirValue.Absent absent) {
                marks.put(step.parameter(), absent.mark());
            }
        }
        return marks;
    }
}
