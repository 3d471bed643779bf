package org.ecobureau.publication;

import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Problem;

/**
 * The reason of a step that was not taken, shown again at the field of that step: a page has one such field for each step.
 *
 * @param move the step as its form names it, {@link #CORRECT} for a correction
 * @param typed the words as typed
 */
public record TypedReason(String move, String typed) {

    public static final String CORRECT = "correct";
    /** Nothing was sent yet. */
    public static final TypedReason NONE = new TypedReason(null, null);

    /** The field of the reason of this step, on a page with several. */
    public String field(String step) {
        return "reason-" + step;
    }

    /** What was typed at this step, null at every other. */
    public String at(String step) {
        return step.equals(move) ? typed : null;
    }

    /** The errors of the refused step; one about the reason points to the field of the step. */
    public FormErrors errors(Problem refused) {
        FormErrors errors = new FormErrors();
        refused.violations().forEach(v -> errors.add(v.field().equals("reason") ? field(move) : v.field(), v.message()));
        return errors;
    }
}
