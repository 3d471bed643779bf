package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseAction.*;
import static org.ecobureau.complaint.CaseStatus.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.Test;

/** Every state × action × role against a table written down a second time, by state. */
class CaseTransitionsTest {

    private static final List<String> ROLES = List.of(Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER,
            Roles.LEADER, Roles.PUBLISHER, Roles.MONITOR, Roles.EMERGENCY, Roles.CUSTODIAN, Roles.AUDITOR, Roles.ADMIN,
            Roles.SECADMIN, Roles.INGEST, Actor.REPORTER, Actor.SYSTEM);

    /** state: role action>next … */
    private static final Map<CaseStatus, String> EXPECTED = Map.ofEntries(
            Map.entry(HELD, "intake ADMIT>REGISTERED, intake MARK_SPAM>SPAM, leader SUPERVISE>HELD"),
            Map.entry(SPAM, "intake UNMARK_SPAM>REGISTERED"),
            Map.entry(REGISTERED,
                    "intake ACCEPT>ACCEPTED, intake MARK_SPAM>SPAM, intake REFUSE>REFUSED, intake PASS_ON>PASSED_ON,"
                            + " intake RETURN_TO_SOURCE>RETURNED, intake MERGE>MERGED, intake SPLIT>REGISTERED,"
                            + " leader SUPERVISE>REGISTERED, system MERGE>MERGED"),
            Map.entry(ACCEPTED, "intake PASS_ON>PASSED_ON, intake MERGE>MERGED, intake SPLIT>ACCEPTED,"
                    + " dispatcher ASSIGN>ASSIGNED, dispatcher ADD_CO_UNIT>ACCEPTED, system ASSIGN>ASSIGNED"),
            Map.entry(ASSIGNED, "intake MERGE>MERGED, intake SPLIT>ASSIGNED, dispatcher ASSIGN>ASSIGNED,"
                    + " dispatcher ADD_CO_UNIT>ASSIGNED, officer START_INVESTIGATION>INVESTIGATING,"
                    + " officer RETURN_ASSIGNMENT>ACCEPTED, officer GIVE_OPINION>ASSIGNED, officer ASK_EXTENSION>ASSIGNED"),
            Map.entry(INVESTIGATING, "intake MERGE>MERGED, intake SPLIT>INVESTIGATING, dispatcher ASSIGN>ASSIGNED,"
                    + " dispatcher ADD_CO_UNIT>INVESTIGATING, officer RECORD_FINDING>INVESTIGATING,"
                    + " officer DRAFT_ANSWER>DRAFTED, officer RETURN_ASSIGNMENT>ACCEPTED, officer RECUSE>ASSIGNED,"
                    + " officer TAKE_OVER>INVESTIGATING,"
                    + " officer GIVE_OPINION>INVESTIGATING, officer ASK_EXTENSION>INVESTIGATING"),
            Map.entry(DRAFTED, "dispatcher ASSIGN>ASSIGNED, dispatcher ADD_CO_UNIT>DRAFTED,"
                    + " officer RECORD_FINDING>DRAFTED, officer DRAFT_ANSWER>DRAFTED, officer RECUSE>ASSIGNED,"
                    + " officer TAKE_OVER>DRAFTED,"
                    + " officer GIVE_OPINION>DRAFTED, officer ASK_EXTENSION>DRAFTED, officer SUBMIT_FOR_REVIEW>IN_REVIEW"),
            Map.entry(IN_REVIEW,
                    "reviewer RETURN_DRAFT>DRAFTED, reviewer APPROVE_ANSWER>ANSWERED, officer RECALL_DRAFT>DRAFTED"),
            Map.entry(ANSWERED, "intake CLOSE>CLOSED, reviewer CLOSE>CLOSED, intake STAGE_CLOSE>STAGE_CLOSED,"
                    + " reviewer STAGE_CLOSE>STAGE_CLOSED, intake REOPEN>ACCEPTED, leader REOPEN>ACCEPTED,"
                    + " reporter RATE>ANSWERED"),
            Map.entry(STAGE_CLOSED, "intake CLOSE>CLOSED, reviewer CLOSE>CLOSED, intake REOPEN>ACCEPTED,"
                    + " intake STAGE_CLOSE>STAGE_CLOSED, reviewer STAGE_CLOSE>STAGE_CLOSED,"
                    + " leader REOPEN>ACCEPTED, reporter RATE>STAGE_CLOSED"),
            Map.entry(CLOSED, "intake REOPEN>ACCEPTED, leader REOPEN>ACCEPTED, reporter RATE>CLOSED"),
            Map.entry(MERGED,
                    "intake UNMERGE>REGISTERED, system UNMERGE>REGISTERED, intake UNMERGE>ACCEPTED, system UNMERGE>ACCEPTED,"
                            + " intake UNMERGE>ASSIGNED, system UNMERGE>ASSIGNED, intake UNMERGE>INVESTIGATING,"
                            + " system UNMERGE>INVESTIGATING, reporter WITHDRAW>WITHDRAWN,"
                            + " reporter RATE>MERGED"),
            Map.entry(REFUSED, "intake REOPEN>REGISTERED, leader REOPEN>REGISTERED"),
            Map.entry(PASSED_ON, "intake REOPEN>REGISTERED, leader REOPEN>REGISTERED, intake REOPEN>ACCEPTED,"
                    + " leader REOPEN>ACCEPTED"),
            Map.entry(RETURNED, "intake REOPEN>REGISTERED, leader REOPEN>REGISTERED"), Map.entry(WITHDRAWN, ""));

