package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;

import org.ecobureau.shared.web.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static String said(String day) {
        return NextCheck.violation(CaseMove.of(CaseAction.STAGE_CLOSE).with(Datum.NEXT_CHECK_ON, day), TODAY)
                .map(Violation::message).orElse("");
    }

    @ParameterizedTest
    @CsvSource({ "2025-11-26,最早 2026年11月27日", "2026-11-25,最早 2026年11月27日", "2026-11-26,最早 2026年11月27日", "2026-11-27,''",
            "2027-11-26,''", "2027-11-27,最晚 2027年11月26日", "2206-11-27,最晚 2027年11月26日", "bald,''" })
    void theDayLiesAheadAndNotTooFar(String day, String words) {
        assertTrue(said(day).contains(words), said(day));
        assertEquals(words.isEmpty(), said(day).isEmpty());
    }

    @Test
    void aStepWithoutSuchADayIsNotLookedAt() {
        assertTrue(NextCheck.violation(CaseMove.of(CaseAction.CLOSE), TODAY).isEmpty());
    }
}
