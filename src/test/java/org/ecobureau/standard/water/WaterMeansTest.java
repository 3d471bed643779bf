package org.ecobureau.standard.water;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaterMeansTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({ "0.1 0.2 0.3, 0.2", "0.1 0.2 0.31, 0.2033333333", "0.02L 0.03, 0.02", "0.5, 0.5",
            "0.01L 0.01L 0.04, 0.0166666667" })
    void resultsBelowDetectionCountHalfBesideMeasuredOnes(String values, BigDecimal mean) {
        WaterReading.Measured found = (WaterReading.Measured) of(values, HALF);
        assertEquals(0, mean.compareTo(found.value()), found.toString());
    }

    @Test
    void nothingDetectedStaysNotDetectedAtTheHighestLimit() {
        assertEquals(new WaterReading.NotDetected(new BigDecimal("0.02")), of("0.01L 0.02L 0.01L", HALF));
    }

    @Test
    void theShareIsASetting() {
        assertEquals(0, new BigDecimal("0.02").compareTo(((WaterReading.Measured) of("0.02L 0.04", BigDecimal.ZERO)).value()));
    }

    @Test
    void withoutResultsThereIsNoMean() {
        assertTrue(WaterMeans.of(List.of(), HALF).isEmpty());
    }

    private static WaterReading of(String values, BigDecimal share) {
        return WaterMeans.of(Arrays.stream(values.split(" ")).map(WaterReading::parse).toList(), share).orElseThrow();
    }
}
