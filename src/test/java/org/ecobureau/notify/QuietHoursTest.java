package org.ecobureau.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.time.OffsetDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

    @ParameterizedTest
    @CsvSource({ "2026-11-20T12:00:00+08:00,2026-11-20T12:00:00+08:00", "2026-11-20T21:59:59+08:00,2026-11-20T21:59:59+08:00",
            "2026-11-20T22:00:00+08:00,2026-11-21T07:00:00+08:00", "2026-11-20T23:30:00+08:00,2026-11-21T07:00:00+08:00",
            "2026-11-21T00:00:00+08:00,2026-11-21T07:00:00+08:00", "2026-11-21T06:59:59+08:00,2026-11-21T07:00:00+08:00",
            "2026-11-21T07:00:00+08:00,2026-11-21T07:00:00+08:00", "2026-12-31T15:00:00Z,2026-12-31T23:00:00Z" })
    void nothingIsSentAtNight(String asked, String sent) {
        assertEquals(OffsetDateTime.parse(sent).toInstant(), NIGHT.next(OffsetDateTime.parse(asked).toInstant()));
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-20T12:30:00+08:00,2026-11-20T14:00:00+08:00", "2026-11-20T14:00:00+08:00,2026-11-20T14:00:00+08:00" })
    void aBreakAtNoonWorksToo(String asked, String sent) {
        assertEquals(OffsetDateTime.parse(sent).toInstant(), new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0))
                .next(OffsetDateTime.parse(asked).toInstant()));
    }
}
