package org.ecobureau.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {

    private static final Set<String> DRAFTERS = Set.of("publisher1", "publisher3");

    /** State, actor and what they may do; publisher1 and publisher3 wrote the version, publisher1 asked to withdraw. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "DRAFT            | publisher1 | SUBMIT DISCARD",
            "DRAFT            | publisher2 | SUBMIT DISCARD",
            "SUBMITTED        | publisher1 | RECALL",
            "SUBMITTED        | publisher3 | RECALL",
            "SUBMITTED        | publisher2 | SEND_BACK APPROVE",
            "PUBLISHED        | publisher1 | ASK_WITHDRAWAL",
            "PUBLISHED        | publisher2 | ASK_WITHDRAWAL",
            "WITHDRAWAL_ASKED | publisher1 | KEEP",
            "WITHDRAWAL_ASKED | publisher2 | KEEP WITHDRAW" })
    void eachPersonMayDoWhatFourEyesAllow(State state, String actor, String moves) {
        List<Move> expected = List.of(moves.split(" ")).stream().map(Move::valueOf).toList();
        assertEquals(expected, Transitions.allowed(state, actor, DRAFTERS, "publisher1"));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = { "CORRECTED", "WITHDRAWN", "DISCARDED" })
    void nothingLeavesAFinalState(State state) {
        assertTrue(EnumSet.allOf(Move.class).stream().allMatch(m -> Transitions.find(state, m).isEmpty()));
    }

    @Test
    void onlyApprovalPublishes() {
        List<Transitions> ways = EnumSet.allOf(Transitions.class).stream()
                .filter(t -> t.to() == State.PUBLISHED && t != Transitions.KEEP).toList();
        assertEquals(List.of(Transitions.APPROVE), ways);
    }

    @Test
    void refusalSaysWhoShouldActInstead() {
        String refusal = Transitions.APPROVE.refusal("publisher3", DRAFTERS, null);
        assertNotNull(refusal);
        assertTrue(refusal.contains("另一位信息发布员"), refusal);
        assertNull(Transitions.APPROVE.refusal("publisher2", DRAFTERS, null));
    }

    @Test
    void whatTakesSomethingFromTheReaderNeedsAReason() {
        assertTrue(Transitions.SEND_BACK.reasonNeeded());
        assertTrue(Transitions.SUPERSEDE.reasonNeeded());
        assertTrue(Transitions.ASK_WITHDRAWAL.reasonNeeded());
        assertTrue(Transitions.DISCARD.reasonNeeded());
    }
}
