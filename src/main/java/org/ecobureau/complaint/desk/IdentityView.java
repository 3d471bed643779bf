package org.ecobureau.complaint.desk;

import java.time.Instant;
import java.util.List;

import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.IdentityRequests;
import org.ecobureau.complaint.Opening;

/**
 * A request to open a confidential identity, as custodians see it.
 *
 * @param shown what was just opened, empty otherwise
 * @param left how often the identity may still be looked at
 */
public record IdentityView(long id, String number, String purpose, String reason, String askedBy, Instant askedAt,
        String state, String colour, String decision, String decidedBy, Instant decidedAt, String words, Instant until,
        boolean waiting, boolean open, boolean mine, int left, List<CaseView.Fact> shown) {

    static IdentityView of(IdentityRequests.Row row, String me, Instant now, List<CaseView.Fact> shown) {
        Opening.State state = row.opening().state(now);
        String decision = row.decision() == null ? null : row.decision() == Opening.Decision.CONSENTED ? "同意" : "不同意";
        return new IdentityView(row.id(), row.number(), row.purpose().label(), row.reason(), row.askedBy(), row.askedAt(),
                state.label(), state.colour(), decision, row.decidedBy(), row.decidedAt(), row.words(), row.validUntil(),
                state == Opening.State.WAITING, state == Opening.State.OPEN, row.askedBy().equals(me),
                row.viewsAllowed() - row.views(), shown);
    }

    /** The postal address that was just opened, for an envelope; null when there is none. */
    public String address() {
        return value(IdentityField.ADDRESS);
    }

    public String name() {
        return value(IdentityField.NAME);
    }

    private String value(IdentityField field) {
        return shown.stream().filter(f -> f.label().equals(field.label())).map(CaseView.Fact::value).findFirst().orElse(null);
    }

    public boolean mayDecide() {
        return waiting && !mine;
    }

    public boolean mayOpen() {
        return open && mine;
    }
}
