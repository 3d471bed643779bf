package org.ecobureau.complaint.desk;

import java.util.List;
import java.util.Map;

import org.ecobureau.complaint.CaseTexts;

/**
 * What is kept for a person on a case page: drafts of the forms that are open, drafts of others, texts to insert.
 *
 * @param others drafts whose form is not on the page
 * @param texts by the address of the step
 * @param told what was just done with a draft, null for nothing
 */
public record DraftView(List<Draft> drafts, List<Draft> others, Map<String, List<CaseTexts.Filled>> texts, String told) {

    /**
     * A draft of one form.
     *
     * @param fresh kept by this very request, so the person need not be told where the words come from
     * @param open whether the step can still be taken
     * @param since what happened in the case after it was written
     * @param typed the words, for a step that cannot be taken any more
     * @param earlier what another window had kept, empty without
     */
    public record Draft(String slug, String label, String time, long stamp, boolean discarded, boolean fresh, boolean open,
            List<CaseView.Event> since, List<CaseView.Fact> typed, String earlierTime, List<CaseView.Fact> earlier) {
    }

    /** The draft of a form on the page, or null. */
    public Draft draft(String slug) {
        return drafts.stream().filter(d -> d.slug().equals(slug)).findFirst().orElse(null);
    }

    /** Which draft the form shows, empty without one. */
    public String stamp(String slug) {
        Draft draft = draft(slug);
        return draft == null || draft.discarded() ? "" : String.valueOf(draft.stamp());
    }

    /** When the words of a form were kept, or null. */
    public String saved(String slug) {
        Draft draft = draft(slug);
        return draft == null || draft.discarded() ? null : draft.time();
    }

    /** The texts that fit a step, empty for none. */
    public List<CaseTexts.Filled> textsFor(String slug) {
        return texts.getOrDefault(slug, List.of());
    }

    /** The field of a step that takes an inserted text. */
    public String field(String slug) {
        return Steps.bySlug(slug).map(Steps::textField).orElse(null);
    }
}
