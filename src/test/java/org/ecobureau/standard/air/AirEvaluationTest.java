package org.ecobureau.standard.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.ecobureau.standard.air.AirEvaluation.Figure;
import org.junit.jupiter.api.Test;

/** HJ 663 and GB 3095-2026 table 4 over years and months. */
class AirEvaluationTest {

    @Test
    void percentilesAreThoseOfTheDomainsVectors() {
        // 1…365: P98 357.72, P95 346.8, P90 328.6 (domain 1.6).
        Map<LocalDate, BigDecimal> days = year(2025, day -> BigDecimal.valueOf(day.getDayOfYear()));
        assertEquals(new BigDecimal("358"), AirEvaluation.year(2025, "so2", days, true).percentile());
        assertEquals(new BigDecimal("346.8"), AirEvaluation.year(2025, "pm25", days, true).percentile());
        assertEquals(new BigDecimal("346.8"), AirEvaluation.year(2025, "co", days, true).percentile());
        assertEquals(new BigDecimal("329"), AirEvaluation.year(2025, "o3", days, true).percentile());
        assertEquals(new BigDecimal("183.0"), AirEvaluation.year(2025, "pm25", days, true).mean());
        assertNull(AirEvaluation.year(2025, "o3", days, true).mean());
    }

    @Test
    void limitsAreThoseOfThePhaseInForce() {
        Map<LocalDate, BigDecimal> clean = year(2025, day -> new BigDecimal("33"));
        Figure old = AirEvaluation.year(2025, "pm25", clean, true);
        assertEquals("GB 3095-2012", old.standard());
        assertEquals(new BigDecimal("35"), old.meanLimit());
        assertTrue(old.compliant());
        Figure now = AirEvaluation.year(2026, "pm25", year(2026, day -> new BigDecimal("33")), true);
        assertEquals("GB 3095-2026过渡阶段", now.standard());
        assertEquals(new BigDecimal("30"), now.meanLimit());
        assertEquals(new BigDecimal("60"), now.percentileLimit());
        assertFalse(now.compliant());
        Figure later = AirEvaluation.year(2031, "pm25", year(2031, day -> new BigDecimal("26")), true);
        assertEquals(new BigDecimal("25"), later.meanLimit());
        assertEquals(new BigDecimal("50"), later.percentileLimit());
        assertFalse(later.compliant());
    }

    @Test
    void aMeanIsRoundedOnceForTheComparison() {
        assertTrue(AirEvaluation.year(2027, "pm25", year(2027, day -> new BigDecimal("30.49")), true).meanCompliant());
        assertEquals(new BigDecimal("30.5"),
                AirEvaluation.year(2027, "pm25", year(2027, day -> new BigDecimal("30.49")), true).mean());
        assertFalse(AirEvaluation.year(2027, "pm25", year(2027, day -> new BigDecimal("30.51")), true).meanCompliant());
    }

    @Test
    void aYearNeeds324DaysAnd27AMonthAnd25InFebruary() {
        Map<LocalDate, BigDecimal> days = year(2025, day -> BigDecimal.TEN);
        days.keySet().removeIf(day -> day.getMonthValue() == 2 && day.getDayOfMonth() > 25);
        assertNull(AirEvaluation.year(2025, "no2", days, true).shortage());
        days.remove(LocalDate.of(2025, 2, 1));
        Figure short1 = AirEvaluation.year(2025, "no2", days, true);
        assertEquals("2 月 24 天，少于 25 天", short1.shortage());
        assertNull(short1.compliant());
        assertEquals(new BigDecimal("10"), short1.mean());
        Map<LocalDate, BigDecimal> thin = year(2025, day -> BigDecimal.TEN);
        thin.keySet().removeIf(day -> day.getDayOfMonth() > 27 || day.getMonthValue() == 2 && day.getDayOfMonth() > 25);
        thin.remove(LocalDate.of(2025, 2, 25));
        thin.put(LocalDate.of(2025, 2, 26), BigDecimal.TEN);
        assertEquals("全年只有 322 天有效，少于 324 天", AirEvaluation.year(2025, "no2", thin, true).shortage());
        assertEquals("这一年还没有结束", AirEvaluation.year(2025, "no2", days, false).shortage());
    }

    @Test
    void aMonthHasValidityButNoLimit() {
        Map<LocalDate, BigDecimal> days = year(2026, day -> BigDecimal.TEN);
        days.keySet().removeIf(day -> day.getMonthValue() != 6 || day.getDayOfMonth() > 26);
        Figure june = AirEvaluation.month(YearMonth.of(2026, 6), "pm10", days, true);
        assertEquals("只有 26 天有效，少于 27 天", june.shortage());
        assertNull(june.meanLimit());
        assertNull(june.compliant());
        assertEquals("没有有效的日值", AirEvaluation.month(YearMonth.of(2026, 7), "pm10", Map.of(), true).shortage());
    }

    private static Map<LocalDate, BigDecimal> year(int year, Function<LocalDate, BigDecimal> value) {
        Map<LocalDate, BigDecimal> days = new LinkedHashMap<>();
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            days.put(day, value.apply(day));
        }
        return days;
    }
}
