package org.ecobureau.standard.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.ecobureau.standard.water.WaterResult.Exceedance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceWaterTest {

    private static final BigDecimal STEP = new BigDecimal("0.000001");

    /** GB 3838-2002 table 1 as printed in domain.md §2.1: upper limits of classes I to V. */
    private static final String TABLE_1 = """
            permanganateIndex, 2, 4, 6, 10, 15
            cod, 15, 15, 20, 30, 40
            bod5, 3, 3, 4, 6, 10
            ammoniaNitrogen, 0.15, 0.5, 1.0, 1.5, 2.0
            totalPhosphorus, 0.02, 0.1, 0.2, 0.3, 0.4
            copper, 0.01, 1.0, 1.0, 1.0, 1.0
            zinc, 0.05, 1.0, 1.0, 2.0, 2.0
            fluoride, 1.0, 1.0, 1.0, 1.5, 1.5
            selenium, 0.01, 0.01, 0.01, 0.02, 0.02
            arsenic, 0.05, 0.05, 0.05, 0.1, 0.1
            mercury, 0.00005, 0.00005, 0.0001, 0.001, 0.001
            cadmium, 0.001, 0.005, 0.005, 0.005, 0.01
            chromium6, 0.01, 0.05, 0.05, 0.05, 0.1
            lead, 0.01, 0.01, 0.05, 0.05, 0.1
            cyanide, 0.005, 0.05, 0.2, 0.2, 0.2
            volatilePhenol, 0.002, 0.002, 0.005, 0.01, 0.1
            petroleum, 0.05, 0.05, 0.05, 0.5, 1.0
            anionicSurfactant, 0.2, 0.2, 0.2, 0.3, 0.3
            sulfide, 0.05, 0.1, 0.2, 0.5, 1.0
            """;

    @ParameterizedTest(name = "river: {0}")
    @CsvSource(textBlock = TABLE_1)
    void everyLimitOfTheTableIsStillItsClassAndTheNextDigitIsNot(String parameter, BigDecimal i, BigDecimal ii,
            BigDecimal iii, BigDecimal iv, BigDecimal v) {
        List<BigDecimal> limits = List.of(i, ii, iii, iv, v);
        for (int c = 0; c < limits.size(); c++) {
            // Equal limits belong to the better class.
            WaterClass at = WaterClass.values()[limits.indexOf(limits.get(c))];
            assertEquals(at, riverClass(parameter, limits.get(c)), parameter + " " + limits.get(c));
            WaterClass over = WaterClass.values()[limits.lastIndexOf(limits.get(c)) + 1];
            assertEquals(over, riverClass(parameter, limits.get(c).add(STEP)), parameter + " over " + limits.get(c));
        }
    }

    private static WaterClass riverClass(String parameter, BigDecimal value) {
        return SurfaceWater.evaluate(WaterSamples.river(WaterClass.III, parameter + "=" + value.toPlainString()))
                .waterClass();
    }

    @ParameterizedTest(name = "lake, total phosphorus {0}: {1}")
    @CsvSource({ "0.01, I", "0.011, II", "0.025, II", "0.05, III", "0.1, IV", "0.2, V", "0.201, 劣V" })
    void lakesHaveStricterPhosphorus(String value, String expected) {
        assertEquals(expected, SurfaceWater.evaluate(WaterSamples.lake(WaterClass.III, "totalPhosphorus=" + value))
                .waterClass().code());
    }

    @ParameterizedTest(name = "dissolved oxygen {0}: {1}")
    @CsvSource({ "7.5, I", "7.49, II", "6, II", "5.99, III", "5, III", "3, IV", "2.99, V", "2, V", "1.99, 劣V", "0, 劣V" })
    void oxygenIsBetterTheMoreThereIs(String value, String expected) {
        assertEquals(expected, SurfaceWater.evaluate(WaterSamples.river(WaterClass.III, "dissolvedOxygen=" + value))
                .waterClass().code());
    }

    @ParameterizedTest(name = "pH {0}: {1}")
    @CsvSource({ "6, I, ", "9, I, ", "7.2, I, ", "5.99, 劣V, 6", "9.01, 劣V, 9" })
    void acidOrAlkalineWaterIsWorseThanV(String value, String expected, BigDecimal brokenLimit) {
        WaterResult result = SurfaceWater.evaluate(WaterSamples.river(WaterClass.III, "ph=" + value));
        assertEquals(expected, result.waterClass().code());
        assertEquals(brokenLimit == null, result.compliant());
        if (brokenLimit != null) {
            assertEquals(List.of(new Exceedance("ph", new BigDecimal(value), brokenLimit, null)), result.exceeding());
        }
    }

    @Test
    void worstItemDecidesAndSaysByHowMuchTheTargetIsMissed() {
        WaterResult result = SurfaceWater.evaluate(WaterSamples.river(WaterClass.III,
                "ph=7.6 dissolvedOxygen=4.2 permanganateIndex=7.1 cod=26 ammoniaNitrogen=1.2 totalPhosphorus=0.08"));
        assertEquals(WaterClass.IV, result.waterClass());
        assertEquals("轻度污染", result.waterClass().state());
        assertEquals(List.of("dissolvedOxygen", "permanganateIndex", "cod", "ammoniaNitrogen"), result.deciding());
        assertEquals(false, result.compliant());
        assertEquals(List.of(
                new Exceedance("dissolvedOxygen", new BigDecimal("4.2"), new BigDecimal("5"), null),
                new Exceedance("permanganateIndex", new BigDecimal("7.1"), new BigDecimal("6"), new BigDecimal("0.18")),
                new Exceedance("cod", new BigDecimal("26"), new BigDecimal("20"), new BigDecimal("0.30")),
                new Exceedance("ammoniaNitrogen", new BigDecimal("1.2"), new BigDecimal("1.0"), new BigDecimal("0.20"))),
                result.exceeding());
        assertEquals("GB 3838-2002", result.standard());
        assertEquals(List.of(), result.notJudged());
    }

    @Test
    void multipleIsRoundedOnceHalfToEven() {
        WaterResult result = SurfaceWater.evaluate(WaterSamples.river(WaterClass.III, "cod=20.1 permanganateIndex=13.21"));
        assertEquals(List.of(new BigDecimal("1.20"), new BigDecimal("0.00")),
                result.exceeding().stream().map(Exceedance::multiple).toList());
    }

    @Test
    void referenceItemsAreNamedButHaveNoSay() {
        WaterResult result = SurfaceWater.evaluate(
                WaterSamples.lake(WaterClass.III, "temperature=31 totalNitrogen=9 fecalColiforms=90000 cod=12 chlorophyllA=4"));
        assertEquals(WaterClass.I, result.waterClass());
        assertEquals(true, result.compliant());
        assertEquals(List.of("temperature", "totalNitrogen", "fecalColiforms", "chlorophyllA"), result.notJudged());
    }

    @ParameterizedTest(name = "{0}: class {1}, compliant {2}, not judged {3}")
    @CsvSource({
            "mercury=0.00004L, I, true, ''",
            "mercury=0.00005L, I, true, ''",
            "mercury=0.0001L, , true, mercury",
            "mercury=0.001L, , , mercury",
            "mercury=0.001L cod=18, III, , mercury",
            "mercury=0.001L cod=25, IV, false, mercury",
            "cyanide=0.01L ph=7.0, I, true, cyanide",
            "dissolvedOxygen=0.2L, 劣V, false, ''",
            "dissolvedOxygen=4L, , false, dissolvedOxygen",
            "ph=6L cod=10, I, , ph"
    })
    void notDetectedCountsOnlyWhenTheDetectionLimitIsLowEnough(String values, String expected, Boolean compliant,
            String notJudged) {
        WaterResult result = SurfaceWater.evaluate(WaterSamples.river(WaterClass.III, values));
        assertEquals(expected, result.waterClass() == null ? null : result.waterClass().code());
        assertEquals(compliant, result.compliant());
        assertEquals(notJudged, String.join(";", result.notJudged()));
        assertEquals(result.waterClass() == null || compliant == null, result.reason() != null);
    }

    @Test
    void drinkingWaterSourceLeavesOutCodAndKeepsTheSingleLimits() {
        WaterResult good = SurfaceWater.evaluate(WaterSamples.source(WaterBody.LAKE,
                "ph=7.4 cod=35 ammoniaNitrogen=0.2 sulfate=20 antimony=0.0049 iron=0.3"));
        assertEquals(WaterClass.II, good.waterClass());
        assertEquals(true, good.compliant());
        assertEquals(List.of("cod"), good.notJudged());
        WaterResult bad = SurfaceWater.evaluate(WaterSamples.source(WaterBody.RIVER, "ph=7.4 manganese=0.25 antimony=0.006"));
        assertEquals(WaterClass.I, bad.waterClass(), "tables 2 and 3 do not change the class");
        assertEquals(false, bad.compliant());
        assertEquals(List.of(
                new Exceedance("manganese", new BigDecimal("0.25"), new BigDecimal("0.1"), new BigDecimal("1.50")),
                new Exceedance("antimony", new BigDecimal("0.006"), new BigDecimal("0.005"), new BigDecimal("0.20"))),
                bad.exceeding());
    }

    @ParameterizedTest(name = "{0} is limited to {1} mg/L at sources")
    @CsvSource({ "sulfate, 250", "chloride, 250", "nitrate, 10", "iron, 0.3", "manganese, 0.1", "chloroform, 0.06",
            "carbonTetrachloride, 0.002", "trichloroethylene, 0.07", "tetrachloroethylene, 0.04", "benzene, 0.01",
            "toluene, 0.7", "ethylbenzene, 0.3", "xylene, 0.5", "formaldehyde, 0.9", "molybdenum, 0.07", "cobalt, 1.0",
            "beryllium, 0.002", "boron, 0.5", "antimony, 0.005", "nickel, 0.02", "barium, 0.7", "vanadium, 0.05",
            "titanium, 0.1", "thallium, 0.0001" })
    void sourceItemKeepsItsLimitAndNothingMore(String parameter, BigDecimal limit) {
        WaterResult at = SurfaceWater.evaluate(WaterSamples.source(WaterBody.RIVER, parameter + "=" + limit.toPlainString()));
        assertEquals(true, at.compliant());
        assertNull(at.waterClass());
        WaterResult over = SurfaceWater
                .evaluate(WaterSamples.source(WaterBody.RIVER, parameter + "=" + limit.add(STEP).toPlainString()));
        assertEquals(false, over.compliant());
    }

    @Test
    void sampleWithoutJudgeableItemHasNoClassAndSaysWhy() {
        WaterResult result = SurfaceWater.evaluate(WaterSamples.river(WaterClass.II, "temperature=18"));
        assertNull(result.waterClass());
        assertNull(result.compliant());
        assertEquals("没有可评价水质类别的项目", result.reason());
        assertEquals(List.of("temperature"), result.notJudged());
    }

    @Test
    void sectionWithoutTargetHasAClassButNoCompliance() {
        WaterResult result = SurfaceWater.evaluate(WaterSamples.river(null, "cod=35"));
        assertEquals(WaterClass.V, result.waterClass());
        assertNull(result.compliant());
        assertNull(result.reason());
        assertEquals(List.of(), result.exceeding());
    }

    @ParameterizedTest
    @CsvSource({ "RIVER, totalPhosphorus, III, 0.2", "LAKE, totalPhosphorus, III, 0.05", "RIVER, ph, II, 6～9",
            "RIVER, dissolvedOxygen, II, 6", "LAKE, totalNitrogen, III, 1.0", "RIVER, antimony, III, 0.005" })
    void limitCanBeShownBesideTheValue(WaterBody body, String parameter, WaterClass target, String limit) {
        assertEquals(Optional.of(limit),
                SurfaceWater.limit(LocalDate.parse("2026-10-08"), body, parameter, target));
    }

    @Test
    void riversHaveNoLimitOfTotalNitrogen() {
        assertTrue(SurfaceWater.limit(LocalDate.parse("2026-10-08"), WaterBody.RIVER, "totalNitrogen", WaterClass.III)
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({ "I, I", "Ⅲ, III", "Ⅳ类, IV", "劣Ⅴ, 劣V", "劣V, 劣V" })
    void classIsReadInBothSpellings(String text, String code) {
        assertEquals(code, WaterClass.parse(text).orElseThrow().code());
    }

    @Test
    void everyClassHasAStateAndAColour() {
        assertEquals(List.of("优", "优", "良好", "轻度污染", "中度污染", "重度污染"),
                List.of(WaterClass.values()).stream().map(WaterClass::state).toList());
        assertTrue(List.of(WaterClass.values()).stream().allMatch(c -> c.colour().matches("#[0-9A-F]{6}")));
        assertEquals("Ⅲ类", WaterClass.III.label());
        assertTrue(WaterClass.III.use().contains("游泳"));
        assertTrue(WaterClass.parse("VI").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "abc", "0.01l", "<0.01", "0L", "1e3", "0.01 L", "1,5" })
    void otherTextsAreNoReading(String text) {
        assertThrows(IllegalArgumentException.class, () -> WaterReading.parse(text));
    }
}
