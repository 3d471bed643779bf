package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSearchTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "PJ-W-20261123-0012,PJ-W-20261123-0012,-,-,-", "pj-w-20261123,PJ-W-20261123,-,-,-",
            "PJ,PJ,-,-,-", "PJ-W-2026,PJ-W-2026,-,-,-", "PJ-W-20261123-12,PJ-W-20261123-12,W,20261123,12", "0012,-,-,-,12",
            "12,-,-,-,12", "-0012,-,-,-,12", "１２,-,-,-,12", "20261123,-,-,20261123,-", "202611,-,-,202611,-",
            "2026,-,-,2026,-", "20261123-0012,-,-,20261123,12", "202611230012,-,-,20261123,12", "20261123-,-,-,20261123,-",
            "W-20261123-12,-,W,20261123,12", "w0012,-,W,-,12", "1123,-,-,-,1123", "10000,-,-,-,10000" })
    void whatClerksTypeIsFoundByAnIndex(String typed, String prefix, String letter, String day, String serial) {
        assertEquals(Optional.of(new NumberSearch(prefix, letter, day, serial)), NumberSearch.of(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%", "_", "no such number", "0000", "编号", "PJ W%", "2026-11-23", "'; drop", "9999999999999" })
    void whatNoNumberCanLookLikeFindsNothing(String typed) {
        assertEquals(Optional.empty(), NumberSearch.of(typed));
    }

    @Test
    void theMiddleOfNumbers() {
        assertEquals("3", Median.of(List.of(9L, 1L, 3L)).toPlainString());
        assertEquals("2.5", Median.of(List.of(4L, 1L, 3L, 2L)).toPlainString());
        assertEquals("10", Median.of(List.of(10L, 10L)).toPlainString());
        assertTrue(Median.of(List.of()) == null);
    }
}
