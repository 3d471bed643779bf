package org.ecobureau.complaint;

/**
 * The form that a draft belongs to.
 *
 * @param part which one, where several forms lead to the same step ({@code 2.correction}); empty for the form of the step
 */
public record DraftPlace(CaseAction step, String part) {

    public static DraftPlace of(CaseAction step) {
        return new DraftPlace(step, "");
    }

    /** As it stands in what a draft is sealed for. */
    String word() {
        return part.isEmpty() ? step.name() : step.name() + ' ' + part;
    }
}
