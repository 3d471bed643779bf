package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseAction.*;
import static org.ecobureau.complaint.CaseStatus.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.ecobureau.staff.Roles;

/**
 * The one table that says which step is possible from where and for whom; {@link CaseService#move} is its only reader that
 * writes.
 */
public final class CaseTransitions {

    private static final List<Transition> TABLE = table();

    private CaseTransitions() {
    }

    private static List<Transition> table() {
        List<Transition> t = new ArrayList<>();
        Set<String> intake = Set.of(Roles.INTAKE);
        Set<String> dispatcher = Set.of(Roles.DISPATCHER);
        Set<String> officer = Set.of(Roles.OFFICER);
        Set<String> reviewer = Set.of(Roles.REVIEWER);
        Set<String> reporter = Set.of(Actor.REPORTER);
        Set<String> menders = ErrorKind.ROLES;

        // What came in over a limit, sorted by intake; what was only flagged can be found out later.
        t.add(row(HELD, ADMIT, intake, REGISTERED));
        t.add(row(HELD, MARK_SPAM, intake, SPAM, Datum.REASON));
        t.add(row(REGISTERED, MARK_SPAM, intake, SPAM, Datum.REASON).with(Guard.FLAGGED, Guard.NOTHING_MERGED));
        t.add(row(SPAM, UNMARK_SPAM, intake, REGISTERED, Datum.REASON));
        t.add(row(REGISTERED, ACCEPT, intake, ACCEPTED));
        t.add(row(REGISTERED, REFUSE, intake, REFUSED, Datum.REASON));
        t.add(row(REGISTERED, PASS_ON, intake, PASSED_ON, Datum.TARGET, Datum.REASON));
        t.add(row(ACCEPTED, PASS_ON, intake, PASSED_ON, Datum.TARGET, Datum.REASON));
        t.add(row(REGISTERED, RETURN_TO_SOURCE, intake, RETURNED, Datum.REASON, Datum.LEGAL_BASIS).with(Guard.RETURN_OPEN));
        for (CaseStatus from : List.of(REGISTERED, ACCEPTED, ASSIGNED, INVESTIGATING)) {
            t.add(row(from, MERGE, intake, MERGED, Datum.OTHER_NUMBER).with(Guard.NOTHING_MERGED));
            t.add(row(from, SPLIT, intake, from, Datum.PART));
        }
        // "My report is about the same thing": asked for by the reporter before sending, taken by the site at once.
        t.add(row(REGISTERED, MERGE, Set.of(Actor.SYSTEM), MERGED, Datum.OTHER_NUMBER).with(Guard.NOTHING_MERGED));
        // Taken back, it stands where it stood: what was accepted stays accepted. The site does it when the main case was refused or
        // given back: that was said about one report, the others go on by themselves.
        for (String role : List.of(Roles.INTAKE, Actor.SYSTEM)) {
            t.add(row(MERGED, UNMERGE, Set.of(role), REGISTERED, Datum.REASON).with(Guard.STOOD_REGISTERED));
            t.add(row(MERGED, UNMERGE, Set.of(role), ACCEPTED, Datum.REASON).with(Guard.STOOD_ACCEPTED));
            t.add(row(MERGED, UNMERGE, Set.of(role), ASSIGNED, Datum.REASON).with(Guard.STOOD_ASSIGNED));
            t.add(row(MERGED, UNMERGE, Set.of(role), INVESTIGATING, Datum.REASON).with(Guard.STOOD_INVESTIGATING));
        }
        t.add(row(MERGED, WITHDRAW, reporter, WITHDRAWN).with(Guard.MAIN_OPEN));
        // The answer of the main case was given to this reporter too.
        t.add(row(MERGED, RATE, reporter, MERGED, Datum.RATING).with(Guard.MAIN_ANSWERED));

        for (CaseStatus from : List.of(ACCEPTED, ASSIGNED, INVESTIGATING, DRAFTED)) {
            t.add(row(from, ASSIGN, dispatcher, ASSIGNED, Datum.UNIT));
            t.add(row(from, ADD_CO_UNIT, dispatcher, from, Datum.CO_UNIT));
        }
        // Reports of errors go to whoever mends the site as soon as they are accepted.
        t.add(row(ACCEPTED, ASSIGN, Set.of(Actor.SYSTEM), ASSIGNED, Datum.UNIT));
        t.add(row(ASSIGNED, START_INVESTIGATION, officer, INVESTIGATING).with(Guard.OWN_UNIT, Guard.NOT_RECUSED));
        t.add(row(ASSIGNED, START_INVESTIGATION, menders, INVESTIGATING).with(Guard.MENDS));
        for (CaseStatus from : List.of(ASSIGNED, INVESTIGATING)) {
            t.add(row(from, RETURN_ASSIGNMENT, officer, ACCEPTED, Datum.REASON).with(Guard.OWN_UNIT));
            t.add(row(from, RETURN_ASSIGNMENT, menders, ACCEPTED, Datum.REASON).with(Guard.MENDS));
        }
        for (CaseStatus from : List.of(INVESTIGATING, DRAFTED)) {
            t.add(row(from, TAKE_OVER, officer, from).with(Guard.OWN_UNIT, Guard.NOT_RECUSED, Guard.NOT_OFFICER));
            t.add(row(from, RECUSE, officer, ASSIGNED, Datum.REASON).with(Guard.OWN_UNIT, Guard.NOT_RECUSED));
            t.add(row(from, RECORD_FINDING, officer, from, Datum.FINDING, Datum.VERIFIED).with(Guard.OWN_UNIT,
                    Guard.NOT_RECUSED));
            t.add(row(from, DRAFT_ANSWER, officer, DRAFTED, Datum.ANSWER).with(Guard.OWN_UNIT, Guard.NOT_RECUSED,
                    Guard.HAS_FINDING));
            t.add(row(from, RECORD_FINDING, menders, from, Datum.FINDING, Datum.VERIFIED).with(Guard.MENDS));
            t.add(row(from, DRAFT_ANSWER, menders, DRAFTED, Datum.ANSWER).with(Guard.MENDS, Guard.HAS_FINDING));
        }
        for (CaseStatus from : List.of(ASSIGNED, INVESTIGATING, DRAFTED)) {
            t.add(row(from, GIVE_OPINION, officer, from, Datum.TEXT).with(Guard.CO_UNIT, Guard.NOT_RECUSED));
            t.add(row(from, ASK_EXTENSION, officer, from, Datum.REASON).with(Guard.OWN_UNIT, Guard.NOT_EXTENDED,
                    Guard.EXTENSION_NOT_ASKED, Guard.TERM_RUNS, Guard.NOT_RECUSED));
        }
        // Whether what was promised has been done is looked at on the spot too, on the day of the next check.
        for (CaseStatus from : List.of(ASSIGNED, INVESTIGATING, DRAFTED, STAGE_CLOSED)) {
            t.add(row(from, RECORD_VISIT, officer, from, Datum.VISIT, Datum.VISITED_ON).with(Guard.ANY_UNIT,
                    Guard.NOT_RECUSED));
        }
        // Results of a laboratory come weeks later, whatever became of the case by then.
        for (CaseStatus from : List.of(ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW, ANSWERED, STAGE_CLOSED, CLOSED, MERGED)) {
            t.add(row(from, AMEND_VISIT, officer, from, Datum.VISIT, Datum.TEXT).with(Guard.ANY_UNIT, Guard.NOT_RECUSED));
        }
        t.add(row(DRAFTED, SUBMIT_FOR_REVIEW, officer, IN_REVIEW).with(Guard.OWN_UNIT, Guard.NOT_RECUSED));
        t.add(row(DRAFTED, SUBMIT_FOR_REVIEW, menders, IN_REVIEW).with(Guard.MENDS));
        t.add(row(IN_REVIEW, RECALL_DRAFT, officer, DRAFTED).with(Guard.OWN_UNIT, Guard.NOT_RECUSED, Guard.DRAFTER));
        t.add(row(IN_REVIEW, RECALL_DRAFT, menders, DRAFTED).with(Guard.MENDS, Guard.DRAFTER));
        t.add(row(IN_REVIEW, RETURN_DRAFT, reviewer, DRAFTED, Datum.REASON).with(Guard.OTHER_THAN_DRAFTER,
                Guard.NOT_RECUSED));
        t.add(row(IN_REVIEW, APPROVE_ANSWER, reviewer, ANSWERED).with(Guard.OTHER_THAN_DRAFTER, Guard.NOT_RECUSED));
        Set<String> enders = Set.of(Roles.INTAKE, Roles.REVIEWER);
        t.add(row(ANSWERED, STAGE_CLOSE, enders, STAGE_CLOSED, Datum.REASON, Datum.NEXT_CHECK_ON).with(Guard.ALL_POSTED));
        // Looked at on the day and not finished yet: another day, and what was seen.
        t.add(row(STAGE_CLOSED, STAGE_CLOSE, enders, STAGE_CLOSED, Datum.REASON, Datum.NEXT_CHECK_ON));
        t.add(row(ANSWERED, CLOSE, enders, CLOSED).with(Guard.ALL_POSTED));
        // Approved and not posted yet: the term of the answer still runs.
        t.add(row(ANSWERED, ESCALATE, Set.of(Actor.SYSTEM), ANSWERED, Datum.LEVEL));
        // Ended for the desk, and who can only be written to does not know yet: so does that of acceptance (decision 043).
        for (CaseStatus from : List.of(REFUSED, PASSED_ON, MERGED)) {
            t.add(row(from, ESCALATE, Set.of(Actor.SYSTEM), from, Datum.LEVEL).with(Guard.LETTER_OWED));
        }
        t.add(row(STAGE_CLOSED, CLOSE, enders, CLOSED));
        Set<String> reopeners = Set.of(Roles.INTAKE, Roles.LEADER);
        // What was refused or given away by mistake: back to where it was.
        t.add(row(REFUSED, REOPEN, reopeners, REGISTERED, Datum.REASON));
        t.add(row(RETURNED, REOPEN, reopeners, REGISTERED, Datum.REASON));
        t.add(row(PASSED_ON, REOPEN, reopeners, ACCEPTED, Datum.REASON).with(Guard.WAS_ACCEPTED));
        t.add(row(PASSED_ON, REOPEN, reopeners, REGISTERED, Datum.REASON).with(Guard.NEVER_ACCEPTED));
        for (CaseStatus from : List.of(ANSWERED, STAGE_CLOSED, CLOSED)) {
            t.add(row(from, REOPEN, reopeners, ACCEPTED, Datum.REASON));
            // Who withdrew has no answer to judge: it was written to the others.
            t.add(row(from, RATE, reporter, from, Datum.RATING).with(Guard.REPORTER_THERE));
        }

        Set<String> leader = Set.of(Roles.LEADER);
        for (CaseStatus from : List.of(ACCEPTED, ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW)) {
            t.add(row(from, EXTEND, leader, from, Datum.REASON).with(Guard.NOT_EXTENDED, Guard.TERM_RUNS));
            t.add(row(from, DECLINE_EXTENSION, leader, from, Datum.REASON).with(Guard.EXTENSION_ASKED));
            t.add(row(from, URGE, Set.of(Roles.INTAKE, Roles.DISPATCHER, Roles.LEADER), from, Datum.TEXT));
        }
        for (CaseStatus from : List.of(HELD, REGISTERED, ACCEPTED, ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW)) {
            t.add(row(from, SUPERVISE, leader, from, Datum.TEXT));
            t.add(row(from, ESCALATE, Set.of(Actor.SYSTEM), from, Datum.LEVEL));
            t.add(row(from, MARK_URGENT, Set.of(Roles.INTAKE, Roles.DISPATCHER, Roles.LEADER), from, Datum.REASON)
                    .with(Guard.NOT_URGENT));
        }
        for (CaseStatus from : CaseStatus.values()) {
            if (!from.isFinal()) {
                // Who routes by place and kind puts them right while the case can still be routed.
                boolean routed = Set.of(ACCEPTED, ASSIGNED, INVESTIGATING, DRAFTED).contains(from);
                t.add(row(from, CORRECT, routed ? Set.of(Roles.INTAKE, Roles.DISPATCHER) : intake, from, Datum.TYPES,
                        Datum.TOWNSHIP, Datum.REASON));
                t.add(row(from, WITHDRAW, reporter, WITHDRAWN).with(Guard.NOTHING_MERGED, Guard.REPORTER_THERE));
                t.add(row(from, LEAVE, reporter, from).with(Guard.OTHERS_HANG_ON, Guard.REPORTER_THERE));
                // The last of the others left too: nobody waits for an answer any more.
                t.add(row(from, WITHDRAW, Set.of(Actor.SYSTEM), WITHDRAWN).with(Guard.NOTHING_MERGED, Guard.REPORTER_LEFT));
            }
            t.add(row(from, END_SUPERVISION, leader, from).with(Guard.SUPERVISED));
            t.add(row(from, END_URGENT, leader, from).with(Guard.URGENT));
            t.add(row(from, END_URGENT, Set.of(Roles.INTAKE, Roles.DISPATCHER), from).with(Guard.URGENT, Guard.MARKED_URGENT));
            t.add(row(from, REMOVE_CO_UNIT, dispatcher, from, Datum.CO_UNIT).with(Guard.HAS_CO_UNIT));
            // Held already: another reason, another day of review.
            t.add(row(from, HOLD, leader, from, Datum.REASON));
            t.add(row(from, RELEASE, leader, from, Datum.REASON).with(Guard.HELD));
            t.add(row(from, LINK, Set.of(Roles.INTAKE, Roles.DISPATCHER), from, Datum.OTHER_NUMBER));
            t.add(row(from, UNLINK, Set.of(Roles.INTAKE, Roles.DISPATCHER), from, Datum.OTHER_NUMBER).with(Guard.LINKED));
            // What a reporter still has to say is never turned away, also after the end.
            t.add(row(from, MESSAGE_FROM_REPORTER, reporter, from, Datum.TEXT));
            t.add(row(from, ADD_PHOTOS, reporter, from, Datum.PHOTOS));
            // Who reported may have it corrected or erased at any time; a clerk writes down how they know who asks.
            for (CaseAction ofIdentity : List.of(CORRECT_IDENTITY, ERASE_IDENTITY)) {
                t.add(row(from, ofIdentity, reporter, from).with(Guard.IDENTITY_KEPT));
                t.add(row(from, ofIdentity, intake, from, Datum.REASON).with(Guard.IDENTITY_KEPT));
            }
            t.add(row(from, POST_LETTER, intake, from, Datum.SENT_ON).with(Guard.LETTER_OWED));
            t.add(row(from, MESSAGE_TO_REPORTER, intake, from, Datum.TEXT));
            t.add(row(from, CALL_NOTE, intake, from, Datum.TEXT, Datum.CHANNEL));
            t.add(row(from, CALL_BACK, intake, from, Datum.OUTCOME));
            t.add(row(from, NOTE, CaseReader.READS_ALL, from, Datum.TEXT));
            t.add(row(from, NOTE, officer, from, Datum.TEXT).with(Guard.ANY_UNIT));
            t.add(row(from, NOTE, menders, from, Datum.TEXT).with(Guard.MENDS));
        }
        for (CaseStatus from : List.of(ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW, ANSWERED, STAGE_CLOSED, CLOSED)) {
            t.add(row(from, MESSAGE_TO_REPORTER, officer, from, Datum.TEXT).with(Guard.OWN_UNIT, Guard.NOT_RECUSED));
            t.add(row(from, MESSAGE_TO_REPORTER, menders, from, Datum.TEXT).with(Guard.MENDS));
        }
        return List.copyOf(t);
    }

