package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many may come to speak: 信访工作条例 Art. 20. */
class VisitPartyTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "-, -, 1, -", "1, -, 1, -", "5, -, 5, -", "5, 5, 5, 5", "6, 5, 6, 5", "40, 1, 40, 1",
            "' 3 ', '2', 3, 2" })
    void fewComeAsTheyAreAndManyWithAtMostFiveWhoSpeak(String visitors, String representatives, int came, Integer speak) {
        VisitParty.Outcome outcome = VisitParty.check(visitors, representatives);
        assertEquals(new VisitParty(came, speak), outcome.party());
        assertTrue(outcome.violations().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "6, -, representatives", "6, 6, representatives", "3, 4, representatives",
            "0, -, visitors", "-1, -, visitors", "三, -, visitors", "10000, 5, visitors", "2, 0, representatives",
            "2, x, representatives" })
    void moreWhoSpeakAndWhatIsNoNumberIsTold(String visitors, String representatives, String field) {
        VisitParty.Outcome outcome = VisitParty.check(visitors, representatives);
        assertNull(outcome.party());
        assertEquals(field, outcome.violations().get(0).field());
    }
}
