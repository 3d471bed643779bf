package org.ecobureau.standard.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrophicIndexTest {

    private static Map<String, BigDecimal> lake(String chla, String tp, String tn, String sd, String mn) {
        return Map.of("chlorophyllA", new BigDecimal(chla), "totalPhosphorus", new BigDecimal(tp), "totalNitrogen",
                new BigDecimal(tn), "secchiDepth", new BigDecimal(sd), "permanganateIndex", new BigDecimal(mn));
    }

    @ParameterizedTest(name = "chl a {0}, TP {1}, TN {2}, SD {3}, CODMn {4}: {5} {6}")
    @CsvSource({
            // Computed apart with another program. ln 1 = 0 in every term: 0.2663·25 + 0.1879·94.36 + 0.1790·54.53 + 0.1834·51.18 + 0.1834·1.09 = 43.7
            "1, 1, 1, 1, 1, 43.7, 中营养",
            "0.8, 0.005, 0.1, 5, 1, 14.2, 贫营养",
            "26, 0.11, 2.2, 0.6, 6, 59.4, 轻度富营养",
            "40, 0.15, 2.8, 0.5, 8, 64.4, 中度富营养",
            "10, 0.05, 1.0, 1.2, 4, 47.4, 中营养",
            "16, 0.07, 1.4, 0.8, 5, 53.3, 轻度富营养",
            "120, 0.4, 5.0, 0.2, 15, 78.6, 重度富营养"
    })
    void lakeHasItsIndexAndState(String chla, String tp, String tn, String sd, String mn, BigDecimal index,
            String state) {
        TrophicIndex.Result result = TrophicIndex.evaluate(lake(chla, tp, tn, sd, mn)).orElseThrow();
        assertEquals(index, result.value());
        assertEquals(state, result.state());
    }

    @Test
    void singleItemsFollowTheFormulaWithPhosphorusInMilligrams() {
        Map<String, BigDecimal> parts = TrophicIndex.evaluate(lake("10", "0.05", "1", "1", "1")).orElseThrow().parts();
        assertEquals(new BigDecimal("50.0"), parts.get("chlorophyllA"));
        assertEquals(new BigDecimal("45.7"), parts.get("totalPhosphorus"));
        assertEquals(new BigDecimal("54.5"), parts.get("totalNitrogen"));
        assertEquals(new BigDecimal("51.2"), parts.get("secchiDepth"));
        assertEquals(new BigDecimal("1.1"), parts.get("permanganateIndex"));
    }

    @Test
    void missingOrZeroItemGivesNoIndex() {
        Map<String, BigDecimal> incomplete = new HashMap<>(lake("1", "1", "1", "1", "1"));
        incomplete.put("secchiDepth", BigDecimal.ZERO);
        assertTrue(TrophicIndex.evaluate(incomplete).isEmpty());
        incomplete.remove("secchiDepth");
        assertTrue(TrophicIndex.evaluate(incomplete).isEmpty());
    }
}
