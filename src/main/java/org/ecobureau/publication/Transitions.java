package org.ecobureau.publication;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of moves. Publishing needs four eyes: who approves is none of the people who drafted that version, and
 * who confirms a withdrawal is not the one who asked for it.
 */
public enum Transitions {
    SUBMIT(State.DRAFT, Move.SUBMIT, State.SUBMITTED, Person.ANYBODY, false),
    DISCARD(State.DRAFT, Move.DISCARD, State.DISCARDED, Person.ANYBODY, true),
    RECALL(State.SUBMITTED, Move.RECALL, State.DRAFT, Person.DRAFTER, false),
    SEND_BACK(State.SUBMITTED, Move.SEND_BACK, State.DRAFT, Person.NO_DRAFTER, true),
    APPROVE(State.SUBMITTED, Move.APPROVE, State.PUBLISHED, Person.NO_DRAFTER, false),
    SUPERSEDE(State.PUBLISHED, Move.SUPERSEDE, State.CORRECTED, Person.ANYBODY, true),
    ASK_WITHDRAWAL(State.PUBLISHED, Move.ASK_WITHDRAWAL, State.WITHDRAWAL_ASKED, Person.ANYBODY, true),
    KEEP(State.WITHDRAWAL_ASKED, Move.KEEP, State.PUBLISHED, Person.ANYBODY, false),
    WITHDRAW(State.WITHDRAWAL_ASKED, Move.WITHDRAW, State.WITHDRAWN, Person.NOT_WHO_ASKED, false);

    /** Who may make a move, seen from what they did before. */
    public enum Person {
        ANYBODY(null),
        DRAFTER("只有起草人可以把待审核的内容取回修改。"),
        NO_DRAFTER("您参与了这一版的起草，不能自己审核。请由另一位信息发布员审核。"),
        NOT_WHO_ASKED("撤回申请是您提出的，需要由另一位信息发布员确认。");

        private final String refusal;

        Person(String refusal) {
            this.refusal = refusal;
        }

        boolean allows(String actor, Set<String> drafters, String asker) {
            return switch (this) {
                case ANYBODY -> true;
                case DRAFTER -> drafters.contains(actor);
                case NO_DRAFTER -> !drafters.contains(actor);
                case NOT_WHO_ASKED -> !actor.equals(asker);
            };
        }
    }

    private final State from;
    private final Move move;
    private final State to;
    private final Person person;
    private final boolean reasonNeeded;

    Transitions(State from, Move move, State to, Person person, boolean reasonNeeded) {
        this.from = from;
        this.move = move;
        this.to = to;
        this.person = person;
        this.reasonNeeded = reasonNeeded;
    }

    /** The row for a move from a state; empty when the state does not allow it. */
    public static Optional<Transitions> find(State from, Move move) {
        return Arrays.stream(values()).filter(t -> t.from == from && t.move == move).findFirst();
    }

    /**
     * The moves this person may make now.
     *
     * @param drafters user names of everybody who wrote on the version
     * @param asker who asked for the withdrawal, or null
     */
    public static List<Move> allowed(State from, String actor, Set<String> drafters, String asker) {
        return Arrays.stream(values())
                .filter(t -> t.from == from && t.move != Move.SUPERSEDE && t.person.allows(actor, drafters, asker))
                .map(t -> t.move).toList();
    }

    /** Why this person may not make the move, as a sentence for them; null when they may. */
    public String refusal(String actor, Set<String> drafters, String asker) {
        return person.allows(actor, drafters, asker) ? null : person.refusal;
    }

    public Move move() {
        return move;
    }

    public State to() {
        return to;
    }

    public boolean reasonNeeded() {
        return reasonNeeded;
    }
}