    private static Set<String> expected(CaseStatus from) {
        Set<String> rows = new TreeSet<>();
        for (String row : EXPECTED.get(from).split(",\\s*")) {
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        rows.add("reporter MESSAGE_FROM_REPORTER>" + from);
        rows.add("reporter ADD_PHOTOS>" + from);
        rows.add("intake MESSAGE_TO_REPORTER>" + from);
        rows.add("intake CALL_NOTE>" + from);
        rows.add("intake POST_LETTER>" + from);
        rows.add("intake CALL_BACK>" + from);
        for (String asks : List.of(Roles.INTAKE, Actor.REPORTER)) {
            rows.add(asks + " CORRECT_IDENTITY>" + from);
            rows.add(asks + " ERASE_IDENTITY>" + from);
        }
        rows.add("leader HOLD>" + from);
        rows.add("leader RELEASE>" + from);
        rows.add("leader END_SUPERVISION>" + from);
        rows.add("dispatcher REMOVE_CO_UNIT>" + from);
        for (String reader : List.of(Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER)) {
            rows.add(reader + " NOTE>" + from);
        }
        for (String linker : List.of(Roles.INTAKE, Roles.DISPATCHER)) {
            rows.add(linker + " LINK>" + from);
            rows.add(linker + " UNLINK>" + from);
        }
        for (String caller : List.of(Roles.INTAKE, Roles.DISPATCHER, Roles.LEADER)) {
            rows.add(caller + " END_URGENT>" + from);
            if (EnumSet.of(HELD, REGISTERED, ACCEPTED, ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW).contains(from)) {
                rows.add(caller + " MARK_URGENT>" + from);
            }
        }
        if (EnumSet.of(ACCEPTED, ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW).contains(from)) {
            if (from != IN_REVIEW) {
                rows.add("dispatcher CORRECT>" + from);
            }
            rows.addAll(List.of("leader EXTEND>" + from, "leader DECLINE_EXTENSION>" + from, "leader SUPERVISE>" + from,
                    "leader URGE>" + from, "intake URGE>" + from, "dispatcher URGE>" + from));
        }
        if (EnumSet.of(ASSIGNED, INVESTIGATING, DRAFTED, STAGE_CLOSED).contains(from)) {
            rows.add("officer RECORD_VISIT>" + from);
        }
        if (EnumSet.of(ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW, ANSWERED, STAGE_CLOSED, CLOSED, MERGED).contains(from)) {
            rows.add("officer AMEND_VISIT>" + from);
        }
        if (EnumSet.of(HELD, REGISTERED, ACCEPTED, ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW, ANSWERED, REFUSED, PASSED_ON,
                MERGED).contains(from)) {
            rows.add("system ESCALATE>" + from);
        }
        if (EnumSet.of(ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW, ANSWERED, STAGE_CLOSED, CLOSED).contains(from)) {
            rows.add("officer MESSAGE_TO_REPORTER>" + from);
        }
        // Whoever mends the site takes the officer's steps on errors of the site, without co-units, visits, recusal, extension and
        // taking over.
        for (String row : List.copyOf(rows)) {
            String step = row.substring(row.indexOf(' ') + 1, row.indexOf('>'));
            if (row.startsWith(Roles.OFFICER)
                    && !Set.of("GIVE_OPINION", "RECUSE", "ASK_EXTENSION", "RECORD_VISIT", "AMEND_VISIT",
                            "TAKE_OVER").contains(step)) {
                rows.add(Roles.MONITOR + row.substring(Roles.OFFICER.length()));
                rows.add(Roles.PUBLISHER + row.substring(Roles.OFFICER.length()));
            }
        }
        if (!EnumSet.of(REFUSED, PASSED_ON, RETURNED, MERGED, CLOSED, SPAM, WITHDRAWN).contains(from)) {
            rows.add("intake CORRECT>" + from);
            rows.addAll(List.of("reporter WITHDRAW>WITHDRAWN", "reporter LEAVE>" + from, "system WITHDRAW>WITHDRAWN"));
        }
        return rows;
    }

    @Test
    void everyStateActionAndRoleLeadsWhereTheTableSaysAndNowhereElse() {
        for (CaseStatus from : CaseStatus.values()) {
            Set<String> found = new TreeSet<>();
            for (CaseAction action : CaseAction.values()) {
                for (String role : ROLES) {
                    CaseTransitions.rows(from, action, Set.of(role))
                            .forEach(t -> found.add(role + " " + action + ">" + t.to()));
                }
            }
            assertEquals(expected(from), found, from.name());
        }
    }

    /** But for what was passed on and what was merged: it goes back to where it was. */
    @Test
    void aStepIsThereOnceForEachStateAndRole() {
        Set<String> seen = new HashSet<>();
        for (Transition row : CaseTransitions.all()) {
            row.roles().forEach(role -> assertTrue(seen.add(row.from() + " " + row.action() + " " + role
                    + (row.from() == PASSED_ON && row.action() == REOPEN || row.action() == UNMERGE ? row.to() : "")),
                    row.toString()));
        }
    }

    @Test
    void officersOnlyEverMoveCasesOfTheirUnit() {
        for (Transition row : CaseTransitions.all()) {
            boolean bound = row.guards().stream().anyMatch(EnumSet.of(Guard.OWN_UNIT, Guard.CO_UNIT, Guard.ANY_UNIT)::contains);
            assertEquals(row.roles().contains(Roles.OFFICER), bound, row.toString());
        }
    }

    @Test
    void whoMendsTheSiteMovesErrorsOfTheSiteAndNothingElse() {
        for (Transition row : CaseTransitions.all()) {
            boolean mender = row.roles().contains(Roles.MONITOR) || row.roles().contains(Roles.PUBLISHER);
            assertEquals(mender, row.guards().contains(Guard.MENDS), row.toString());
        }
    }

    @Test
    void whoMarkedAnEmergencyOrTheLeaderEndsItAndNobodyMarksItTwice() {
        for (Transition row : CaseTransitions.all()) {
            if (row.action() == END_URGENT) {
                assertEquals(row.roles().equals(Set.of(Roles.LEADER)) ? Set.of(Guard.URGENT)
                        : Set.of(Guard.URGENT, Guard.MARKED_URGENT), row.guards(), row.toString());
            } else if (row.action() == MARK_URGENT) {
                assertEquals(Set.of(Guard.NOT_URGENT), row.guards());
                assertEquals(Set.of(Datum.REASON), row.needs());
            }
        }
    }

    @Test
    void nobodyApprovesTheirOwnDraft() {
        CaseTransitions.all().stream().filter(row -> row.from() == IN_REVIEW && row.to() != IN_REVIEW)
                .filter(row -> row.roles().contains(Roles.REVIEWER))
                .forEach(row -> assertTrue(row.guards().contains(Guard.OTHER_THAN_DRAFTER), row.toString()));
    }

    @Test
    void onlyTakingAMergeBackWithdrawingAMergedReportAndHandlingAnewLeadOutOfAFinalState() {
        for (Transition row : CaseTransitions.all()) {
            assertTrue(!row.from().isFinal() || row.to() == row.from()
                    || EnumSet.of(UNMERGE, UNMARK_SPAM, REOPEN).contains(row.action())
                    || row.from() == MERGED && row.action() == WITHDRAW, row.toString());
        }
    }

    @Test
    void theReporterSeesNoInnerStep() {
        for (CaseAction hidden : List.of(RECORD_FINDING, DRAFT_ANSWER, SUBMIT_FOR_REVIEW, RETURN_DRAFT, NOTE, LINK,
                ADMIT, ADD_CO_UNIT, GIVE_OPINION, RETURN_ASSIGNMENT, RECUSE, ASK_EXTENSION, DECLINE_EXTENSION, URGE, SUPERVISE,
                ESCALATE, CALL_NOTE, CALL_BACK, AMEND_VISIT, TAKE_OVER, RECALL_DRAFT, UNLINK, REMOVE_CO_UNIT,
                END_SUPERVISION, CORRECT_IDENTITY, ERASE_IDENTITY, MARK_URGENT, END_URGENT)) {
            assertNull(hidden.publicCode(), hidden.name());
        }
        for (CaseStatus inside : List.of(ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW)) {
            assertEquals(PublicStatus.IN_PROGRESS, inside.shown());
        }
    }

    @Test
    void whoReportedDecidesAboutTheirNameAndAClerkSaysHowTheyKnowWhoAsks() {
        for (Transition row : CaseTransitions.all()) {
            if (EnumSet.of(CORRECT_IDENTITY, ERASE_IDENTITY).contains(row.action())) {
                assertEquals(Set.of(Guard.IDENTITY_KEPT), row.guards(), row.toString());
                assertEquals(!row.roles().contains(Actor.REPORTER), row.needs().contains(Datum.REASON), row.toString());
            }
        }
    }

    @Test
    void buttonsOfAnOfficerAreTheOfficersSteps() {
        assertEquals(EnumSet.of(RECORD_FINDING, DRAFT_ANSWER, RETURN_ASSIGNMENT, RECUSE, GIVE_OPINION, ASK_EXTENSION,
                RECORD_VISIT, AMEND_VISIT, MESSAGE_TO_REPORTER, NOTE, TAKE_OVER),
                CaseTransitions.actions(INVESTIGATING, Set.of(Roles.OFFICER)));
    }
}
