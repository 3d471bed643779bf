package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Map;

/** What an event row says, without the database: which step, when, with what. */
public record CaseFact(CaseAction action, Instant at, Map<Datum, String> data) {

    public CaseFact(CaseAction action, Instant at) {
        this(action, at, Map.of());
    }

    /** The term this event keeps under the key, or null. */
    public Term term(Datum key) {
        String text = data.get(key);
        return text == null ? null : Term.parse(text);
    }
}
