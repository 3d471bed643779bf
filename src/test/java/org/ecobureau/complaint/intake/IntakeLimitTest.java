package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

class IntakeLimitTest {

    @Test
    void aFloodIsToldToComeBackSoon() {
        IntakeLimit limit = new IntakeLimit(1, 5);
        for (int i = 0; i < 5; i++) {
            limit.take();
        }
        Problem refused = assertThrows(Problem.class, limit::take);
        assertEquals(429, refused.status());
        assertEquals(10, refused.retryAfterSeconds());
    }
}
