package org.ecobureau.complaint.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Solver;
import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ProofOfWorkTest {

    @Inject
    ProofOfWork proofs;

    @Inject
    ProofConfig config;

    @Inject
    Clock clock;

    private String solved(String subject) {
        ProofOfWork.Challenge challenge = proofs.challenge(subject, 0);
        return Solver.solve(challenge.text(), challenge.bits(), challenge.parts());
    }

    private boolean spend(String subject, String solution) {
        return QuarkusTransaction.requiringNew().call(() -> proofs.spend(subject, solution));
    }

    @Test
    void aSolutionCountsOnce() {
        String solution = solved("draft a");
        assertTrue(proofs.valid("draft a", solution));
        assertTrue(spend("draft a", solution));
        assertFalse(spend("draft a", solution));
        assertFalse(proofs.valid("draft a", solution));
    }

    @Test
    void whatIsRolledBackWasNotSpent() {
        String solution = solved("draft b");
        QuarkusTransaction.begin();
        assertTrue(proofs.spend("draft b", solution));
        QuarkusTransaction.rollback();
        assertTrue(spend("draft b", solution));
    }

    @Test
    void itCountsForItsOwnDraftOnly() {
        assertFalse(spend("draft d", solved("draft c")));
    }

    @Test
    void afterTenMinutesItCountsNoMore() {
        String solution = solved("draft e");
        TestClock.at(clock.instant().plus(Duration.ofSeconds(602)), () -> assertFalse(spend("draft e", solution)));
        assertTrue(spend("draft e", solution));
    }

    @Test
    void whatIsForgedOrHalfDoneCountsNothing() {
        String solution = solved("draft f");
        String challenge = solution.substring(0, solution.indexOf(';'));
        String numbers = solution.substring(solution.indexOf(';') + 1);
        String easier = "0" + challenge.substring(challenge.indexOf('.'));
        for (String wrong : new String[] { null, "", "script", challenge, challenge + ";", challenge + ";1",
                solution.substring(0, solution.lastIndexOf(',')), solution + ",1",
                challenge + ";" + numbers.replaceFirst("\\d+",
                        "99999999999"),
                easier + ";" + numbers, solution.replace(challenge.substring(challenge.length() - 5), "00000"),
                "x".repeat(5000) }) {
            assertFalse(spend("draft f", wrong), wrong);
        }
        assertTrue(spend("draft f", solution));
    }

    @Test
    void wrongNumbersSolveNothing() {
        ProofOfWork.Challenge challenge = proofs.challenge("draft g", 3);
        String zeros = challenge.text() + ";" + "0,".repeat(challenge.parts() - 1) + "0";
        assertFalse(spend("draft g", zeros), "a chance of one in 2^" + challenge.bits() * challenge.parts());
    }

    @Test
    void theWorkGrowsAndEndsSomewhere() {
        assertEquals(config.bits(), proofs.challenge("x", 0).bits());
        assertEquals(config.bits() + 3, proofs.challenge("x", 3).bits());
        assertEquals(config.mostBits(), proofs.challenge("x", 30).bits());
        assertEquals(16, proofs.challenge("x", 0).parts());
    }

    @Test
    void spentOnesAreForgottenWhenTheyCouldNotBeAnsweredAnyMore() {
        String solution = solved("draft h");
        assertTrue(spend("draft h", solution));
        TestClock.at(clock.instant().plus(Duration.ofMinutes(11)), proofs::purge);
        assertTrue(proofs.valid("draft h", solution), "its row is gone; in truth its time would be over");
    }
}
