package org.ecobureau.standard.water;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.ecobureau.standard.water.WaterResult.Exceedance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundWaterTest {

    private static final BigDecimal STEP = new BigDecimal("0.000001");

    private static WaterResult evaluate(String values) {
        return GroundWater.evaluate(LocalDate.parse("2026-10-08"), WaterClass.III, WaterSamples.readings(values));
    }

    @ParameterizedTest(name = "{0}: {1} / {2} / {3} / {4}")
    @CsvSource({
            "colour, 5, 5, 15, 25", "turbidity, 3, 3, 3, 10", "totalHardness, 150, 300, 450, 650",
            "dissolvedSolids, 300, 500, 1000, 2000", "sulfate, 50, 150, 250, 350", "chloride, 50, 150, 250, 350",
            "iron, 0.1, 0.2, 0.3, 2.0", "manganese, 0.05, 0.05, 0.10, 1.50", "copper, 0.01, 0.05, 1.00, 1.50",
            "zinc, 0.05, 0.5, 1.00, 5.00", "aluminium, 0.01, 0.05, 0.20, 0.50", "volatilePhenol, 0.001, 0.001, 0.002, 0.01",
            "permanganateIndex, 1.0, 2.0, 3.0, 10.0", "ammoniaNitrogen, 0.02, 0.10, 0.50, 1.50",
            "sulfide, 0.005, 0.01, 0.02, 0.10", "sodium, 100, 150, 200, 400", "totalColiforms, 3, 3, 3, 100",
            "bacterialCount, 100, 100, 100, 1000", "nitrite, 0.01, 0.10, 1.00, 4.80", "nitrate, 2, 5, 20, 30",
            "cyanide, 0.001, 0.01, 0.05, 0.1", "fluoride, 1, 1, 1, 2", "iodide, 0.04, 0.04, 0.08, 0.50",
            "mercury, 0.0001, 0.0001, 0.001, 0.002", "arsenic, 0.001, 0.001, 0.01, 0.05", "selenium, 0.01, 0.01, 0.01, 0.1",
            "cadmium, 0.0001, 0.001, 0.005, 0.01", "chromium6, 0.005, 0.01, 0.05, 0.10", "lead, 0.005, 0.005, 0.01, 0.10",
            "chloroform, 0.0005, 0.006, 0.06, 0.3", "carbonTetrachloride, 0.0005, 0.0005, 0.002, 0.05",
            "benzene, 0.0005, 0.001, 0.01, 0.12", "toluene, 0.0005, 0.14, 0.7, 1.4"
    })
    void everyLimitIsStillItsClassAndTheNextDigitIsNot(String parameter, BigDecimal i, BigDecimal ii, BigDecimal iii,
            BigDecimal iv) {
        List<BigDecimal> limits = List.of(i, ii, iii, iv);
        for (BigDecimal limit : limits) {
            assertEquals(WaterClass.values()[limits.indexOf(limit)],
                    evaluate(parameter + "=" + limit.toPlainString()).waterClass());
            assertEquals(WaterClass.values()[limits.lastIndexOf(limit) + 1],
                    evaluate(parameter + "=" + limit.add(STEP).toPlainString()).waterClass());
        }
    }

    @ParameterizedTest
    @CsvSource({ "6.5, III", "8.5, III", "7.4, III", "6.4, IV", "5.5, IV", "8.6, IV", "9, IV", "5.4, V", "9.1, V" })
    void acidityHasBandsOnBothSides(String value, WaterClass expected) {
        // Classes I to III share one band, and equal limits give the better class.
        WaterResult result = evaluate("ph=" + value);
        assertEquals(expected == WaterClass.III ? WaterClass.I : expected, result.waterClass());
        assertEquals(expected == WaterClass.III, result.compliant());
    }

    @ParameterizedTest
    @CsvSource({ "anionicSurfactant=0.05L, I", "anionicSurfactant=0.05, II", "anionicSurfactant=0.3, III",
            "anionicSurfactant=0.31, V", "grossAlpha=0.5, III", "grossAlpha=0.6, IV", "grossBeta=1, II", "grossBeta=1.1, IV" })
    void wordsOfTheTableAreKept(String values, WaterClass expected) {
        assertEquals(expected, evaluate(values).waterClass());
    }

    @Test
    void sourceOverClassThreeSaysByHowMuch() {
        WaterResult result = evaluate("ph=6.2 manganese=0.25 iron=0.1 smell=1");
        assertEquals(WaterClass.IV, result.waterClass());
        assertEquals(List.of("ph", "manganese"), result.deciding());
        assertEquals(List.of(new Exceedance("ph", new BigDecimal("6.2"), new BigDecimal("6.5"), null),
                new Exceedance("manganese", new BigDecimal("0.25"), new BigDecimal("0.10"), new BigDecimal("1.50"))),
                result.exceeding());
        assertEquals(List.of("smell"), result.notJudged());
        assertEquals("GB/T 14848-2017", result.standard());
    }

    @Test
    void targetFiveIsAlwaysKept() {
        assertEquals(true, GroundWater.evaluate(LocalDate.parse("2026-10-08"), WaterClass.V,
                WaterSamples.readings("ph=4.1 iron=30")).compliant());
    }
}
