package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.INTAKE;
import static org.ecobureau.complaint.CaseFixture.LEADER;
import static org.ecobureau.complaint.CaseFixture.OFFICER;
import static org.ecobureau.complaint.CaseFixture.REVIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Several people reported one thing: what is decided about one of them, or one of them leaves. */
@QuarkusTest
class CaseLeavingTest {

    private static final Actor CUSTODIAN = new Actor("custodian1", "custodian1", Unit.BUREAU, Set.of(Roles.CUSTODIAN));

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    IdentityOpenings openings;

    private CaseStatus move(String number, CaseAction action, Actor actor, Object... data) {
        CaseMove move = CaseMove.of(action);
        for (int i = 0; i < data.length; i += 2) {
            move = move.with((Datum) data[i], (String) data[i + 1]);
        }
        return cases.move(number, move, actor);
    }

    private int refused(Runnable step) {
        return assertThrows(Problem.class, step::run).status();
    }

    private String joined(String main) {
        String number = fixture.registered().number();
        move(number, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main);
        return number;
    }

    private CaseStatus status(String number) {
        return reader.forReceipt(number).status();
    }

    private List<String> told(String number) {
        return reader.followed(number).steps().map(CaseSheet.Event::publicNote).filter(n -> n != null).toList();
    }

    /** The answer was written to the others; the page offers no rating either, and the interface asks the same table. */
    @Test
    void whoWithdrewJudgesNoAnswerToOthers() {
        String main = fixture.registered().number();
        String other = joined(main);
        fixture.bring(main, CaseStatus.INVESTIGATING);
        move(main, CaseAction.WITHDRAW, Actor.reporter());
        fixture.bring(main, CaseStatus.ANSWERED);
        assertEquals(409, refused(() -> move(main, CaseAction.RATE, Actor.reporter(), Datum.RATING, "dissatisfied")));
        move(other, CaseAction.RATE, Actor.reporter(), Datum.RATING, "basic");
        assertEquals(null, reader.forReceipt(main).rating());
        assertEquals(Rating.BASIC, reader.forReceipt(other).rating());
    }

