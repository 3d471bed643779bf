package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;

/** How steps stand on the case page: their addresses, their order and which form is open first. */
final class Steps {

    /**
     * Message and note have forms of their own, always open; calls are noted on the screens of the telephone, what is added to
     * a visit on its page; beside the identity stand the pages to correct or erase it.
     */
    private static final Set<CaseAction> APART = EnumSet.of(CaseAction.MESSAGE_TO_REPORTER, CaseAction.NOTE,
            CaseAction.CALL_NOTE, CaseAction.CALL_BACK, CaseAction.AMEND_VISIT, CaseAction.CORRECT_IDENTITY,
            CaseAction.ERASE_IDENTITY);

    /** Steps whose form is a page of its own. */
    private static final Set<CaseAction> OWN_PAGE = EnumSet.of(CaseAction.RECORD_VISIT);

    /** What is chosen of what is registered is quickly chosen again. */
    private static final Set<Datum> CHOICES = EnumSet.of(Datum.TYPES, Datum.SUBTYPES, Datum.TOWNSHIP, Datum.COORDINATES);

    private Steps() {
    }

    /** {@code RECORD_FINDING} is {@code record-finding} in addresses. */
    static String slug(CaseAction action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CaseAction> bySlug(String slug) {
        return Arrays.stream(CaseAction.values()).filter(a -> slug(a).equals(slug)).findFirst();
    }

    /** Steps beside the straight way; they stand behind "更多". */
    private static final Set<CaseAction> ASIDE = EnumSet.of(CaseAction.PASS_ON, CaseAction.RETURN_TO_SOURCE, CaseAction.MERGE,
            CaseAction.LINK, CaseAction.MARK_SPAM, CaseAction.SPLIT, CaseAction.ADD_CO_UNIT, CaseAction.RETURN_ASSIGNMENT,
            CaseAction.RECUSE,
            CaseAction.ASK_EXTENSION, CaseAction.STAGE_CLOSE, CaseAction.REOPEN, CaseAction.SUPERVISE, CaseAction.URGE,
            CaseAction.HOLD, CaseAction.RELEASE, CaseAction.CORRECT,
            CaseAction.UNLINK, CaseAction.REMOVE_CO_UNIT, CaseAction.TAKE_OVER,
            CaseAction.END_SUPERVISION, CaseAction.MARK_URGENT, CaseAction.END_URGENT);

    static boolean hasOwnPage(CaseAction action) {
        return OWN_PAGE.contains(action);
    }

    static boolean aside(CaseAction action) {
        return ASIDE.contains(action);
    }

    /** The steps that have a button at the top. */
    static List<CaseAction> buttons(Set<CaseAction> open) {
        return open.stream().filter(a -> !APART.contains(a)).toList();
    }

    /** The field of a step that takes a text from the collection, null for steps without one. */
    static String textField(CaseAction action) {
        return switch (action) {
            case ACCEPT, REFUSE, CLOSE -> "publicNote";
            case PASS_ON, RETURN_TO_SOURCE, EXTEND, ASK_EXTENSION, STAGE_CLOSE, REOPEN -> "reason";
            case RECORD_FINDING -> "finding";
            case DRAFT_ANSWER -> "answer";
            case MESSAGE_TO_REPORTER -> "text";
            default -> null;
        };
    }

    /** What was typed for a step in words, to be read and copied where its form is not there. */
    static List<CaseView.Fact> words(CaseAction action, StepForm form) {
        List<CaseView.Fact> words = new ArrayList<>();
        CaseMove move = form.move(action);
        move.data().forEach((datum, value) -> {
            if (!CHOICES.contains(datum)) {
                words.add(new CaseView.Fact(datum.label(), value));
            }
        });
        add(words, "给投诉人的话", move.publicNote());
        add(words, "内部备注", move.internalNote());
        return words;
    }

    private static void add(List<CaseView.Fact> words, String label, String value) {
        if (value != null) {
            words.add(new CaseView.Fact(label, value));
        }
    }

    /** The form that is open when nobody asked for another: the usual next step, never a step aside or back. */
    static Optional<CaseAction> usual(CaseSheet sheet, Set<CaseAction> open) {
        if (sheet.postSince() != null && (sheet.status() == CaseStatus.ANSWERED || sheet.status().isFinal())
                && open.contains(CaseAction.POST_LETTER)) {
            return Optional.of(CaseAction.POST_LETTER);
        }
        CaseAction usual = switch (sheet.status()) {
            case HELD -> CaseAction.ADMIT;
            case REGISTERED -> CaseAction.ACCEPT;
            case ACCEPTED -> CaseAction.ASSIGN;
            case ASSIGNED -> CaseAction.START_INVESTIGATION;
            case INVESTIGATING -> sheet.finding() == null ? CaseAction.RECORD_FINDING : CaseAction.DRAFT_ANSWER;
            case DRAFTED -> CaseAction.DRAFT_ANSWER;
            case IN_REVIEW -> CaseAction.APPROVE_ANSWER;
            case ANSWERED, STAGE_CLOSED -> CaseAction.CLOSE;
            case REFUSED, PASSED_ON, RETURNED, MERGED, CLOSED, SPAM, WITHDRAWN -> null;
        };
        return Optional.ofNullable(usual).filter(open::contains);
    }
}
