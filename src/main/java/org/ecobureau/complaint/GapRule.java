package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.shared.web.Violation;

/**
 * Nothing with an unfilled place reaches a reporter: whatever is written in a step that they see, in a message to them, and
 * the answer from the moment it goes to review. Words for colleagues and drafts may hold gaps, and a part that is split off may
 * quote brackets of the reporter's own.
 */
final class GapRule {

    private GapRule() {
    }

    /**
     * @param draftAnswer the answer as it stands, null before there is one
     * @param description what the reporter wrote
     */
    static List<Violation> violations(CaseMove move, String draftAnswer, String description, Actor actor) {
        List<Violation> violations = new ArrayList<>();
        if (actor.isReporter()) {
            return violations;
        }
        if (move.action().publicCode() != null || move.action() == CaseAction.MESSAGE_TO_REPORTER) {
            move.data().forEach((datum, value) -> add(violations, datum.code(),
                    datum == Datum.PART ? Gaps.told(value, description) : Gaps.told(value)));
        }
        if (move.action() == CaseAction.SUBMIT_FOR_REVIEW || move.action() == CaseAction.APPROVE_ANSWER) {
            add(violations, Datum.ANSWER.code(), Gaps.told(draftAnswer));
        }
        add(violations, "publicNote", Gaps.told(move.publicNote()));
        return violations;
    }

    private static void add(List<Violation> violations, String field, String told) {
        if (told != null) {
            violations.add(new Violation(field, told));
        }
    }
}
