package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How near a due date is: the colour and the word change at midnight in China, never by the hour. */
class DueViewTest {

    /** A term ends at 23:59:59 of 26 November. */
    private static final String DUE = "2026-11-26T23:59:59+08:00";

    @ParameterizedTest
    @CsvSource({ "2026-11-22T23:59:59+08:00, ok, 正常, 剩 4 天", "2026-11-23T00:00:00+08:00, soon, 3 天内, 剩 3 天",
            "2026-11-25T23:59:59+08:00, soon, 3 天内, 剩 1 天", "2026-11-26T00:00:00+08:00, today, 今天到期, 24:00",
            "2026-11-26T23:59:59+08:00, today, 今天到期, 24:00", "2026-11-26T16:00:00Z, late, 已超期, 超 1 天",
            "2026-12-26T08:00:00+08:00, late, 已超期, 超 30 天" })
    void theColourAndTheWordFollowTheDayInChina(String now, String level, String word, String detail) {
        DueView view = DueView.of(OffsetDateTime.parse(DUE).toInstant(), OffsetDateTime.parse(now).toInstant());
        assertEquals(level, view.level());
        assertEquals(word, view.word());
        assertEquals(detail, view.detail().substring(view.detail().length() - detail.length()));
    }
}
