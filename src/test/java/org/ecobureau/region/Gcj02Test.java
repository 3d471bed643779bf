package org.ecobureau.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class Gcj02Test {

    private static GeoPoint at(double latitude, double longitude) {
        return new GeoPoint(BigDecimal.valueOf(latitude).setScale(6, RoundingMode.HALF_UP),
                BigDecimal.valueOf(longitude).setScale(6, RoundingMode.HALF_UP));
    }

    /** Pairs published with open-source implementations of the formula: Shanghai, Shenzhen, Beijing. */
    @ParameterizedTest
    @CsvSource({ "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
            "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
            "39.911954, 116.377817, 39.91334545536069, 116.38404722455657" })
    void publishedPairs(double latitude, double longitude, double shiftedLatitude, double shiftedLongitude) {
        GeoPoint shifted = Gcj02.fromWgs84(at(latitude, longitude));
        assertTrue(shifted.metresTo(at(shiftedLatitude, shiftedLongitude)) < 0.3, shifted.toString());
        GeoPoint real = Gcj02.toWgs84(at(shiftedLatitude, shiftedLongitude));
        assertTrue(real.metresTo(at(latitude, longitude)) < 0.3, real.toString());
    }

    @Test
    void outsideChinaNothingIsShifted() {
        assertEquals(at(48.858, 2.294), Gcj02.toWgs84(at(48.858, 2.294)));
        assertEquals(at(-33.857, 151.215), Gcj02.toWgs84(at(-33.857, 151.215)));
    }

    @Property
    void thereAndBackIsTheSamePlaceAndTheShiftIsHundredsOfMetres(@ForAll @DoubleRange(min = 28.3, max = 29.2) double latitude,
            @ForAll @DoubleRange(min = 113.0, max = 114.3) double longitude) {
        GeoPoint real = at(latitude, longitude);
        GeoPoint shifted = Gcj02.fromWgs84(real);
        assertTrue(Gcj02.toWgs84(shifted).metresTo(real) < 0.3);
        double shift = real.metresTo(shifted);
        assertTrue(shift > 200 && shift < 1000, String.valueOf(shift));
    }
}
