package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseNumbersTest {

    @Test
    void numbersHaveAtLeastFourDigits() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertEquals("PJ-W-20261123-0001", CaseNumbers.format("PJ-W", day, 1));
        assertEquals("PJ-Z-20261123-12345", CaseNumbers.format("PJ-Z", day, 12345));
    }

    @ParameterizedTest
    @CsvSource({ "pj-w-20261123-0001,PJ-W-20261123-0001", "ＰＪ－Ｗ－２０２６１１２３－０００１,PJ-W-20261123-0001",
            "' PJ – W – 20261123 — 0001 ',PJ-W-20261123-0001", "pjz2026112312345,PJ-Z-20261123-12345", "nonsense,NONSENSE",
            "'',''" })
    void aNumberIsReadHoweverItWasCopied(String copied, String number) {
        assertEquals(number, CaseNumbers.typed(copied));
    }

    @Test
    void theLetterSaysHowTheCaseCameIn() {
        assertEquals("WDXFZZZMD", Arrays.stream(Channel.values()).map(Channel::letter).collect(Collectors.joining()));
    }
}
