package org.ecobureau.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.air.AirStatistics;
import org.ecobureau.drinkingwater.Rates;
import org.ecobureau.drinkingwater.SourceFigures;
import org.ecobureau.standard.air.AirEvaluation;
import org.ecobureau.water.RiverCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a computed value may be held against its target, and when a reported one stands in its place. */
class CompleteValuesTest {

    @ParameterizedTest
    @CsvSource({ "8, 0, 2025-01-01, true", "7, 0, 2025-01-01, false", "2, 0, 2025-01-01, false", "8, 1, 2025-01-01, false",
            "8, 0, 2024-12-31, false" })
    void everyQuarterOfEveryCountySourceIsNeeded(int monitored, int unclear, LocalDate today, boolean complete) {
        Rates county = Rates.of(java.util.stream.IntStream.range(0, monitored)
                .mapToObj(i -> new Rates.Part(true, i < unclear ? null : Boolean.TRUE, null)).toList());
        Instant start = at("2024-01-01");
        SourceFigures figures = new SourceFigures("2024年", start, at("2025-01-01"), county, Rates.of(List.of()), county, 2, 4,
                false);
        PlanValue value = DrinkingWaterFigures.value(2024, figures, at(today.toString()));
        assertEquals(complete, value.complete(), value.note());
        assertTrue(value.note().startsWith("应监测 8 次，已监测 " + monitored + " 次"), value.note());
    }

    @ParameterizedTest
    @CsvSource({ "3, 3, true, true", "3, 2, true, false", "3, 3, false, false", "2, 2, true, false" })
    void everySectionNeedsItsYear(int evaluated, int whole, boolean ended, boolean complete) {
        RiverCompliance river = new RiverCompliance("2024年", 3, evaluated, whole, evaluated, new BigDecimal("100.0"), "Ⅱ类", "甲",
                "1/12 月", false, "评价 3 个断面");
        PlanValue value = WaterFigures.value(2024, river, ended);
        assertEquals(complete, value.complete(), value.note());
    }

    @ParameterizedTest
    @CsvSource({ "31, 28, true", "31, 24, false", "26, 28, false" })
    void fineDustNeedsDaysInEachMonthToo(int january, int february, boolean complete) {
        Map<LocalDate, BigDecimal> days = new LinkedHashMap<>();
        LocalDate.of(2023, 1, 1).datesUntil(LocalDate.of(2024, 1, 1))
                .filter(day -> day.getDayOfMonth() <= (day.getMonthValue() == 1 ? january
                        : day.getMonthValue() == 2 ? february : 31))
                .forEach(day -> days.put(day, BigDecimal.valueOf(30)));
        assertTrue(days.size() >= 324);
        AirStatistics air = new AirStatistics(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31), LocalDate.of(2023, 12, 31),
                true, 365, days.size(), days.size(), days.size(), new BigDecimal("100.0"), Map.of(), Map.of(),
                Map.of("pm25", AirEvaluation.year(2023, "pm25", days, true)), null, Set.of());
        PlanValue fine = AirFigures.value(2023, BigDecimal.valueOf(30), air, indicator("pm25"));
        assertEquals(complete, fine.complete(), fine.note());
        assertTrue(AirFigures.value(2023, new BigDecimal("100.0"), air, indicator("good-days")).complete());
    }

    @Test
    void anIncompleteComputedValueGivesWayToTheReportedOne() {
        PlanValue half = value(2024, "90", false);
        PlanValue whole = value(2025, "97", true);
        PlanValue official = value(2024, "95", true);
        PlanValue other = value(2025, "96", true);
        assertEquals(List.of(official, whole), PlanBoard.together(List.of(half, whole), List.of(other, official)));
        assertEquals(List.of(half, whole), PlanBoard.together(List.of(half, whole), Collections.emptyList()));
        assertEquals(List.of(official), PlanBoard.together(List.of(), List.of(official)));
    }

    private static PlanValue value(int year, String number, boolean complete) {
        return new PlanValue(year, new BigDecimal(number), "s", complete, null, false);
    }

    private static Indicator indicator(String id) {
        return new Indicators().all().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00+08:00");
    }
}
