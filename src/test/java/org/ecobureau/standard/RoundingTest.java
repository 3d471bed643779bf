package org.ecobureau.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    /** GB/T 8170: half to even, in one step from the exact value. */
    @ParameterizedTest
    @CsvSource({ "3, 4, 75.0", "0, 4, 0.0", "4, 4, 100.0", "2, 3, 66.7", "1, 2000, 0.0", "3, 2000, 0.2", "35, 36, 97.2" })
    void aPercentageHasOneDecimal(long part, long whole, BigDecimal percent) {
        assertEquals(percent, Rounding.percent(part, whole));
        assertEquals(percent, Rounding.percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole)));
    }

    @Test
    void nothingHasNoPercentage() {
        assertNull(Rounding.percent(0, 0));
        assertNull(Rounding.percent(BigDecimal.ONE, new BigDecimal("0.00")));
    }
}
