package org.ecobureau.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.ecobureau.noise.NoiseMeans.Weighted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseMeansTest {

    @ParameterizedTest
    @CsvSource({ "50.0;55.0, 52.5", "53.44;53.46, 53.4", "53.45;53.45, 53.4", "53.55;53.55, 53.6", "50;51;51, 50.7" })
    void anAreaIsTheArithmeticMeanOfItsGridPoints(String levels, BigDecimal mean) {
        assertEquals(mean, NoiseMeans.area(Arrays.stream(levels.split(";")).map(BigDecimal::new).toList()));
    }

    @Test
    void aRoadCountsByItsLength() {
        assertEquals(new BigDecimal("62.5"), NoiseMeans.road(List.of(weighted("60", "300"), weighted("70", "100"))));
        assertEquals(new BigDecimal("60.0"), NoiseMeans.road(List.of(weighted("60", "0.5"))));
        assertEquals(new BigDecimal("66.7"), NoiseMeans.road(List.of(weighted("60", "100"), weighted("70", "200"))));
    }

    @Test
    void nothingMeasuredIsNoMean() {
        assertNull(NoiseMeans.area(List.of()));
        assertNull(NoiseMeans.road(List.of()));
    }

    private static Weighted weighted(String level, String length) {
        return new Weighted(new BigDecimal(level), new BigDecimal(length));
    }
}
