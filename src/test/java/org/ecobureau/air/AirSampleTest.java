package org.ecobureau.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.ecobureau.air.AirConfig.CountyRule;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.Aqi;
import org.junit.jupiter.api.Test;

class AirSampleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final Instant START = ChinaTime.startOf(DAY);

    @Test
    void countyIsTheMeanOfThePointsThatHaveAValue() {
        AirSample county = AirSample.county(
                List.of(point("a", reading("pm25", 0, "30")), point("b", reading("pm25", 0, "31")),
                        point("c", reading("pm25", 0, null))),
                CountyRule.MEAN, 1);
        assertEquals(0, value(county, "pm25").compareTo(new BigDecimal("30.5")));
        assertEquals(AirValue.MISSING, county.values().get("o3"));
        assertEquals(2, county.points());
        assertEquals(new BigDecimal("30"), Aqi.evaluate(county.report(AirPeriod.HOUR)).concentrations().get("pm25"),
                "half to even");
    }

    @Test
    void countyRuleAndLeastNumberOfPointsAreSettings() {
        List<AirSample> points = List.of(point("a", reading("pm25", 0, "30")), point("b", reading("pm25", 0, "80")));
        assertEquals(0, value(AirSample.county(points, CountyRule.HIGHEST, 1), "pm25").compareTo(new BigDecimal("80")));
        assertEquals(AirValue.MISSING, AirSample.county(points, CountyRule.MEAN, 3).values().get("pm25"));
    }

    @Test
    void whatNoPointMonitorsIsNotMissing() {
        Reading off = new Reading(1, 1, "a", "co", PeriodKind.HOUR, START, START.plusSeconds(3600), null, "/", false, null,
                "mg/m³",
                ObservationState.VERIFIED, 1, "s", START, null);
        AirSample both = AirSample.county(List.of(point("a", off), point("b", off)), CountyRule.MEAN, 1);
        assertEquals(AirValue.NOT_MONITORED, both.values().get("co"));
        assertEquals(AirValue.MISSING,
                AirSample.county(List.of(point("a", off), point("b", reading("co", 0, null))), CountyRule.MEAN, 1).values()
                        .get("co"));
    }

    @Test
    void aDayNeedsTwentyHours() {
        assertEquals(0, value(day(hours("pm25", 20, i -> "40")), "pm25").compareTo(new BigDecimal("40")));
        assertEquals(AirValue.MISSING, day(hours("pm25", 19, i -> "40")).values().get("pm25"));
        assertEquals(AirSample.HOURS, day(hours("pm25", 20, i -> "40")).basis());
    }

    @Test
    void ozoneOfADayIsItsLargestEightHourMean() {
        // 100 from 12:00 to 20:00, else 20: only the window ending 20:00 lies wholly in it.
        List<Reading> hours = hours("o3", 24, i -> i >= 12 && i < 20 ? "100" : "20");
        assertEquals(0, value(day(hours), "o3").compareTo(new BigDecimal("100")));
        assertTrue(value(day(hours("o3", 24, i -> String.valueOf(i))), "o3").compareTo(new BigDecimal("19.5")) == 0,
                "hours 16 to 23");
        assertEquals(AirValue.MISSING, day(hours("o3", 12, i -> "50")).values().get("o3"), "too few windows");
        assertEquals(0, value(day(hours("o3", 12, i -> "200")), "o3").compareTo(new BigDecimal("200")),
                "above the limit it counts all the same");
    }

    @Test
    void aReportedDayValueComesBeforeACountedOne() {
        Reading reported = new Reading(1, 1, "a", "pm25", PeriodKind.DAY, START, START.plus(1, ChronoUnit.DAYS),
                new BigDecimal("33"), null,
                false, null, "μg/m³", ObservationState.VERIFIED, 1, "s", START, null);
        AirSample day = AirDays.of("a", DAY, List.of(reported), hours("pm25", 24, i -> "40")).orElseThrow();
        assertEquals(0, value(day, "pm25").compareTo(new BigDecimal("33")));
        assertEquals(AirSample.REPORTED, day.basis());
        assertTrue(AirDays.of("a", DAY, List.of(), List.of()).isEmpty());
    }

    @Test
    void oneProvisionalValueMakesTheResultProvisional() {
        assertEquals(ObservationState.PROVISIONAL,
                ObservationState.of(List.of(ObservationState.VERIFIED, ObservationState.PROVISIONAL)));
        assertEquals(ObservationState.CORRECTED,
                ObservationState.of(List.of(ObservationState.VERIFIED, ObservationState.CORRECTED)));
        assertEquals(ObservationState.VERIFIED, ObservationState.of(List.of(ObservationState.VERIFIED)));
    }

    private static AirSample day(List<Reading> hours) {
        return AirDays.of("a", DAY, List.of(), hours).orElseThrow();
    }

    private static BigDecimal value(AirSample sample, String parameter) {
        return ((AirValue.Measured) sample.values().get(parameter)).concentration();
    }

    private static AirSample point(String site, Reading reading) {
        return AirSample.of(site, START, START.plusSeconds(3600), List.of(reading), null);
    }

    private static List<Reading> hours(String parameter, int count, IntFunction<String> value) {
        List<Reading> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hours.add(reading(parameter, i, value.apply(i)));
        }
        return hours;
    }

    private static Reading reading(String parameter, int hour, String value) {
        Instant start = START.plus(hour, ChronoUnit.HOURS);
        return new Reading(1, 1, "a", parameter, PeriodKind.HOUR, start, start.plus(1, ChronoUnit.HOURS),
                value == null ? null : new BigDecimal(value), value == null ? "NA" : null, false, null, "μg/m³",
                ObservationState.VERIFIED, 1, "s",
                start, null);
    }
}
