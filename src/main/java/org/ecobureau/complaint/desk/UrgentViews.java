package org.ecobureau.complaint.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.Stoppers;
import org.ecobureau.shared.time.ChinaTime;

/** Says that a case is an emergency, or that its reporter filled in what speaks for one: people mark it, never the site. */
@ApplicationScoped
class UrgentViews {

    /** The red word of an emergency. */
    static final String URGENT = "紧急";
    static final String PROPOSED = "建议标紧急";

    /** Whoever accepted the case has decided about it too. */
    private static final Set<CaseStatus> UNDECIDED = EnumSet.of(CaseStatus.HELD, CaseStatus.REGISTERED);

    @Inject
    Stoppers stoppers;

    @Inject
    QuestionCatalogue questions;

    CaseView.Urgent of(CaseSheet sheet, Set<CaseAction> open) {
        return new CaseView.Urgent(
                sheet.urgentAt() == null ? null
                        : ChinaTime.minute(sheet.urgentAt()) + " 由 " + sheet.urgentBy() + " 标为紧急",
                open.contains(CaseAction.MARK_URGENT) ? proposed(sheet.status(), sheet.urgentAt(), sheet.answers()) : null);
    }

    /** What speaks for an emergency in words, the reason of the mark as well; null when nothing does or it is decided. */
    String proposed(CaseStatus status, Instant urgentAt, Map<String, String> answers) {
        if (urgentAt != null || !UNDECIDED.contains(status)) {
            return null;
        }
        Map<String, String> signs = stoppers.signs(answers);
        return signs.isEmpty() ? null
                : signs.entrySet().stream()
                        .map(sign -> questions.question(sign.getKey()).map(q -> q.label() + q.answerLabel(sign.getValue()))
                                .orElseThrow())
                        .collect(Collectors.joining("；", "来件里写着：", ""));
    }
}
