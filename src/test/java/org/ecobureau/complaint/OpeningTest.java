package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;

import org.ecobureau.complaint.Opening.Decision;
import org.ecobureau.complaint.Opening.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a confidential identity opens, as a table: decision, minutes left, views of three, withdrawn or erased. */
class OpeningTest {

    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

    private static Opening opening(Decision decision, long minutesLeft, int views, boolean closed) {
        return new Opening("custodian1", decision, NOW.plusSeconds(60 * minutesLeft), views, 3, closed);
    }

    @ParameterizedTest
    @CsvSource({
            ", 1, 0, false, WAITING, 409, 0",
            ", 0, 0, false, EXPIRED, 409, 409",
            ", -1, 0, false, EXPIRED, 409, 409",
            ", 1, 0, true, CLOSED, 409, 409",
            "CONSENTED, 1, 0, false, OPEN, 0, 409",
            "CONSENTED, 1, 2, false, OPEN, 0, 409",
            "CONSENTED, 1, 3, false, USED, 409, 409",
            "CONSENTED, 0, 0, false, EXPIRED, 409, 409",
            "CONSENTED, -1, 3, false, USED, 409, 409",
            "CONSENTED, 1, 0, true, CLOSED, 409, 409",
            "CONSENTED, 1, 3, true, CLOSED, 409, 409",
            "REFUSED, 1, 0, false, REFUSED, 409, 409",
            "REFUSED, -1, 0, true, REFUSED, 409, 409",
    })
    void stateAndDoor(Decision decision, long minutesLeft, int views, boolean closed, State state, int toAsker, int toOther) {
        Opening opening = opening(decision, minutesLeft, views, closed);
        assertEquals(state, opening.state(NOW));
        assertEquals(toAsker, opening.againstOpening("custodian1", NOW).map(p -> p.status()).orElse(0));
        assertEquals(403, opening.againstOpening("custodian2", NOW).map(p -> p.status()).orElse(0), "never who consented");
        assertEquals(403, opening.againstDeciding("custodian1", NOW).map(p -> p.status()).orElse(0), "never who asked");
        assertEquals(toOther, opening.againstDeciding("custodian2", NOW).map(p -> p.status()).orElse(0));
    }

    @Test
    void onlyWaitingAndOpenRequestsStand() {
        for (Decision decision : new Decision[] { null, Decision.CONSENTED, Decision.REFUSED }) {
            for (int left : new int[] { -1, 1 }) {
                Opening opening = opening(decision, left, 0, false);
                assertEquals(left > 0 && decision != Decision.REFUSED, opening.standing(NOW), decision + " " + left);
            }
        }
    }
}
