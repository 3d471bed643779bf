package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.ecobureau.standard.air.AqiLevel;
import org.ecobureau.standard.air.AqiResult;

/**
 * An air result of the public interface. Field names are the JSON names.
 *
 * @param site code of the site, null for values somebody posted
 * @param recomputed whether we computed the AQI ourselves from concentrations
 * @param observedAt end of the observed period, null for values somebody posted
 * @param nextUpdateAt when newer data are expected, null when none are
 */
public record AirResultView(String site, LocalDate date, String period, Integer aqi, String reason, Integer level,
        String category, String color, List<String> primaryPollutants, Map<String, Integer> iaqi,
        Map<String, String> missing, Map<String, BigDecimal> concentrations, String standard, boolean recomputed,
        OffsetDateTime observedAt, OffsetDateTime nextUpdateAt, String source) {

    /** The result of a site's observations. */
    public static AirResultView of(AqiResult result, String site, OffsetDateTime observedAt,
            OffsetDateTime nextUpdateAt, String source) {
        AqiLevel level = result.level();
        return new AirResultView(site, result.report().date(), result.report().period().code(), result.aqi(),
                result.reason(), level == null ? null : level.level(), level == null ? null : level.category(),
                level == null ? null : level.colour(), result.primaryPollutants(), result.iaqi(), result.missing(),
                result.concentrations(), result.standard(), true, observedAt, nextUpdateAt, source);
    }

    /** The result of values somebody posted. */
    static AirResultView posted(AqiResult result) {
        return of(result, null, null, null, null);
    }
}
