package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

class IntakeLimitTest {

    @Test
    void aFloodIsToldToComeBackSoon() {
        IntakeLimit limit = new IntakeLimit(1, 5, 30);
        for (int i = 0; i < 5; i++) {
            limit.take("192.0.2." + i);
        }
        Problem refused = assertThrows(Problem.class, () -> limit.take("192.0.2.9"));
        assertEquals(429, refused.status());
        assertEquals(10, refused.retryAfterSeconds());
    }

    @Test
    void oneMachineCannotCloseTheFormForOthers() {
        IntakeLimit limit = new IntakeLimit(1, 100, 30);
        int passed = 0;
        for (int i = 0; i < 1_000; i++) {
            passed += limit.admits("192.0.2.1") ? 1 : 0;
        }
        assertTrue(passed >= 55 && passed <= 65, passed + ": its share and a quarter of the whole");
        for (int i = 2; i < 32; i++) {
            assertTrue(limit.admits("192.0.2." + i), "somebody else");
        }
    }

    @Test
    void beginningADraftTakesFromNobodyElse() {
        IntakeLimit limit = new IntakeLimit(1, 8, 30);
        for (int i = 0; i < 100; i++) {
            assertTrue(limit.admitsDraft("192.0.2." + i));
        }
        assertTrue(limit.admits("192.0.2.200"));
        int begun = 0;
        while (limit.admitsDraft("192.0.2.1")) {
            begun++;
        }
        assertTrue(begun >= 29 && begun < 40, begun + ": a machine has an end");
        assertFalse(limit.admitsDraft("192.0.2.1"));
        assertTrue(limit.admitsDraft("192.0.3.1"), "others begin");
        assertTrue(limit.admits("192.0.2.201"));
    }
}
