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

import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Whoever clicked the wrong button, or has somebody else's work to go on with, finds the way back. */
@QuarkusTest
class CaseUndoTest {

    private static final Actor COLLEAGUE = new Actor("officer9", "officer9", "enforcement", Set.of(Roles.OFFICER));

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseIdentities identities;

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

    private List<ClockReading> open(String number) {
        return reader.forReceipt(number).clocks().stream().filter(ClockReading::open).toList();
    }

    @Test
    void whatWasRefusedByMistakeIsDecidedAgainAndTheReporterReadsWhy() {
        String number = fixture.registered().number();
        move(number, CaseAction.REFUSE, INTAKE, Datum.REASON, "b");
        assertTrue(open(number).isEmpty());
        assertEquals(422, refused(() -> move(number, CaseAction.REOPEN, INTAKE)));
        assertEquals(403, refused(() -> move(number, CaseAction.REOPEN, DISPATCHER, Datum.REASON, "x")));
        assertEquals(CaseStatus.REGISTERED, move(number, CaseAction.REOPEN, LEADER, Datum.REASON, "点错了，这件归我们管。"));
        CaseSheet sheet = reader.forReceipt(number);
        assertNull(sheet.refusalReason());
        assertEquals(PublicStatus.RECEIVED, sheet.shown());
        assertTrue(sheet.events().stream().anyMatch(e -> e.action() == CaseAction.REOPEN && e.isPublic()
                && e.publicNote().contains("点错了")));
        assertEquals(List.of(ClockReading.Kind.ACCEPTANCE), open(number).stream().map(ClockReading::kind).toList());
        fixture.bring(number, CaseStatus.ACCEPTED);
        assertEquals(List.of(ClockReading.Kind.ANSWER), open(number).stream().map(ClockReading::kind).toList());
        fixture.bring(number, CaseStatus.CLOSED);
        assertTrue(open(number).isEmpty());
    }

    @Test
    void whatWasPassedOnComesBackToWhereItWas() {
        String early = fixture.registered().number();
        move(early, CaseAction.PASS_ON, INTAKE, Datum.TARGET, "平江县住建局", Datum.REASON, "归住建");
        assertEquals(CaseStatus.REGISTERED, move(early, CaseAction.REOPEN, INTAKE, Datum.REASON, "住建局说不归他们。"));
        assertNull(reader.forReceipt(early).passedTo());
        String late = fixture.registered().number();
        fixture.bring(late, CaseStatus.ACCEPTED);
        move(late, CaseAction.PASS_ON, INTAKE, Datum.TARGET, "平江县住建局", Datum.REASON, "归住建");
        assertEquals(CaseStatus.ACCEPTED, move(late, CaseAction.REOPEN, INTAKE, Datum.REASON, "住建局说不归他们。"));
        assertEquals(List.of(ClockReading.Kind.ANSWER), open(late).stream().map(ClockReading::kind).toList());
    }

    @Test
    void whatWentBackToItsSourceCanComeBack() {
        String number = cases.register(fixture.checked(Forms.anonymous()), CaseService.Origin.of(Channel.HOTLINE12345,
                "HL" + System.nanoTime()), INTAKE).number();
        move(number, CaseAction.RETURN_TO_SOURCE, INTAKE, Datum.REASON, "归城管", Datum.LEGAL_BASIS, "某条例第三条");
        assertEquals(CaseStatus.REGISTERED, move(number, CaseAction.REOPEN, INTAKE, Datum.REASON, "热线又转来。"));
        assertFalse(open(number).isEmpty(), "a duty stands again");
        assertEquals(409, refused(() -> move(number, CaseAction.RETURN_TO_SOURCE, INTAKE, Datum.REASON, "x",
                Datum.LEGAL_BASIS, "x")));
    }

    @Test
    void aPartOfWhatCameBackIsOwedTheSame() {
        String number = fixture.registered().number();
        move(number, CaseAction.REFUSE, INTAKE, Datum.REASON, "b");
        move(number, CaseAction.REOPEN, INTAKE, Datum.REASON, "归我们管。");
        move(number, CaseAction.SPLIT, INTAKE, Datum.PART, "夜里还有噪声，请一起查。");
        assertEquals(open(number).stream().map(ClockReading::due).toList(),
                open(fixture.part(number)).stream().map(ClockReading::due).toList());
    }

    private static String inDays(int days) {
        return org.ecobureau.shared.time.ChinaTime.dayOf(TestClock.now()).plusDays(days).toString();
    }

