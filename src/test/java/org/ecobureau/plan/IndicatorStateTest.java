package org.ecobureau.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorStateTest {

    @ParameterizedTest
    @CsvSource({ "good-days, 2025, 97.5, true, MET", "good-days, 2025, 97.4, true, NOT_MET", "pm25, 2025, 32, true, MET",
            "pm25, 2025, 32.1, true, NOT_MET", "pm25, 2025, 12, false, UNKNOWN", "good-days, 2024, 100, true, UNKNOWN",
            "forest-cover, 2025, 63.30, true, MET" })
    void onlyACompleteValueOfTheTargetYearMeetsOrMisses(String id, int year, BigDecimal value, boolean complete,
            IndicatorState state) {
        assertEquals(state, IndicatorState.of(indicator(id), List.of(new PlanValue(year, value, "s", complete, null, false))));
    }

    @Test
    void withoutAnyValueNothingIsMet() {
        new Indicators().all().forEach(i -> assertEquals(IndicatorState.UNKNOWN, IndicatorState.of(i, List.of()), i.id()));
    }

    @Test
    void theFileHoldsThePlan() {
        Indicators indicators = new Indicators();
        assertEquals(18, indicators.all().size());
        assertEquals(18, indicators.all().stream().map(Indicator::id).distinct().count());
        assertEquals(2019, indicators.firstYear());
        assertEquals(2025, indicators.lastYear());
        assertEquals("≤ 32 µg/m³", indicator("pm25").targetWords());
        assertTrue(indicators.all().stream().filter(i -> "air".equals(i.computed())).allMatch(i -> i.minimumDays() == 324));
    }

    private static Indicator indicator(String id) {
        return new Indicators().all().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    }
}
