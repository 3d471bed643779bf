package org.ecobureau.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.Map;

import org.ecobureau.register.RegisterRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermitTest {

    @ParameterizedTest
    @CsvSource({ "2026-11-19T23:59+08:00, COMING", "2026-11-20T00:00+08:00, RUNNING", "2026-11-22T23:00+08:00, RUNNING",
            "2026-11-23T05:59+08:00, RUNNING", "2026-11-23T06:00+08:00, PAST" })
    void theLastNightRunsOnUntilSixInTheMorning(OffsetDateTime now, Permit.State state) {
        RegisterRow row = new RegisterRow("夜施 1 号", Map.of("from", "2026-11-20", "to", "2026-11-22"));
        assertEquals(state, Permit.of(row).state(now.toInstant()));
    }
}