    @Test
    void aRestingCaseThatIsNotFinishedOnItsDayRestsAgain() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ANSWERED);
        move(number, CaseAction.STAGE_CLOSE, INTAKE, Datum.REASON, "除臭设备年底装好。", Datum.NEXT_CHECK_ON, inDays(40));
        assertEquals(CaseStatus.STAGE_CLOSED, move(number, CaseAction.STAGE_CLOSE, REVIEWER, Datum.REASON,
                "设备到了，还没装好。", Datum.NEXT_CHECK_ON, inDays(100)));
        Problem early = assertThrows(Problem.class, () -> move(number, CaseAction.STAGE_CLOSE, INTAKE, Datum.REASON, "没装好。",
                Datum.NEXT_CHECK_ON, inDays(0)));
        assertEquals(422, early.status());
        assertEquals("nextCheckOn", early.violations().get(0).field());
        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(inDays(100), sheet.nextCheckOn().toString());
        assertEquals(2, sheet.events().stream().filter(e -> e.action() == CaseAction.STAGE_CLOSE && e.isPublic()).count());
        assertEquals(CaseStatus.CLOSED, move(number, CaseAction.CLOSE, INTAKE));
    }

    @Test
    void aColleagueTakesOverFromAnOfficerWhoIsAway() {
        String number = fixture.registered(Forms.person("named", "吴测试", "13873015678", null)).number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals(409, refused(() -> move(number, CaseAction.TAKE_OVER, OFFICER)), "it is theirs already");
        assertEquals(403, refused(() -> move(number, CaseAction.TAKE_OVER, OTHER_OFFICER)), "another unit");
        assertFalse(identities.mayView(reader.forStaff(number, COLLEAGUE), COLLEAGUE));
        assertEquals(CaseStatus.INVESTIGATING, move(number, CaseAction.TAKE_OVER, COLLEAGUE));
        CaseSheet sheet = reader.forStaff(number, COLLEAGUE);
        assertEquals("officer9", sheet.officer());
        assertTrue(identities.mayView(sheet, COLLEAGUE));
        assertFalse(identities.mayView(sheet, OFFICER), "who does not handle it any more sees no name");
        assertTrue(reader.forReceipt(number).events().stream().noneMatch(e -> e.action() == CaseAction.TAKE_OVER
                && e.isPublic()));
        move(number, CaseAction.RECUSE, COLLEAGUE, Datum.REASON, "亲属");
        move(number, CaseAction.START_INVESTIGATION, OFFICER);
        assertEquals(403, refused(() -> move(number, CaseAction.TAKE_OVER, COLLEAGUE)), "who stepped back stays out");
    }

    @Test
    void whoSentADraftToReviewTakesItBackAndNobodyElse() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.IN_REVIEW);
        assertEquals(403, refused(() -> move(number, CaseAction.RECALL_DRAFT, COLLEAGUE)));
        assertEquals(403, refused(() -> move(number, CaseAction.RECALL_DRAFT, REVIEWER)));
        assertEquals(CaseStatus.DRAFTED, move(number, CaseAction.RECALL_DRAFT, OFFICER));
        assertEquals("您反映的焦糊味属实，企业已停产整改。", reader.forStaff(number, OFFICER).draftAnswer());
        fixture.bring(number, CaseStatus.ANSWERED);
        assertEquals(409, refused(() -> move(number, CaseAction.RECALL_DRAFT, OFFICER)), "an answer is out");
    }

    @Test
    void aUnitThatHelpsByMistakeSeesTheCaseNoMore() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        assertEquals(409, refused(() -> move(number, CaseAction.REMOVE_CO_UNIT, DISPATCHER, Datum.CO_UNIT, "wushi-station")));
        move(number, CaseAction.ADD_CO_UNIT, DISPATCHER, Datum.CO_UNIT, "wushi-station");
        reader.forStaff(number, OTHER_OFFICER);
        assertEquals(422, refused(() -> move(number, CaseAction.REMOVE_CO_UNIT, DISPATCHER, Datum.CO_UNIT, "enforcement")));
        fixture.bring(number, CaseStatus.CLOSED);
        move(number, CaseAction.REMOVE_CO_UNIT, DISPATCHER, Datum.CO_UNIT, "wushi-station");
        assertEquals(403, refused(() -> reader.forStaff(number, OTHER_OFFICER)));
    }

    @Test
    void linksAndSupervisionEnd() {
        String one = fixture.registered().number();
        String two = fixture.registered().number();
        assertEquals(409, refused(() -> move(one, CaseAction.UNLINK, INTAKE, Datum.OTHER_NUMBER, two)));
        move(one, CaseAction.LINK, INTAKE, Datum.OTHER_NUMBER, two);
        String third = fixture.registered().number();
        assertEquals(422, refused(() -> move(two, CaseAction.UNLINK, INTAKE, Datum.OTHER_NUMBER, third)));
        move(two, CaseAction.UNLINK, DISPATCHER, Datum.OTHER_NUMBER, one);
        assertEquals(List.of(), reader.forStaff(one, INTAKE).related());
        assertEquals(409, refused(() -> move(one, CaseAction.END_SUPERVISION, LEADER)));
        move(one, CaseAction.SUPERVISE, LEADER, Datum.TEXT, "每天报");
        move(one, CaseAction.END_SUPERVISION, LEADER);
        assertFalse(reader.forStaff(one, LEADER).supervised());
    }
}
