package org.ecobureau.standard.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiverQualityTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal TWENTY = new BigDecimal("20");

    /** COD of the classes I to 劣V. */
    private static WaterSample section(String waterClass) {
        String cod = switch (waterClass) {
            case "I", "II" -> "15";
            case "III" -> "20";
            case "IV" -> "30";
            case "V" -> "40";
            default -> "50";
        };
        return WaterSamples.river(WaterClass.III, "cod=" + cod);
    }

    private static RiverQuality river(String classes) {
        return RiverQuality.of(Arrays.stream(classes.split(" ")).map(RiverQualityTest::section).toList(), 5, HALF);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            // shares at their bounds: 90, 75, 20 and 40 percent
            "I I I I I I I I I V, 优, 90.0, 0.0", "III III III III 劣V, 良好, 80.0, 20.0",
            "III III III III III III IV V, 良好, 75.0, 0.0", "III III III IV IV IV, 轻度污染, 50.0, 0.0",
            "III III III IV 劣V, 中度污染, 60.0, 20.0", "III III IV IV IV 劣V, 轻度污染, 33.3, 16.7",
            "III III III 劣V 劣V, 重度污染, 60.0, 40.0", "劣V 劣V 劣V 劣V 劣V, 重度污染, 0.0, 100.0" })
    void manySectionsAreJudgedByShares(String classes, String state, BigDecimal good, BigDecimal bad) {
        RiverQuality quality = river(classes);
        assertEquals(state, quality.state().label());
        assertEquals(good, quality.good());
        assertEquals(bad, quality.bad());
        assertNull(quality.waterClass());
    }

    @Test
    void fewSectionsAreJudgedByTheMeanOfEachItem() {
        RiverQuality quality = RiverQuality.of(List.of(
                WaterSamples.river(null, "totalPhosphorus=0.1 ammoniaNitrogen=0.2 lead=0.01L"),
                WaterSamples.river(null, "totalPhosphorus=0.36 ammoniaNitrogen=1.5 lead=0.02")), 5, HALF);
        assertEquals(WaterClass.IV, quality.waterClass());
        assertEquals(WaterState.LIGHT, quality.state());
        // mean phosphorus 0.23, mean ammonia 0.85
        assertEquals(List.of(new MainIndicator("totalPhosphorus", WaterClass.IV, new BigDecimal("0.15"), null)),
                quality.main());
    }

    @Test
    void withoutAClassThereIsNoState() {
        RiverQuality none = RiverQuality.of(List.of(WaterSamples.river(WaterClass.III, "temperature=20")), 5, HALF);
        assertEquals(0, none.sections());
        assertNull(none.state());
        assertNull(river("III").since(none, TEN, TWENTY));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            // worst class first, then the largest multiple over III; at most three
            "cod=21 ammoniaNitrogen=1.9 totalPhosphorus=0.5 bod5=5, totalPhosphorus(1.50) ammoniaNitrogen(0.90) bod5(0.25)",
            "cod=45 permanganateIndex=16, permanganateIndex(1.67) cod(1.25)",
            // items without a multiple stand behind their class mates
            "ph=5 cod=50, cod(1.50) ph", "dissolvedOxygen=4 cod=21, cod(0.05) dissolvedOxygen",
            // cyanide, lead and chromium before all
            "cod=50 lead=0.06 bod5=9 totalPhosphorus=0.5, lead(0.20) cod(1.50) totalPhosphorus(1.50)",
            "cod=20 lead=0.05, ''" })
    void mainIndicatorsOfASection(String values, String expected) {
        assertEquals(expected, MainIndicator.ofSection(WaterSamples.river(WaterClass.III, values)).stream()
                .map(i -> i.parameter() + (i.multiple() == null ? "" : "(" + i.multiple() + ")"))
                .collect(Collectors.joining(" ")));
    }

    @Test
    void mainIndicatorsOfARiverGoByTheShareOfSections() {
        RiverQuality quality = RiverQuality.of(List.of(
                WaterSamples.river(null, "cod=21 bod5=9 petroleum=0.06 ammoniaNitrogen=3"),
                WaterSamples.river(null, "cod=22 bod5=5"), WaterSamples.river(null, "cod=24 petroleum=0.07"),
                WaterSamples.river(null, "cod=15"), WaterSamples.river(null, "cod=15")), 5, HALF);
        assertEquals(List.of("cod 60.0 0.20", "bod5 40.0 1.25", "petroleum 40.0 0.40"), quality.main().stream()
                .map(i -> i.parameter() + " " + i.rate() + " " + i.multiple()).toList());
    }

    @ParameterizedTest(name = "{0} then {1}: {2}")
    @CsvSource({ "I, II, 无明显变化, →", "II, III, 有所变差, ↓", "I, IV, 明显变差, ↓", "IV, III, 有所好转, ↑", "劣V, IV, 明显好转, ↑",
            "劣V, I, 明显好转, ↑", "V, V, 无明显变化, →" })
    void trendOfASectionGoesByTheGradeOfItsState(String before, String now, String words, String arrow) {
        WaterTrend trend = WaterTrend.of(WaterState.of(WaterClass.parse(before).orElseThrow()),
                WaterState.of(WaterClass.parse(now).orElseThrow()));
        assertEquals(words, trend.label());
        assertEquals(arrow, trend.arrow());
    }

    @ParameterizedTest(name = "G {0}→{2}, D {1}→{3}: {4}")
    @CsvSource({ "80, 0, 90, 0, 无明显变化", "80, 0, 90.1, 0, 有所好转", "80, 10, 85, 0, 有所好转", "80, 10, 91, 0, 明显好转",
            "80, 0, 60, 0, 有所变差", "80, 0, 70, 10.1, 明显变差", "80, 0, 90, 10, 无明显变化" })
    void trendOfManySectionsGoesByTheSharesTogether(BigDecimal g1, BigDecimal d1, BigDecimal g2, BigDecimal d2, String words) {
        assertEquals(words, WaterTrend.ofShares(g1, d1, g2, d2, TEN, TWENTY).label());
    }

    @Test
    void aRiverComparesSharesWithSharesAndStatesOtherwise() {
        assertEquals(WaterTrend.WORSE, river("III III III III IV").since(river("III III III III III"), TEN, TWENTY));
        assertEquals(WaterTrend.SAME, river("III III III III III").since(river("I"), TEN, TWENTY));
    }

    @Test
    void everyClassSaysWhatItIsGoodForInPlainWords() {
        for (WaterClass c : WaterClass.values()) {
            assertEquals(c == WaterClass.WORSE_THAN_V, c.can().isEmpty());
            assertEquals(true, c.worseThan(WaterClass.III) == c.cannot().contains("游泳"), c.cannot());
        }
    }
}
