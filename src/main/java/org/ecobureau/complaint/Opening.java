package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Optional;

import org.ecobureau.shared.web.Problem;

/**
 * Where a request to open a confidential identity stands: a pure rule, no database.
 *
 * @param decision null while nobody has decided
 * @param until the end of the time to decide, after a consent the end of the time to look
 * @param closed the case was withdrawn or its identity erased: whatever was consented to, nothing opens any more
 */
public record Opening(String askedBy, Decision decision, Instant until, int views, int viewsAllowed, boolean closed) {

    /** What the other custodian said. */
    public enum Decision {
        CONSENTED,
        REFUSED
    }

    /** How it stands, in the words and colours of the custodians' list. */
    public enum State {
        WAITING("等另一位同意", "blue"),
        OPEN("已同意，可以查看", "green"),
        REFUSED("没有同意", "grey"),
        EXPIRED("已过期", "grey"),
        USED("次数用完", "grey"),
        CLOSED("投诉已撤回或身份已删除", "grey");

        private final String label;
        private final String colour;

        State(String label, String colour) {
            this.label = label;
            this.colour = colour;
        }

        public String label() {
            return label;
        }

        public String colour() {
            return colour;
        }
    }

    public State state(Instant now) {
        if (decision == Decision.REFUSED) {
            return State.REFUSED;
        }
        if (closed) {
            return State.CLOSED;
        }
        if (decision == Decision.CONSENTED && views >= viewsAllowed) {
            return State.USED;
        }
        if (!now.isBefore(until)) {
            return State.EXPIRED;
        }
        return decision == null ? State.WAITING : State.OPEN;
    }

    /** Still waiting for the other custodian, or open to who asked. */
    public boolean standing(Instant now) {
        State state = state(now);
        return state == State.WAITING || state == State.OPEN;
    }

    /** Why this person cannot consent or refuse now, or nothing. */
    public Optional<Problem> againstDeciding(String username, Instant now) {
        if (askedBy.equals(username)) {
            return Optional.of(Problem.forbidden("这是您自己的请求，要由另一位身份保管人决定。"));
        }
        State state = state(now);
        return state == State.WAITING ? Optional.empty()
                : Optional.of(Problem.conflict("这个请求现在是“" + state.label() + "”，不能再决定。"));
    }

    /** Why this person cannot look now, or nothing. */
    public Optional<Problem> againstOpening(String username, Instant now) {
        if (!askedBy.equals(username)) {
            return Optional.of(Problem.forbidden("只有提出请求的人可以查看。"));
        }
        State state = state(now);
        return state == State.OPEN ? Optional.empty()
                : Optional.of(Problem.conflict("这个请求现在是“" + state.label() + "”，不能查看身份。"));
    }
}
