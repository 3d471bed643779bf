package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.DISPATCHER;
import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.ecobureau.complaint.CaseFixture.LEADER;
import static org.ecobureau.complaint.CaseFixture.OFFICER;
import static org.ecobureau.complaint.CaseFixture.OTHER_OFFICER;
import static org.ecobureau.complaint.CaseFixture.REVIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.complaint.CaseInbox.Row;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CaseInboxTest {

    @Inject
    CaseInbox inbox;

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    SessionFactory sessions;

    @Inject
    Clock clock;

    private List<Row> all(Filter filter, Actor actor) {
        List<Row> rows = new ArrayList<>();
        String after = null;
        do {
            CaseInbox.Page page = inbox.page(filter, actor, after, 7);
            assertTrue(page.rows().size() <= 7);
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }

    private boolean lists(Box box, Actor actor, String number) {
        return all(new Filter(box, null, null, null, number), actor).stream().anyMatch(r -> r.number().equals(number));
    }

    @Test
    void aCaseIsAlwaysOnTheDeskOfWhoeverHasTheNextStep() {
        String number = fixture.registered().number();
        for (CaseStatus status : List.of(CaseStatus.REGISTERED, CaseStatus.ACCEPTED, CaseStatus.ASSIGNED,
                CaseStatus.INVESTIGATING, CaseStatus.DRAFTED, CaseStatus.IN_REVIEW, CaseStatus.ANSWERED, CaseStatus.CLOSED)) {
            fixture.bring(number, status);
            for (Actor actor : List.of(INTAKE, DISPATCHER, OFFICER, OTHER_OFFICER, REVIEWER, LEADER)) {
                boolean turn = actor != OTHER_OFFICER
                        && actor.roles().stream().anyMatch(role -> CaseInbox.turnOf(role).contains(status));
                assertEquals(turn, lists(Box.MINE, actor, number), status + " for " + actor.username());
            }
        }
        assertTrue(lists(Box.CLOSED, INTAKE, number));
    }

    @Test
    void whatRestsIsNobodysTurnBeforeTheDayOfItsCheck() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ANSWERED);
        String day = ChinaTime.dayOf(TestClock.now()).plusDays(20).toString();
        cases.move(number, CaseMove.of(CaseAction.STAGE_CLOSE).with(Datum.REASON, "除臭设备月底装好。")
                .with(Datum.NEXT_CHECK_ON, day), INTAKE);
        for (Actor actor : List.of(INTAKE, REVIEWER)) {
            assertFalse(lists(Box.MINE, actor, number), actor.username());
            assertEquals(inbox.counts(actor).get(Box.MINE), all(Filter.of(Box.MINE), actor).size());
        }
        TestClock.at(TestClock.now().plus(Duration.ofDays(20)), () -> {
            for (Actor actor : List.of(INTAKE, REVIEWER)) {
                assertTrue(lists(Box.MINE, actor, number), actor.username());
                assertEquals(inbox.counts(actor).get(Box.MINE), all(Filter.of(Box.MINE), actor).size());
            }
        });
    }

    @Test
    void everyOpenStateWaitsForSomebodyWhoHasAStepThere() {
        for (CaseStatus status : CaseStatus.values()) {
            Set<String> waiting = new HashSet<>();
            for (String role : List.of(Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER)) {
                if (CaseInbox.turnOf(role).contains(status)) {
                    waiting.add(role);
                    assertTrue(CaseTransitions.actions(status, Set.of(role)).stream().anyMatch(action -> CaseTransitions
                            .find(status, action, Set.of(role)).orElseThrow().to() != status), status + " " + role);
                }
            }
            // What waits for a look has a pile of its own.
            assertEquals(status.isFinal() || status == CaseStatus.HELD, waiting.isEmpty(), status.name());
        }
    }

    @Test
    void officersListOnlyCasesOfTheirUnit() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        assertTrue(lists(Box.ALL, OFFICER, number));
        assertFalse(lists(Box.ALL, OTHER_OFFICER, number));
        assertTrue(all(Filter.of(Box.ALL), OTHER_OFFICER).stream().allMatch(r -> "wushi-station".equals(r.leadUnit())));
    }

    @Test
    void peopleWhoReadNoCasesGetNoList() {
        for (String role : List.of(Roles.ADMIN, Roles.SECADMIN, Roles.CUSTODIAN, Roles.AUDITOR, Roles.EMERGENCY,
                Roles.INGEST)) {
            Actor actor = new Actor("x", "x", "bureau", Set.of(role));
            assertEquals(403, assertThrows(Problem.class, () -> inbox.page(Filter.of(Box.ALL), actor, null, 7)).status(), role);
            assertEquals(403, assertThrows(Problem.class, () -> inbox.counts(actor)).status(), role);
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetitionMostUrgentFirst() {
        for (int i = 0; i < 16; i++) {
            int daysAgo = i % 5;
            TestClock.at(TestClock.now().minus(Duration.ofDays(daysAgo)), fixture::registered);
        }
        List<Row> mine = all(Filter.of(Box.MINE), INTAKE);
        assertEquals(mine.size(), new HashSet<>(mine.stream().map(Row::id).toList()).size());
        assertEquals(inbox.counts(INTAKE).get(Box.MINE), mine.size());
        List<Row> sorted = mine.stream().sorted(Comparator
                .comparing(Row::nextDue, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Row::id)).toList();
        assertEquals(sorted, mine);
        List<Row> everything = all(Filter.of(Box.ALL), INTAKE);
        assertEquals(inbox.counts(INTAKE).get(Box.ALL), everything.size());
    }

    @Test
    void lateCasesStandInTheLatePile() {
        String[] number = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(17)), () -> number[0] = fixture.registered().number());
        assertTrue(lists(Box.OVERDUE, LEADER, number[0]));
        assertFalse(lists(Box.OVERDUE, LEADER, fixture.registered().number()));
        assertEquals(inbox.counts(LEADER).get(Box.OVERDUE), all(Filter.of(Box.OVERDUE), LEADER).size());
    }

    @Test
    void filtersNarrowByStateTypeTownshipAndPartOfTheNumber() {
        String water = fixture.registered(Forms.anonymous(List.of("noise", "water"), List.of())).number();
        String tail = water.substring(water.length() - 4);
        assertTrue(all(new Filter(Box.ALL, null, PollutionType.WATER, null, tail.toLowerCase()), INTAKE).stream()
                .anyMatch(r -> r.number().equals(water)));
        assertTrue(all(new Filter(Box.ALL, null, PollutionType.SOIL, null, water), INTAKE).isEmpty());
        assertTrue(all(new Filter(Box.ALL, CaseStatus.CLOSED, null, null, water), INTAKE).isEmpty());
        assertEquals(1, all(new Filter(Box.ALL, CaseStatus.REGISTERED, null, "430626111", water), INTAKE).size());
        assertTrue(all(new Filter(Box.ALL, null, null, "430626100", water), INTAKE).isEmpty());
        assertTrue(all(new Filter(Box.ALL, null, null, null, "%"), INTAKE).isEmpty());
    }

    @Test
    void aListIsOneStatementHoweverLong() {
        for (int i = 0; i < 5; i++) {
            fixture.registered();
        }
        sessions.getStatistics().setStatisticsEnabled(true);
        long before = sessions.getStatistics().getPrepareStatementCount();
        List<Row> rows = inbox.page(Filter.of(Box.ALL), INTAKE, null, 100).rows();
        assertEquals(1, sessions.getStatistics().getPrepareStatementCount() - before);
        assertTrue(rows.size() >= 5);
        assertFalse(rows.get(0).types().isEmpty());
    }

    @Test
    void aCursorNobodyGaveOutIsABadRequest() {
        for (String forged : List.of("x", "", org.ecobureau.shared.web.Cursor.encode("a"))) {
            assertEquals(400,
                    assertThrows(Problem.class, () -> inbox.page(Filter.of(Box.ALL), INTAKE, forged, 7)).status());
            assertEquals(400,
                    assertThrows(Problem.class, () -> inbox.page(Filter.of(Box.MINE), INTAKE, forged, 7)).status());
        }
        assertNull(inbox.page(new Filter(Box.ALL, null, null, null, "no such number"), INTAKE, null, 7).next());
    }
}
