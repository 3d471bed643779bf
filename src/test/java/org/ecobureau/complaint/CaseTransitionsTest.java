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
            Roles.SECADMIN, Roles.INGEST, Actor.REPORTER);

    /** state: role action>next … */
    private static final Map<CaseStatus, String> EXPECTED = Map.ofEntries(
            Map.entry(REGISTERED, "intake ACCEPT>ACCEPTED, intake REFUSE>REFUSED, intake PASS_ON>PASSED_ON"),
            Map.entry(ACCEPTED, "intake PASS_ON>PASSED_ON, dispatcher ASSIGN>ASSIGNED, leader EXTEND>ACCEPTED"),
            Map.entry(ASSIGNED, "dispatcher ASSIGN>ASSIGNED, officer START_INVESTIGATION>INVESTIGATING,"
                    + " leader EXTEND>ASSIGNED"),
            Map.entry(INVESTIGATING, "dispatcher ASSIGN>ASSIGNED, officer RECORD_FINDING>INVESTIGATING,"
                    + " officer DRAFT_ANSWER>DRAFTED, leader EXTEND>INVESTIGATING"),
            Map.entry(DRAFTED, "officer RECORD_FINDING>DRAFTED, officer DRAFT_ANSWER>DRAFTED,"
                    + " officer SUBMIT_FOR_REVIEW>IN_REVIEW, leader EXTEND>DRAFTED"),
            Map.entry(IN_REVIEW, "reviewer RETURN_DRAFT>DRAFTED, reviewer APPROVE_ANSWER>ANSWERED,"
                    + " leader EXTEND>IN_REVIEW"),
            Map.entry(ANSWERED, "intake CLOSE>CLOSED, reviewer CLOSE>CLOSED, reporter RATE>ANSWERED"),
            Map.entry(CLOSED, "reporter RATE>CLOSED"), Map.entry(REFUSED, ""), Map.entry(PASSED_ON, ""),
            Map.entry(WITHDRAWN, ""));

    private static Set<String> expected(CaseStatus from) {
        Set<String> rows = new TreeSet<>();
        for (String row : EXPECTED.get(from).split(",\\s*")) {
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        rows.add("reporter MESSAGE_FROM_REPORTER>" + from);
        rows.add("intake MESSAGE_TO_REPORTER>" + from);
        for (String reader : List.of(Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER)) {
            rows.add(reader + " NOTE>" + from);
        }
        if (EnumSet.of(ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW, ANSWERED, CLOSED).contains(from)) {
            rows.add("officer MESSAGE_TO_REPORTER>" + from);
        }
        if (!EnumSet.of(REFUSED, PASSED_ON, CLOSED, WITHDRAWN).contains(from)) {
            rows.add("reporter WITHDRAW>WITHDRAWN");
        }
        return rows;
    }

    @Test
    void everyStateActionAndRoleLeadsWhereTheTableSaysAndNowhereElse() {
        for (CaseStatus from : CaseStatus.values()) {
            Set<String> found = new TreeSet<>();
            for (CaseAction action : CaseAction.values()) {
                for (String role : ROLES) {
                    CaseTransitions.find(from, action, Set.of(role))
                            .ifPresent(t -> found.add(role + " " + action + ">" + t.to()));
                }
            }
            assertEquals(expected(from), found, from.name());
        }
    }

    @Test
    void aStepIsThereOnceForEachStateAndRole() {
        Set<String> seen = new HashSet<>();
        for (Transition row : CaseTransitions.all()) {
            row.roles().forEach(role -> assertTrue(seen.add(row.from() + " " + row.action() + " " + role), row.toString()));
        }
    }

    @Test
    void officersOnlyEverMoveCasesOfTheirUnit() {
        for (Transition row : CaseTransitions.all()) {
            assertEquals(row.roles().contains(Roles.OFFICER), row.guards().contains(Guard.OWN_UNIT), row.toString());
        }
    }

    @Test
    void nobodyApprovesTheirOwnDraft() {
        CaseTransitions.all().stream().filter(row -> row.from() == IN_REVIEW && row.to() != IN_REVIEW)
                .filter(row -> row.roles().contains(Roles.REVIEWER))
                .forEach(row -> assertTrue(row.guards().contains(Guard.OTHER_THAN_DRAFTER), row.toString()));
    }

    @Test
    void nothingLeadsOutOfAFinalState() {
        for (Transition row : CaseTransitions.all()) {
            assertTrue(!row.from().isFinal() || row.to() == row.from(), row.toString());
        }
    }

    @Test
    void theReporterSeesNoInnerStep() {
        for (CaseAction hidden : List.of(RECORD_FINDING, DRAFT_ANSWER, SUBMIT_FOR_REVIEW, RETURN_DRAFT, NOTE)) {
            assertNull(hidden.publicCode(), hidden.name());
        }
        for (CaseStatus inside : List.of(ASSIGNED, INVESTIGATING, DRAFTED, IN_REVIEW)) {
            assertEquals(PublicStatus.IN_PROGRESS, inside.shown());
        }
    }

    @Test
    void buttonsOfAnOfficerAreTheOfficersSteps() {
        assertEquals(EnumSet.of(RECORD_FINDING, DRAFT_ANSWER, MESSAGE_TO_REPORTER, NOTE),
                CaseTransitions.actions(INVESTIGATING, Set.of(Roles.OFFICER)));
    }
}
