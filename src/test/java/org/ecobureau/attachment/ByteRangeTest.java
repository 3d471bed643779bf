package org.ecobureau.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({ "bytes=0-0, 0, 0", "bytes=10-19, 10, 19", "bytes=90-, 90, 99", "bytes=90-1000, 90, 99", "bytes=-5, 95, 99",
            "bytes=-1000, 0, 99", "bytes=0-99, 0, 99" })
    void rangesOfAHundredBytes(String header, long first, long last) {
        ByteRange range = ByteRange.of(header, 100).orElseThrow();
        assertEquals(first + "-" + last, range.first() + "-" + range.last());
        assertTrue(range.satisfiable());
        assertEquals(last - first + 1, range.length());
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=100-", "bytes=500-600", "bytes=-0" })
    void behindTheEndIsNotSatisfiable(String header) {
        assertEquals(Optional.of(false), ByteRange.of(header, 100).map(ByteRange::satisfiable));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "bytes=-", "bytes=5-2", "bytes=0-1,5-6", "items=0-1", "bytes=a-b",
            "bytes=99999999999999999999-" })
    void otherHeadersMeanTheWholeFile(String header) {
        assertEquals(Optional.empty(), ByteRange.of(header, 100));
    }

    @Test
    void emptyFileHasNoRange() {
        assertEquals(Optional.of(false), ByteRange.of("bytes=0-", 0).map(ByteRange::satisfiable));
    }
}