    @Test
    void whoReportedTheSameThingIsNotRefusedWithTheFirstReporter() {
        String main = fixture.registered().number();
        String other = joined(main);
        cases.move(main, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "d").publicNote("去年九月已经答复过您。"), INTAKE);
        assertEquals(CaseStatus.REFUSED, status(main));
        assertEquals(CaseStatus.REGISTERED, status(other), "back to where a decision is owed");
        CaseSheet alone = reader.forReceipt(other);
        assertTrue(alone.clocks().get(0).open(), "with a clock of its own");
        assertTrue(told(other).stream().anyMatch(n -> n.contains("恢复单独办理")), told(other).toString());
        assertFalse(told(other).toString().contains("去年九月"), "what was written to somebody else");
        assertEquals(Actor.SYSTEM, alone.events().get(alone.events().size() - 1).actorRole());
    }

    @Test
    void whoReportedTheSameThingDoesNotGoBackToThe12345OfTheFirst() {
        String main = cases.register(fixture.checked(Forms.anonymous()),
                CaseService.Origin.of(Channel.HOTLINE12345, "R" + System.nanoTime()), INTAKE).number();
        String other = joined(main);
        move(main, CaseAction.RETURN_TO_SOURCE, INTAKE, Datum.REASON, "属于住建部门职责", Datum.LEGAL_BASIS, "噪声管理规定");
        assertEquals(CaseStatus.RETURNED, status(main));
        assertEquals(CaseStatus.REGISTERED, status(other));
    }

    @Test
    void whoReportedTheSameThingReadsWhoHasItWhereItWentAndWhyItTakesLonger() {
        String main = fixture.registered().number();
        String other = joined(main);
        fixture.bring(main, CaseStatus.ACCEPTED);
        cases.move(main, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement").publicNote("您家楼下那家店。"),
                CaseFixture.DISPATCHER);
        move(main, CaseAction.EXTEND, LEADER, Datum.REASON, "等待监测报告");
        move(main, CaseAction.RETURN_ASSIGNMENT, OFFICER, Datum.REASON, "不归我们");
        cases.move(main, CaseMove.of(CaseAction.PASS_ON).with(Datum.TARGET, "平江县城管局").with(Datum.REASON, "油烟")
                .publicNote("您可以打他们的电话。"), INTAKE);
        assertEquals(CaseStatus.MERGED, status(other));
        String notes = told(other).toString();
        assertTrue(notes.contains("等待监测报告") && notes.contains("转给：平江县城管局。") && notes.contains("办理。"), notes);
        assertFalse(notes.contains("楼下") || notes.contains("他们的电话"), notes);
    }

    @Test
    void theFirstReporterCanWithdrawThoughAStrangerJoined() {
        String main = fixture.registered(Forms.person("confidential", "李退出", "13973000031", null)).number();
        String stranger = joined(main);
        fixture.bring(main, CaseStatus.INVESTIGATING);
        move(main, CaseAction.WITHDRAW, Actor.reporter(), Datum.REASON, "搬走了");
        assertEquals(CaseStatus.INVESTIGATING, status(main), "it goes on for the other");
        assertEquals(PublicStatus.WITHDRAWN, reader.forReceipt(main).shown());
        assertTrue(reader.forReceipt(main).clocks().stream().anyMatch(ClockReading::open));
        assertEquals(409, refused(() -> move(main, CaseAction.WITHDRAW, Actor.reporter())), "once");
        assertEquals(422, refused(() -> openings.ask(main, "evidence", "想核实", CUSTODIAN)), "the identity is closed");
        long seen = reader.followed(main).steps().count();
        fixture.bring(main, CaseStatus.ANSWERED);
        assertEquals(seen, reader.followed(main).steps().count(), "no longer theirs");
        assertEquals(0, reader.followed(main).answered().count());
        assertEquals(1, reader.followed(stranger).answered().count());
        assertFalse(reader.followed(stranger).steps().anyMatch(e -> e.action() == CaseAction.LEAVE),
                "nobody reads that a stranger withdrew as their own doing");
    }

    @Test
    void whoJoinedCanWithdrawUntilTheMatterHasEnded() {
        String main = fixture.registered().number();
        String first = joined(main);
        String second = joined(main);
        assertEquals(CaseStatus.WITHDRAWN, move(first, CaseAction.WITHDRAW, Actor.reporter()));
        assertEquals(List.of(second), reader.mergedInto(main));
        assertTrue(reader.forStaff(main, INTAKE).related().stream().anyMatch(r -> r.number().equals(first)),
                "colleagues still find it");
        fixture.bring(main, CaseStatus.CLOSED);
        assertEquals(409, refused(() -> move(second, CaseAction.WITHDRAW, Actor.reporter())));
    }

    @Test
    void whenEverybodyHasWithdrawnTheMatterIsWithdrawn() {
        String main = fixture.registered().number();
        String first = joined(main);
        String second = joined(main);
        move(main, CaseAction.WITHDRAW, Actor.reporter());
        move(first, CaseAction.WITHDRAW, Actor.reporter());
        assertEquals(CaseStatus.REGISTERED, status(main));
        move(second, CaseAction.UNMERGE, INTAKE, Datum.REASON, "其实是另一家");
        assertEquals(CaseStatus.WITHDRAWN, status(main));
        assertEquals(CaseStatus.REGISTERED, status(second));
    }

    @Test
    void anExtensionThatWasAskedForEndsWithTheAnswerAndWhatIsHandledAnewHasNoOfficerYet() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.DRAFTED);
        move(number, CaseAction.ASK_EXTENSION, OFFICER, Datum.REASON, "监测报告未出");
        fixture.bring(number, CaseStatus.ANSWERED);
        assertFalse(reader.forStaff(number, LEADER).extensionAsked());
        move(number, CaseAction.REOPEN, LEADER, Datum.REASON, "又有异味");
        CaseSheet anew = reader.forStaff(number, LEADER);
        assertNull(anew.officer());
        assertEquals(409, refused(() -> move(number, CaseAction.DECLINE_EXTENSION, LEADER, Datum.REASON, "x")));
    }

    @Test
    void whatIsLateIsNotMadeOnTimeByAnExtension() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        TestClock.at(TestClock.now().plus(Duration.ofDays(61)), () -> {
            assertEquals(409, refused(() -> move(number, CaseAction.ASK_EXTENSION, OFFICER, Datum.REASON, "报告未出")));
            assertEquals(409, refused(() -> move(number, CaseAction.EXTEND, LEADER, Datum.REASON, "报告未出")));
            assertFalse(reader.openTo(reader.forStaff(number, LEADER), LEADER).contains(CaseAction.EXTEND));
            fixture.bring(number, CaseStatus.IN_REVIEW);
            move(number, CaseAction.APPROVE_ANSWER, REVIEWER);
            assertEquals(ClockReading.State.LATE, reader.forReceipt(number).clocks().get(1).state());
        });
    }
}
