package org.ecobureau.drinkingwater;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.Period;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextDueTest {

    /** Times are China's: 16:00Z is midnight. The third quarter may be published until 30 October, 30 days after its end. */
    @ParameterizedTest(name = "newest {0} at {1}")
    @CsvSource(nullValues = "none", value = {
            "2026Q3, 2026-11-25T02:00:00Z, 2026年第四季度, 2027-01-30, 66, 0, P30D",
            "2026Q2, 2026-10-20T02:00:00Z, 2026年第三季度, 2026-10-30, 10, 0, P30D",
            "2026Q2, 2026-10-30T15:59:00Z, 2026年第三季度, 2026-10-30, 0, 0, P30D",
            "2026Q2, 2026-10-30T16:00:00Z, 2026年第三季度, 2026-10-30, -1, 1, P30D",
            "2026Q1, 2026-11-25T02:00:00Z, 2026年第二季度, 2026-07-30, -118, 2, P30D",
            "none, 2026-11-25T02:00:00Z, 2026年第三季度, 2026-10-30, -26, 1, P30D",
            "2026Q4, 2026-11-25T02:00:00Z, 2027年第一季度, 2027-04-30, 156, 0, P30D",
            "2026Q2, 2026-12-31T15:59:00Z, 2026年第三季度, 2026-12-31, 0, 0, P3M",
            "2026Q2, 2027-01-03T02:00:00Z, 2026年第三季度, 2026-12-31, -3, 1, P3M" })
    void theNextQuarterIsDueSomeDaysAfterItsEnd(String newest, Instant now, String words, String due, long days, int missing,
            String after) {
        NextDue next = NextDue.of(QuarterText.startOrNull(newest), now, Period.parse(after));
        assertEquals(words, next.words());
        assertEquals(due, next.due().toString());
        assertEquals(days, next.days());
        assertEquals(missing, next.missing());
        assertEquals(days < 0, next.overdue());
    }
}
