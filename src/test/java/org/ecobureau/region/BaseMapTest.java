package org.ecobureau.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels of the approved picture and degrees, there and back. */
class BaseMapTest {

    private static BaseMap.Picture picture(String bounds) {
        return new BaseMap.Picture("/assets/county.png", "号",
                bounds.isEmpty() ? List.of() : Arrays.stream(bounds.split(",")).map(BigDecimal::new).toList());
    }

    @Test
    void everyPixelIsFoundAgain() {
        BaseMap.Picture picture = picture("113.1,28.4,114.1,29.1");
        for (int x = 0; x < BaseMap.Picture.WIDTH; x += 7) {
            for (int y = 0; y < picture.height(); y += 7) {
                assertEquals(new BaseMap.Pixel(x, y), picture.of(picture.at(x, y).orElseThrow()).orElseThrow());
            }
        }
        assertTrue(picture.at(BaseMap.Picture.WIDTH, 0).isEmpty() && picture.at(0, picture.height()).isEmpty());
        assertTrue(picture.of(new GeoPoint(new BigDecimal("28.3"), new BigDecimal("113.5"))).isEmpty());
        assertTrue(picture.of(null).isEmpty());
    }

    @Test
    void northIsAboveAndAMetreIsAsLongBothWays() {
        BaseMap.Picture picture = picture("113,28,114,29");
        GeoPoint first = picture.at(10, 10).orElseThrow();
        GeoPoint lower = picture.at(10, 110).orElseThrow();
        GeoPoint right = picture.at(110, 10).orElseThrow();
        assertTrue(lower.latitude().compareTo(first.latitude()) < 0 && right.longitude().compareTo(first.longitude()) > 0);
        assertEquals(first.metresTo(lower), first.metresTo(right), 0.01 * first.metresTo(right));
        assertEquals(picture.metres() * 100, first.metresTo(right), 0.01 * first.metresTo(right));
    }

    @ParameterizedTest
    @ValueSource(strings = { "113,28,114", "114,28,113,29", "113,29,114,28", "113,28,113,29", "113,28,114,91" })
    void boundsThatCannotBeAreRefused(String bounds) {
        assertThrows(IllegalArgumentException.class, () -> picture(bounds));
    }
}
