package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Map;

/** What an event row says, without the database: which step, when, with what. */
public record CaseFact(CaseAction action, Instant at, Map<Datum, String> data) {

    public CaseFact(CaseAction action, Instant at) {
        this(action, at, Map.of());
    }

    /** From when terms run: what a clerk registered later runs from when it came in. */
    Instant startsAt() {
        String received = data.get(Datum.RECEIVED_AT);
        return received == null ? at : Instant.parse(received);
    }

    /** The term this event keeps under the key, or null. */
    public BasedTerm term(Datum key) {
        String text = data.get(key);
        return text == null ? null : BasedTerm.parse(text);
    }
}
