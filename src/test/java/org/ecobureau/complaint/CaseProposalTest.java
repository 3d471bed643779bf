package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.DISPATCHER;
import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.ecobureau.complaint.CaseFixture.OFFICER;
import static org.ecobureau.complaint.CaseFixture.OTHER_OFFICER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.register.Lists;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What is stored of cases as it bears on who should handle the next one. */
@QuarkusTest
class CaseProposalTest {

    private static final Actor COLLEAGUE = new Actor("officer9", "officer9", "enforcement", Set.of(Roles.OFFICER));

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseInbox inbox;

    @Inject
    CaseWorkload workload;

    @Inject
    AssignmentProposals proposals;

    @Inject
    EarlierCases earlier;

    @Inject
    GridRegister grid;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void list() {
        Lists.of("grid-officers").row("township", "430626111", "level", "township", "area", "伍市镇", "name", "网格长", "phone",
                "0730-6200001", "unit", "wushi-station").publish();
    }

    @AfterEach
    void noList() {
        Lists.withdraw("grid-officers");
    }

    private String register(String enterprise, String place, BigDecimal latitude, BigDecimal longitude) {
        NewCase made = fixture.checked(Forms.anonymous());
        return cases.register(new NewCase(made.types(), made.subtypes(), made.description(), made.occurredAt(),
                made.township(), place, latitude, longitude, enterprise, made.identity(), made.contact(), made.answers(),
                made.publicConsent()), CaseService.Origin.WEB, Actor.reporter()).number();
    }

    private CaseStatus move(String number, CaseAction action, Actor actor, Datum datum, String value) {
        return cases.move(number, CaseMove.of(action).with(datum, value), actor);
    }

    private AssignmentProposal proposal(String number) {
        return proposals.of(reader.forStaff(number, DISPATCHER));
    }

    private CaseSheet.Event last(String number) {
        List<CaseSheet.Event> events = reader.forStaff(number, DISPATCHER).events();
        return events.get(events.size() - 1);
    }

