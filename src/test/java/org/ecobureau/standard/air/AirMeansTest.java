package org.ecobureau.standard.air;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirMeansTest {

    private static final BigDecimal LIMIT = BigDecimal.valueOf(160);

    @ParameterizedTest
    @CsvSource({ "98, 357.72", "95, 346.8", "90, 328.6", "0, 1", "100, 365" })
    void percentileOfOneTo365(int percent, BigDecimal expected) {
        List<BigDecimal> values = new ArrayList<>(IntStream.rangeClosed(1, 365).mapToObj(BigDecimal::valueOf).toList());
        Collections.reverse(values);
        assertEquals(0, expected.compareTo(AirMeans.percentile(values, percent)));
    }

    @Test
    void percentileOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> AirMeans.percentile(List.of(), 90));
    }

    @Test
    void dayNeedsTwentyHours() {
        assertEquals(Optional.empty(), AirMeans.day("pm25", day(19, 30)));
        assertEquals(0, BigDecimal.valueOf(30).compareTo(AirMeans.day("pm25", day(20, 30)).orElseThrow()));
        assertThrows(IllegalArgumentException.class, () -> AirMeans.day("pm25", List.of(BigDecimal.ONE)));
    }

    @Test
    void ozoneDayIsTheLargestOfTheWindowsEndingFrom8To24() {
        List<BigDecimal> hours = new ArrayList<>(day(24, 40));
        IntStream.range(12, 20).forEach(i -> hours.set(i, BigDecimal.valueOf(168)));
        assertEquals(0, BigDecimal.valueOf(168).compareTo(AirMeans.ozoneMaximum(hours, LIMIT).orElseThrow()));
    }

    @Test
    void fewOzoneWindowsCountOnlyAboveTheLimit() {
        assertEquals(Optional.empty(), AirMeans.ozoneMaximum(day(12, 159), LIMIT));
        assertTrue(AirMeans.ozoneMaximum(day(12, 161), LIMIT).isPresent());
        assertEquals(Optional.empty(), AirMeans.ozoneMaximum(day(5, 300), LIMIT), "5 of 8 hours make no mean");
    }

    /** The first n hours with the same value, the others missing. */
    private static List<BigDecimal> day(int n, int value) {
        List<BigDecimal> hours = new ArrayList<>(Collections.nCopies(24, null));
        IntStream.range(0, n).forEach(i -> hours.set(i, BigDecimal.valueOf(value)));
        return hours;
    }
}
