package org.ecobureau.standard.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AqiTest {

    private static final String NEW = "2026-03-01";
    private static final String OLD = "2026-02-28";

    @ParameterizedTest(name = "{0} {1} = {2}: IAQI {3} by the standard of 2026, {4} by that of 2012")
    @CsvSource({
            "day, pm25, 0, 0, 0",
            "day, pm25, 35, 50, 50",
            "day, pm25, 36, 52, 52",
            "day, pm25, 45, 70, 63",
            "day, pm25, 60, 100, 82",
            "day, pm25, 60.5, 100, 82",
            "day, pm25, 61.5, 102, 84",
            "day, pm25, 75, 114, 100",
            "day, pm25, 76, 115, 102",
            "day, pm25, 500, 500, 500",
            "day, pm25, 512, 500, 500",
            "day, pm25, 70, 110, 94",
            "day, pm10, 120, 100, 85",
            "day, pm10, 121, 101, 86",
            "day, pm10, 150, 112, 100",
            "day, o3, 160, 100, 100",
            "day, o3, 161, 101, 101",
            "day, o3, 215, 150, 150",
            "day, o3, 800, 300, 300",
            "day, o3, 801, 300, ",
            "hour, so2, 800, 200, 200",
            "hour, so2, 801, 200, ",
            "hour, o3, 201, 101, 101",
            "hour, o3, 1201, 500, 500",
            "day, no2, 41, 52, 52",
            "hour, no2, 201, 101, 101",
            "day, so2, 60, 55, 55",
            "day, co, 2.2, 55, 55",
            "hour, co, 65.4, 218, 218",
            "hour, pm25, 60, 100, 82",
            "hour, pm10, 121, 101, 86",
            // Rounded first since 2026 (0.85 → 0.8, 0.95 → 1.0); before, the contract says: not rounded.
            "day, co, 0.85, 20, 22",
            "day, co, 0.95, 25, 24"
    })
    void pollutantHasTheIndexOfItsStandard(String period, String parameter, String value, Integer in2026,
            Integer in2012) {
        AirPeriod of = AirPeriod.valueOf(period.toUpperCase(Locale.ROOT));
        assertEquals(in2026, Aqi.evaluate(AirReports.report(NEW, of, parameter + "=" + value)).iaqi().get(parameter));
        assertEquals(in2012, Aqi.evaluate(AirReports.report(OLD, of, parameter + "=" + value)).iaqi().get(parameter));
    }

    @ParameterizedTest(name = "{0}: AQI {1}, primary {2}")
    @CsvSource({
            "so2=8 no2=22 co=0.9 o3=148 pm10=78 pm25=52, 90, o3",
            "so2=6 no2=12 co=0.6 o3=88 pm10=38 pm25=21, 44, ''",
            "so2=9 no2=30 co=1.0 o3=60 pm10=120 pm25=60, 100, pm10;pm25",
            "so2=8 no2=22 co=0.9 pm10=78 pm25=76, 115, pm25",
            "so2=8 no2=22 co=0.9 o3=/ pm10=78 pm25=52, 84, pm25",
            "so2=0 no2=0 co=0 o3=0 pm10=0 pm25=0, 1, ''",
            "so2=9 no2=30 co=1.0 o3=60 pm10=700 pm25=512, 500, pm10;pm25"
    })
    void dayHasItsIndexAndPrimaryPollutants(String values, int aqi, String primary) {
        AqiResult result = Aqi.evaluate(AirReports.day("2026-04-01", values));
        assertEquals(aqi, result.aqi());
        assertEquals(primary, String.join(";", result.primaryPollutants()));
        assertNull(result.reason());
    }

    /** A fault seen elsewhere: a pollutant that nobody measured named as the primary one. */
    @Test
    void aPollutantThatIsNotMeasuredIsNeverThePrimaryOne() {
        List<String> codes = List.of("so2", "no2", "co", "o3", "pm10", "pm25");
        Map<String, String> high = Map.of("so2", "900", "no2", "300", "co", "30", "o3", "300", "pm10", "300", "pm25", "200");
        for (String day : List.of("2026-04-01", "2025-04-01")) {
            for (int measured = 0; measured < 1 << codes.size(); measured++) {
                List<String> parts = new ArrayList<>();
                Set<String> there = new HashSet<>();
                for (int i = 0; i < codes.size(); i++) {
                    boolean has = (measured & 1 << i) != 0;
                    parts.add(codes.get(i) + "=" + (has ? high.get(codes.get(i)) : "/"));
                    if (has) {
                        there.add(codes.get(i));
                    }
                }
                AqiResult result = Aqi.evaluate(AirReports.day(day, String.join(" ", parts)));
                assertTrue(there.containsAll(result.primaryPollutants()), day + " " + parts + " " + result.primaryPollutants());
            }
        }
    }

    @Test
    void everyPollutantOfTheDayShowsItsOwnIndex() {
        AqiResult result = Aqi.evaluate(AirReports.day("2026-04-01", "so2=8 no2=22 co=0.9 o3=148 pm10=78 pm25=52"));
        assertEquals(List.of(8, 28, 23, 90, 70, 84), List.copyOf(result.iaqi().values()));
        assertEquals(AqiTable.POLLUTANTS, List.copyOf(result.iaqi().keySet()));
        assertEquals("良", result.level().category());
        assertEquals("#FFFF00", result.level().colour());
        assertEquals("HJ 633-2026", result.standard());
    }

    @Test
    void missingItemHoldsBackAnIndexUpTo100() {
        AqiResult result = Aqi.evaluate(AirReports.day("2026-04-01", "so2=8 no2=22 co=0.9 pm10=78 pm25=52"));
        assertNull(result.aqi());
        assertEquals("NA", result.reason());
        assertNull(result.level());
        assertEquals(List.of(), result.primaryPollutants());
        assertEquals(Map.of("o3", "NA"), result.missing());
        assertEquals(84, result.iaqi().get("pm25"), "single values stay visible");
        assertEquals(84, result.maximum());
    }

    @Test
    void missingItemAtExactly100StillHoldsBackAnd101DoesNot() {
        assertNull(Aqi.evaluate(AirReports.day("2026-04-01", "pm25=60")).aqi());
        assertEquals(101, Aqi.evaluate(AirReports.day("2026-04-01", "pm25=61")).aqi());
    }

    @Test
    void beforeMarch2026MissingItemsAreIgnored() {
        AqiResult result = Aqi.evaluate(AirReports.day(OLD, "so2=8 no2=22 co=0.9 pm10=78 pm25=52"));
        assertEquals(72, result.aqi());
        assertEquals(Map.of("o3", "NA"), result.missing());
        assertEquals("HJ 633-2012", result.standard());
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-01", "2026-02-28" })
    void nothingMeasuredGivesNoIndex(String date) {
        AqiResult result = Aqi.evaluate(AirReports.hour(date, ""));
        assertNull(result.aqi());
        assertEquals("NA", result.reason());
        assertNull(result.maximum());
        AqiResult unplanned = Aqi.evaluate(AirReports.hour(date, "so2=/ no2=/ co=/ o3=/ pm10=/ pm25=/"));
        assertNull(unplanned.aqi());
        assertEquals("/", unplanned.missing().get("pm25"));
    }

    @Test
    void concentrationsAreRoundedHalfToEvenFirst() {
        AqiResult result = Aqi.evaluate(AirReports.day(NEW, "so2=7.5 no2=8.5 co=0.85 o3=60.51 pm10=119.5 pm25=60.5"));
        assertEquals(List.of("8", "8", "0.8", "61", "120", "60"),
                result.concentrations().values().stream().map(BigDecimal::toPlainString).toList());
        assertEquals(new BigDecimal("60.5"), result.steps().get(5).given());
    }

    @Test
    void stepShowsTheBreakpointsAndTheFormula() {
        AqiStep step = Aqi.evaluate(AirReports.day(NEW, "pm25=52.4")).steps().get(5);
        assertEquals("(100 − 50) ÷ (60 − 35) × (52 − 35) + 50", step.formula());
        assertEquals(0, step.exact().compareTo(BigDecimal.valueOf(84)));
        assertEquals(AqiStep.Outcome.INTERPOLATED, step.outcome());
        assertEquals(AqiStep.Outcome.CAPPED, Aqi.evaluate(AirReports.day(NEW, "pm25=501")).steps().get(5).outcome());
        assertEquals(AqiStep.Outcome.ABOVE_TABLE, Aqi.evaluate(AirReports.day(OLD, "o3=801")).steps().get(3).outcome());
        assertEquals("", Aqi.evaluate(AirReports.day(OLD, "o3=801")).steps().get(3).formula());
    }

    @ParameterizedTest
    @CsvSource({
            "1, 优, #00E400, 一级, 各类人群可正常活动",
            "50, 优, #00E400, 一级, 各类人群可正常活动",
            "51, 良, #FFFF00, 二级, 极少数异常敏感人群应减少户外活动",
            "100, 良, #FFFF00, 二级, 极少数异常敏感人群应减少户外活动",
            "101, 轻度污染, #FF7E00, 三级, 青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
            "150, 轻度污染, #FF7E00, 三级, 青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
            "151, 中度污染, #FF0000, 四级, 青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
            "200, 中度污染, #FF0000, 四级, 青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
            "201, 重度污染, #99004C, 五级, 青少年儿童、老年人和心血管系统疾病、呼吸系统疾病患者应停留在室内，停止户外运动，一般人群减少户外运动",
            "300, 重度污染, #99004C, 五级, 青少年儿童、老年人和心血管系统疾病、呼吸系统疾病患者应停留在室内，停止户外运动，一般人群减少户外运动",
            "301, 严重污染, #7E0023, 六级, 青少年儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动",
            "500, 严重污染, #7E0023, 六级, 青少年儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动"
    })
    void classHasWordColourAndAdviceOfTheStandard(int aqi, String category, String colour, String roman,
            String advice) {
        AqiLevel level = AqiLevel.of("HJ 633-2026", aqi);
        assertEquals(List.of(category, colour, roman, advice),
                List.of(level.category(), level.colour(), level.roman(), level.advice()));
    }

    @Test
    void bothVersionsHaveSixClassesThatCover1To500WithoutGap() {
        for (String standard : List.of("HJ 633-2012", "HJ 633-2026")) {
            int next = 1;
            for (AqiLevel level : AqiLevel.of(standard)) {
                assertEquals(next, level.from());
                next = level.to() + 1;
            }
            assertEquals(501, next);
            assertEquals(6, AqiLevel.of(standard).size());
        }
        assertThrows(IllegalArgumentException.class, () -> AqiLevel.of("HJ 633-2026", 0));
        assertThrows(IllegalArgumentException.class, () -> AqiLevel.of("HJ 633-1999", 10));
    }

    @Test
    void everyPollutantNamesItsSensitiveGroups() {
        for (String pollutant : AqiTable.POLLUTANTS) {
            assertTrue(AqiLevel.sensitiveGroups(pollutant).contains("患有"), pollutant);
        }
        assertEquals("患有心血管系统疾病的人", AqiLevel.sensitiveGroups("co"));
    }

    @Test
    void breakpointsRiseInEveryRow() {
        for (String standard : Arrays.asList("HJ 633-2012", "HJ 633-2026")) {
            AqiTable.of(standard).series().forEach((name, series) -> {
                for (int i = 1; i < series.points().size(); i++) {
                    assertTrue(series.points().get(i).concentration()
                            .compareTo(series.points().get(i - 1).concentration()) > 0, standard + " " + name);
                }
            });
            assertEquals(12, AqiTable.of(standard).series().size());
        }
    }

    @Test
    void negativeConcentrationIsRefused() {
        BigDecimal negative = new BigDecimal("-0.1");
        assertThrows(IllegalArgumentException.class, () -> AirValue.of(negative));
    }

    @Test
    void tableOfAnUnknownStandardIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> AqiTable.of("HJ 633-1999"));
    }
}
