package org.ecobureau.complaint.desk;

import java.util.Map;

/**
 * What is kept of a form on a page of its own.
 *
 * @param path where it is kept
 * @param code tells its elements on the page from those of another form
 * @param draft null when nothing is kept
 * @param typed the fields as they were kept; empty when nothing is kept, or when it was thrown away
 */
public record FormDraft(String path, String code, DraftView.Draft draft, Map<String, String> typed) {

    /** Which draft the form shows, empty without one. */
    public String stamp() {
        return shown() ? String.valueOf(draft.stamp()) : "";
    }

    /** When the words of the form were kept, or null. */
    public String saved() {
        return shown() ? draft.time() : null;
    }

    private boolean shown() {
        return draft != null && !draft.discarded();
    }
}
