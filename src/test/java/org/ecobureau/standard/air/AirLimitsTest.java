package org.ecobureau.standard.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirLimitsTest {

    @ParameterizedTest(name = "{0}: {1} {2} is limited to {3} (grade 1) and {4} (grade 2)")
    @CsvSource({
            "2026-02-28, pm25, day, 35, 75", "2026-03-01, pm25, day, 35, 60", "2030-12-31, pm25, day, 35, 60",
            "2031-01-01, pm25, day, 25, 50", "2026-02-28, pm25, year, 15, 35", "2026-03-01, pm25, year, 15, 30",
            "2031-01-01, pm25, year, 10, 25", "2026-02-28, pm10, day, 50, 150", "2026-03-01, pm10, day, 50, 120",
            "2031-01-01, pm10, day, 50, 100", "2026-02-28, pm10, year, 40, 70", "2026-03-01, pm10, year, 40, 60",
            "2031-01-01, pm10, year, 20, 50", "2026-03-01, so2, year, 20, 60", "2026-03-01, so2, day, 50, 150",
            "2026-03-01, so2, hour, 150, 500", "2031-01-01, so2, year, 20, 20", "2031-01-01, so2, day, 50, 50",
            "2031-01-01, so2, hour, 150, 150", "2026-03-01, no2, year, 40, 40", "2026-03-01, no2, day, 80, 80",
            "2031-01-01, no2, year, 30, 30", "2031-01-01, no2, day, 50, 50", "2031-01-01, no2, hour, 200, 200",
            "2026-03-01, co, day, 4, 4", "2026-03-01, co, hour, 10, 10", "2026-03-01, o3, day, 100, 160",
            "2026-03-01, o3, hour, 160, 200", "2015-08-04, pm25, day, 35, 75"
    })
    void limitFollowsTheDay(LocalDate day, String parameter, String average, BigDecimal grade1, BigDecimal grade2) {
        AirLimits.Limit limit = AirLimits.on(day, parameter, average).orElseThrow();
        assertEquals(0, grade1.compareTo(limit.grade1()));
        assertEquals(0, grade2.compareTo(limit.grade2()));
    }

    @Test
    void transitionIsNamedAndFineDustOfAnHourHasNoLimit() {
        LocalDate day = LocalDate.parse("2026-11-23");
        assertEquals("过渡阶段", AirLimits.on(day, "pm25", "day").orElseThrow().phase());
        assertEquals("GB 3095-2026", AirLimits.on(day, "pm25", "day").orElseThrow().standard());
        assertTrue(AirLimits.on(day, "pm25", "hour").isEmpty());
    }
}