    private static Transition row(CaseStatus from, CaseAction action, Set<String> roles, CaseStatus to, Datum... needs) {
        return new Transition(from, action, roles, to, Set.of(needs), Set.of());
    }

    /** All rows, for tests and documentation. */
    public static List<Transition> all() {
        return TABLE;
    }

    /** The row for this step by someone with one of these roles, if there is one. */
    public static Optional<Transition> find(CaseStatus from, CaseAction action, Set<String> roles) {
        return rows(from, action, roles).stream().findFirst();
    }

    /** The rows for this step by someone with these roles: two roles may do the same for different cases. */
    static List<Transition> rows(CaseStatus from, CaseAction action, Set<String> roles) {
        return TABLE.stream().filter(t -> t.from() == from && t.action() == action)
                .filter(t -> t.roles().stream().anyMatch(roles::contains)).toList();
    }

    /** Whether anybody may take this step from there. */
    public static boolean exists(CaseStatus from, CaseAction action) {
        return TABLE.stream().anyMatch(t -> t.from() == from && t.action() == action);
    }

    /** The steps open to these roles from there, in the order of the procedure; guards are not looked at. */
    public static Set<CaseAction> actions(CaseStatus from, Set<String> roles) {
        Set<CaseAction> open = EnumSet.noneOf(CaseAction.class);
        TABLE.stream().filter(t -> t.from() == from && t.roles().stream().anyMatch(roles::contains))
                .forEach(t -> open.add(t.action()));
        return open;
    }
}