    @Test
    void aUnitThatGaveTheCaseBackIsNotProposedAgainAndADeviationStandsInTheEvent() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        assertEquals("wushi-station", proposal(number).leadUnit());
        assertEquals("网格长", proposal(number).person().name());
        move(number, CaseAction.ASSIGN, DISPATCHER, Datum.UNIT, "wushi-station");
        assertNull(last(number).data().get(Datum.PROPOSED_UNIT), "as proposed");
        move(number, CaseAction.RETURN_ASSIGNMENT, OTHER_OFFICER, Datum.REASON, "归执法大队");
        AssignmentProposal next = proposal(number);
        assertEquals("enforcement", next.leadUnit());
        assertTrue(next.reasons().stream().anyMatch(r -> r.contains("退回过这一件")), next.reasons().toString());
        move(number, CaseAction.ASSIGN, DISPATCHER, Datum.UNIT, "bureau");
        assertEquals("enforcement", last(number).data().get(Datum.PROPOSED_UNIT));
        assertEquals("bureau", reader.forStaff(number, DISPATCHER).leadUnit());
    }

    @Test
    void manyCasesAreProposedInAFewStatements() {
        List<String> numbers = java.util.stream.Stream.generate(() -> fixture.registered().number()).limit(6).toList();
        proposals.of(numbers);
        sessions.getStatistics().setStatisticsEnabled(true);
        long before = sessions.getStatistics().getPrepareStatementCount();
        assertEquals(numbers, proposals.of(numbers).stream().map(AssignmentProposals.Proposed::number).toList());
        assertTrue(sessions.getStatistics().getPrepareStatementCount() - before <= 5);
        assertEquals(List.of(), proposals.of(List.of("PJ-W-20000101-0001")));
        assertEquals(List.of(), proposals.of(List.of()));
    }

    @Test
    void whoSteppedBackHasTheCaseInNoneOfTheirOwnPilesAndTakesNoStepAgain() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertTrue(lists(Box.OWN, OFFICER, number));
        move(number, CaseAction.RECUSE, OFFICER, Datum.REASON, "被投诉人是亲属");
        assertEquals("officer1", last(number).data().get(Datum.RECUSED));
        for (Box box : List.of(Box.MINE, Box.OWN, Box.CO)) {
            assertFalse(lists(box, OFFICER, number), box.name());
        }
        assertTrue(lists(Box.MINE, COLLEAGUE, number), "a colleague takes over");
        for (Actor actor : List.of(OFFICER, COLLEAGUE)) {
            assertEquals(inbox.counts(actor).get(Box.MINE),
                    inbox.page(Filter.of(Box.MINE), actor, null, 10_000).rows().size(), actor.username());
        }
        assertFalse(reader.openTo(reader.forStaff(number, OFFICER), OFFICER).contains(CaseAction.START_INVESTIGATION));
        assertEquals(403, assertThrows(Problem.class,
                () -> cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION), OFFICER)).status());
        cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION), COLLEAGUE);
        assertEquals(403, assertThrows(Problem.class, () -> move(number, CaseAction.RECORD_FINDING, OFFICER, Datum.FINDING,
                "看过。")).status());
        assertTrue(proposal(number).person() != null);
    }

    private boolean lists(Box box, Actor actor, String number) {
        return inbox.page(new Filter(box, null, null, null, number), actor, null, 50).rows().stream()
                .anyMatch(r -> r.number().equals(number));
    }

    @Test
    void numbersAreFoundAsClerksTypeThem() {
        String number = fixture.registered().number();
        String day = number.substring(5, 13);
        String serial = number.substring(14);
        for (String typed : List.of(number, number.toLowerCase(), number.substring(0, 13), day, serial,
                String.valueOf(Integer.parseInt(serial)), day + "-" + serial, "W-" + day + "-" + Integer.parseInt(serial))) {
            assertTrue(lists(Box.ALL, INTAKE, typed, number), typed);
        }
        assertFalse(lists(Box.ALL, INTAKE, "C-" + day + "-" + serial, number));
    }

    private boolean lists(Box box, Actor actor, String typed, String number) {
        return inbox.page(new Filter(box, null, null, null, typed), actor, null, 10_000).rows().stream()
                .anyMatch(r -> r.number().equals(number));
    }

    @Test
    void earlierCasesAtTheSameEnterpriseAndPlaceAreShownWithinTheRowScope() {
        String key = UUID.randomUUID().toString().substring(0, 8);
        BigDecimal latitude = new BigDecimal("28.7").add(BigDecimal.valueOf(Math.abs(key.hashCode()) % 90_000, 6));
        BigDecimal longitude = new BigDecimal("113.5");
        String first = register("平江" + key + "建材有限公司", "某处甲", null, null);
        String withdrawn = register("平江" + key + "建材", "某处乙", null, null);
        cases.move(withdrawn, CaseMove.of(CaseAction.WITHDRAW), Actor.reporter());
        String near = register(null, "某处丙", latitude, longitude);
        String words = register(null, key + "桥 东头", null, null);
        String far = register(null, "某处丁", latitude.add(new BigDecimal("0.0049")), longitude);
        TestClock.at(TestClock.now().minus(Duration.ofDays(400)), () -> register("平江" + key + "建材", "别处", null, null));
        String now = register("平江" + key + "建材", key + "桥东头", latitude, longitude.add(new BigDecimal("0.0010")));
        String merged = register("平江" + key + "建材", key + "桥东头", null, null);
        cases.move(merged, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, now), CaseFixture.INTAKE);
        fixture.bring(first, CaseStatus.CLOSED).bring(now, CaseStatus.ASSIGNED);
        sessions.getStatistics().setStatisticsEnabled(true);
        CaseSheet sheet = reader.forStaff(now, DISPATCHER);
        long before = sessions.getStatistics().getPrepareStatementCount();
        EarlierCases.Found found = earlier.before(sheet, DISPATCHER);
        assertEquals(1, sessions.getStatistics().getPrepareStatementCount() - before);
        assertEquals(List.of(words, near, first), found.rows().stream().map(EarlierCases.Earlier::number).toList(),
                "neither withdrawn nor 540 m away nor older than a year nor merged into it: " + withdrawn + " " + far);
        assertEquals(List.of(Likeness.Ground.PLACE_WORDS, Likeness.Ground.DISTANCE, Likeness.Ground.ENTERPRISE),
                found.rows().stream().map(EarlierCases.Earlier::ground).toList());
        assertEquals(1, found.sameEnterprise());
        assertEquals(Verified.byCode("true").orElseThrow(), found.rows().get(2).verified());
        EarlierCases.Found officers = earlier.before(reader.forStaff(now, OFFICER), OFFICER);
        assertEquals(List.of(first), officers.open().stream().map(EarlierCases.Earlier::number).toList());
        assertEquals(2, officers.foreign());
        assertEquals(0, earlier.before(reader.forStaff(fixture.registered().number(), DISPATCHER), DISPATCHER).rows().stream()
                .filter(e -> first.equals(e.number())).count());
    }

    @Test
    void theUnitThatAnsweredTheEnterpriseLastIsKnown() {
        String key = UUID.randomUUID().toString().substring(0, 8);
        String first = register("平江" + key + "化工厂有限公司", null, null, null);
        fixture.bring(first, CaseStatus.ANSWERED);
        String now = register("平江" + key + "化工厂", null, null, null);
        fixture.bring(now, CaseStatus.ACCEPTED);
        move(now, CaseAction.ASSIGN, DISPATCHER, Datum.UNIT, "wushi-station");
        move(now, CaseAction.RETURN_ASSIGNMENT, OTHER_OFFICER, Datum.REASON, "x");
        assertTrue(proposal(now).reasons().contains("同一单位上次的投诉也由执法大队办理。"), proposal(now).reasons().toString());
        assertEquals(proposal(now), proposals.of(List.of(now)).get(0).proposal());
    }

    @Test
    void paceIsTheMiddleOfTheLastAnswers() {
        TestClock.at(TestClock.now().minus(Duration.ofDays(3)), () -> fixture.registered());
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ANSWERED);
        CaseWorkload.Pace pace = workload.pace(90).stream().filter(p -> "officer1".equals(p.officer())).findFirst()
                .orElseThrow();
        assertTrue(pace.answers() > 0 && pace.medianDays().signum() >= 0, pace.toString());
        CaseWorkload.Pace unit = workload.pace(90).stream().filter(p -> p.officer() == null && "enforcement".equals(p.unit()))
                .findFirst().orElseThrow();
        assertTrue(unit.answers() >= pace.answers());
    }

    @Test
    void theRightToReturnIsNoDutyOnTheLists() {
        NewCase made = fixture.checked(Forms.anonymous());
        String[] number = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(10)), () -> number[0] = cases.register(made,
                CaseService.Origin.of(Channel.NATIONAL_PLATFORM, "P-" + UUID.randomUUID()), INTAKE).number());
        assertFalse(lists(Box.OVERDUE, INTAKE, number[0]), "two working days are over, fifteen days are not");
        CaseInbox.Row row = inbox.page(new Filter(Box.ALL, null, null, null, number[0]), INTAKE, null, 1).rows().get(0);
        assertTrue(row.returnBy().isBefore(row.nextDue()));
        assertEquals(409, assertThrows(Problem.class, () -> cases.move(number[0], CaseMove.of(CaseAction.RETURN_TO_SOURCE)
                .with(Datum.REASON, "x").with(Datum.LEGAL_BASIS, "x"), INTAKE)).status());
    }
}
