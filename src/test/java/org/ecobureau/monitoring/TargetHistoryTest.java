package org.ecobureau.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetHistoryTest {

    @ParameterizedTest
    @CsvSource({ "2015-06-01,", "2017-12-31,", "2018-01-01,III", "2020-12-31,III", "2021-01-01,II", "2026-01-01,II" })
    void aDayHasTheTargetOfItsTime(LocalDate day, String target) {
        assertEquals(target, TargetHistory.read("-<2018-01-01;III<2021-01-01").on(day, "II"));
    }

    @Test
    void aChangeKeepsWhatHeldBefore() {
        TargetHistory first = TargetHistory.read(null).replaced("III", LocalDate.of(2021, 1, 1));
        assertEquals("III<2021-01-01", first.written());
        assertEquals("III<2021-01-01;II<2026-01-01", first.replaced("II", LocalDate.of(2026, 1, 1)).written());
        assertEquals("III<2019-01-01", first.replaced("II", LocalDate.of(2019, 1, 1)).written(),
                "a change of 2019 that was told late takes the place of that of 2021");
        assertEquals(null, TargetHistory.read(null).written());
    }
}
