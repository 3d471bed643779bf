package org.ecobureau.complaint.desk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseSheet;

/** How steps stand on the case page: their addresses, their order and which form is open first. */
final class Steps {

    /** Message and note have forms of their own, always open; calls are noted on the screens of the telephone. */
    private static final Set<CaseAction> APART = EnumSet.of(CaseAction.MESSAGE_TO_REPORTER, CaseAction.NOTE,
            CaseAction.CALL_NOTE, CaseAction.CALL_BACK);

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
            CaseAction.LINK, CaseAction.SPLIT, CaseAction.ADD_CO_UNIT, CaseAction.RETURN_ASSIGNMENT, CaseAction.RECUSE,
            CaseAction.ASK_EXTENSION, CaseAction.STAGE_CLOSE, CaseAction.REOPEN, CaseAction.SUPERVISE, CaseAction.URGE);

    static boolean aside(CaseAction action) {
        return ASIDE.contains(action);
    }

    /** The steps that have a button at the top. */
    static List<CaseAction> buttons(Set<CaseAction> open) {
        return open.stream().filter(a -> !APART.contains(a)).toList();
    }

    /** The form that is open when nobody asked for another: the usual next step, never a step aside or back. */
    static Optional<CaseAction> usual(CaseSheet sheet, Set<CaseAction> open) {
        CaseAction usual = switch (sheet.status()) {
            case REGISTERED -> CaseAction.ACCEPT;
            case ACCEPTED -> CaseAction.ASSIGN;
            case ASSIGNED -> CaseAction.START_INVESTIGATION;
            case INVESTIGATING -> sheet.finding() == null ? CaseAction.RECORD_FINDING : CaseAction.DRAFT_ANSWER;
            case DRAFTED -> CaseAction.DRAFT_ANSWER;
            case IN_REVIEW -> CaseAction.APPROVE_ANSWER;
            case ANSWERED, STAGE_CLOSED -> CaseAction.CLOSE;
            case REFUSED, PASSED_ON, RETURNED, MERGED, CLOSED, WITHDRAWN -> null;
        };
        return Optional.ofNullable(usual).filter(open::contains);
    }
}
