package org.ecobureau.complaint;

import java.util.EnumMap;
import java.util.Map;

import org.ecobureau.shared.text.Nfc;

/**
 * A step somebody wants to take, with what it brings.
 *
 * @param publicNote words for the reporter, may be null
 * @param internalNote words for colleagues, may be null
 * @param version the version the person saw, or null when it does not matter (messages); an older one is a conflict
 */
public record CaseMove(CaseAction action, Map<Datum, String> data, String publicNote, String internalNote, Long version) {

    public static CaseMove of(CaseAction action) {
        return new CaseMove(action, Map.of(), null, null, null);
    }

    /** A copy that also brings this; blank text counts as nothing. */
    public CaseMove with(Datum datum, String value) {
        String clean = Nfc.clean(value);
        Map<Datum, String> more = new EnumMap<>(Datum.class);
        more.putAll(data);
        if (clean != null) {
            more.put(datum, clean);
        }
        return new CaseMove(action, more, publicNote, internalNote, version);
    }

    public CaseMove publicNote(String note) {
        return new CaseMove(action, data, Nfc.clean(note), internalNote, version);
    }

    public CaseMove internalNote(String note) {
        return new CaseMove(action, data, publicNote, Nfc.clean(note), version);
    }

    public CaseMove seenVersion(Long seen) {
        return new CaseMove(action, data, publicNote, internalNote, seen);
    }

    String get(Datum datum) {
        return data.get(datum);
    }
}
