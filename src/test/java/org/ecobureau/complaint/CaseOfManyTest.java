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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Several cases about one thing, several units in one case, several rounds of one matter. */
@QuarkusTest
class CaseOfManyTest {

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

    @Test
    void aReplyToAMergedCaseReachesTheMainCase() {
        String main = fixture.registered().number();
        String second = fixture.registered().number();
        assertEquals(CaseStatus.MERGED, move(second, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main.toLowerCase()));
        move(second, CaseAction.MESSAGE_FROM_REPORTER, Actor.reporter(), Datum.TEXT, "今天又冒烟了");
        List<CaseSheet.Message> messages = reader.forStaff(main, INTAKE).messages();
        assertEquals(1, messages.size());
        assertEquals("今天又冒烟了", messages.get(0).text());
        assertEquals(second, messages.get(0).via());
        assertEquals("今天又冒烟了", reader.forReceipt(second).messages().get(0).text(),
                "the reporter sees it under the own receipt");
        assertEquals(main, reader.forReceipt(second).mainNumber().orElseThrow());
        assertTrue(reader.forStaff(main, INTAKE).related().contains(
                new CaseSheet.Related(second, CaseStatus.MERGED, "merged", false)));
    }

    @Test
    void mergesFormNoChainsAndCanBeTakenBack() {
        String main = fixture.registered().number();
        String second = fixture.registered().number();
        String third = fixture.registered().number();
        move(second, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main);
        assertEquals(422, refused(() -> move(third, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, second)));
        assertEquals(422, refused(() -> move(third, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, third)));
        assertEquals(422, refused(() -> move(third, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, "PJ-W-20000101-0001")));
        assertEquals(409, refused(() -> move(main, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, third)));
        assertEquals(CaseStatus.REGISTERED, move(second, CaseAction.UNMERGE, INTAKE, Datum.REASON, "不是同一家"));
        assertTrue(reader.forReceipt(second).clocks().get(0).open());
        assertEquals(CaseStatus.WITHDRAWN, move(main, CaseAction.WITHDRAW, Actor.reporter()));
        assertEquals(422, refused(() -> move(second, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main)), "it has ended");
    }

    @Test
    void aPartBecomesACaseWithTheSameReporterAndTerms() {
        String[] origin = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(3)), () -> origin[0] = fixture
                .registered(Forms.person("named", "孙测试", "13973009876", null)).number());
        move(origin[0], CaseAction.SPLIT, INTAKE, Datum.PART, "夜间噪声单独办理");
        CaseSheet whole = reader.forReceipt(origin[0]);
        String part = whole.related().get(0).number();
        assertEquals("part", whole.related().get(0).kind());
        CaseSheet split = reader.forReceipt(part);
        assertEquals("夜间噪声单独办理", split.description());
        assertEquals(whole.clocks().get(0).due(), split.clocks().get(0).due());
        assertEquals(IdentityMode.NAMED, split.identityMode());
        assertEquals("13973009876", identities.view(part, INTAKE).get(IdentityField.PHONE));
        assertEquals(origin[0], split.related().get(0).number());
    }

    @Test
    void aPartOfAnAcceptedCaseIsAnsweredByTheSameDayAsTheWhole() {
        String[] origin = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(50)), () -> {
            origin[0] = fixture.registered().number();
            fixture.bring(origin[0], CaseStatus.INVESTIGATING);
        });
        move(origin[0], CaseAction.SPLIT, INTAKE, Datum.PART, "夜间噪声");
        String part = fixture.part(origin[0]);
        CaseSheet split = reader.forReceipt(part);
        assertEquals(CaseStatus.ACCEPTED, split.status());
        assertEquals(reader.forReceipt(origin[0]).clocks(), split.clocks());
        assertEquals(409, refused(() -> cases.move(part, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "d"), INTAKE)),
                "what was accepted is not refused in parts");
        move(origin[0], CaseAction.EXTEND, LEADER, Datum.REASON, "等待监测报告");
        move(origin[0], CaseAction.SPLIT, INTAKE, Datum.PART, "污水");
        String extended = fixture.part(origin[0]);
        assertEquals(reader.forReceipt(origin[0]).clocks().get(1).due(), reader.forReceipt(extended).clocks().get(1).due());
        assertEquals(409, refused(() -> move(extended, CaseAction.EXTEND, LEADER, Datum.REASON, "再延")), "once");
        fixture.bring(origin[0], CaseStatus.ANSWERED);
        move(origin[0], CaseAction.REOPEN, LEADER, Datum.REASON, "又有异味");
        move(origin[0], CaseAction.SPLIT, INTAKE, Datum.PART, "扬尘");
        List<ClockReading> anew = reader.forReceipt(origin[0]).clocks();
        List<ClockReading> ofPart = reader.forReceipt(fixture.part(origin[0])).clocks();
        assertEquals(List.of(anew.get(2).due()), ofPart.stream().map(ClockReading::due).toList(), "of the round that runs");
    }

    @Test
    void aCaseThatIsAlmostLateStaysSoWhenItIsMerged() {
        String[] old = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(58)), () -> {
            old[0] = fixture.registered().number();
            fixture.bring(old[0], CaseStatus.ASSIGNED);
        });
        Instant due = reader.forReceipt(old[0]).clocks().get(1).due();
        String main = fixture.registered().number();
        fixture.bring(main, CaseStatus.INVESTIGATING);
        assertTrue(reader.forStaff(main, LEADER).nextDue().isAfter(due));
        move(old[0], CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main);
        assertEquals(due, reader.forStaff(main, LEADER).nextDue(), "the main case is due when the first of all is due");
        assertTrue(reader.forReceipt(old[0]).clocks().get(1).open());
        assertEquals(due, reader.followed(old[0]).nextDuty().orElseThrow().due(), "and its reporter is told so");
        TestClock.at(due.plus(Duration.ofDays(3)), () -> {
            fixture.bring(main, CaseStatus.ANSWERED);
            assertEquals(ClockReading.State.LATE, reader.forReceipt(old[0]).clocks().get(1).state(), "answered, but late");
            assertFalse(reader.forReceipt(old[0]).clocks().get(1).open());
            assertEquals(ClockReading.State.MET, reader.forReceipt(main).clocks().get(1).state());
            assertNull(reader.forStaff(main, LEADER).nextDue());
        });
    }

    @Test
    void aTakenBackMergeLeadsWhereTheCaseStood() {
        String main = fixture.registered().number();
        for (CaseStatus stood : List.of(CaseStatus.REGISTERED, CaseStatus.ACCEPTED, CaseStatus.ASSIGNED,
                CaseStatus.INVESTIGATING)) {
            String number = fixture.registered().number();
            fixture.bring(number, stood);
            CaseSheet before = reader.forReceipt(number);
            move(number, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main);
            assertTrue(reader.openTo(reader.forStaff(number, INTAKE), INTAKE).contains(CaseAction.UNMERGE));
            assertEquals(stood, move(number, CaseAction.UNMERGE, INTAKE, Datum.REASON, "不是同一家"));
            CaseSheet after = reader.forReceipt(number);
            assertEquals(before.clocks(), after.clocks(), stood.name());
            assertEquals(before.leadUnit(), after.leadUnit());
            assertEquals(before.officer(), after.officer());
            assertEquals(before.nextDue(), after.nextDue());
        }
    }

    @Test
    void whatWasAcceptedStaysAcceptedWhenTheMainCaseIsRefused() {
        String main = fixture.registered().number();
        String accepted = fixture.registered().number();
        fixture.bring(accepted, CaseStatus.ASSIGNED);
        String fresh = fixture.registered().number();
        move(accepted, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main);
        move(fresh, CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main);
        cases.move(main, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "a").publicNote("请找公安机关。"), INTAKE);
        assertEquals(CaseStatus.ASSIGNED, reader.forReceipt(accepted).status());
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(fresh).status());
        assertTrue(lastNote(accepted).contains("原来已经受理，继续办"), lastNote(accepted));
        assertTrue(lastNote(fresh).contains("是否受理会另外告诉您"), lastNote(fresh));
    }

    private String lastNote(String number) {
        List<CaseSheet.Event> events = reader.forReceipt(number).events();
        return events.get(events.size() - 1).publicNote();
    }

    @Test
    void aTakenBackMergeGivesTheMainCaseItsOwnDueDateAgain() {
        String[] old = new String[1];
        TestClock.at(TestClock.now().minus(Duration.ofDays(30)), () -> {
            old[0] = fixture.registered().number();
            fixture.bring(old[0], CaseStatus.ACCEPTED);
        });
        String main = fixture.registered().number();
        fixture.bring(main, CaseStatus.ACCEPTED);
        Instant own = reader.forStaff(main, LEADER).nextDue();
        move(old[0], CaseAction.MERGE, INTAKE, Datum.OTHER_NUMBER, main);
        assertTrue(reader.forStaff(main, LEADER).nextDue().isBefore(own));
        move(old[0], CaseAction.UNMERGE, INTAKE, Datum.REASON, "不是同一家");
        assertEquals(own, reader.forStaff(main, LEADER).nextDue());
    }

    @Test
    void whoeverSteppedBackTakesNoFurtherStepAndReadsNoIdentity() {
        String number = fixture.registered(Forms.person("named", "周测试", "13973000044", null)).number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals("13973000044", identities.view(number, OFFICER).get(IdentityField.PHONE));
        move(number, CaseAction.RECUSE, OFFICER, Datum.REASON, "被投诉人是亲属");
        Actor many = new Actor("officer1", "officer1", "enforcement",
                java.util.Set.of(org.ecobureau.staff.Roles.OFFICER, org.ecobureau.staff.Roles.REVIEWER));
        assertEquals(403, refused(() -> move(number, CaseAction.START_INVESTIGATION, OFFICER)));
        assertEquals(403, refused(() -> move(number, CaseAction.ASK_EXTENSION, OFFICER, Datum.REASON, "x")));
        assertEquals(403, refused(() -> move(number, CaseAction.MESSAGE_TO_REPORTER, OFFICER, Datum.TEXT, "x")));
        assertEquals(403, refused(() -> identities.view(number, many)), "in no role");
        assertFalse(identities.mayView(reader.forStaff(number, DISPATCHER), many));
        Actor colleague = new Actor("officer9", "officer9", "enforcement", OFFICER.roles());
        move(number, CaseAction.START_INVESTIGATION, colleague);
        move(number, CaseAction.RECORD_FINDING, colleague, Datum.FINDING, "属实", Datum.VERIFIED, "true");
        move(number, CaseAction.DRAFT_ANSWER, colleague, Datum.ANSWER, "已整改。");
        move(number, CaseAction.SUBMIT_FOR_REVIEW, colleague);
        assertEquals(403, refused(() -> move(number, CaseAction.APPROVE_ANSWER, many)));
        move(number, CaseAction.APPROVE_ANSWER, REVIEWER);
    }

    @Test
    void aCoHandlingUnitReadsAndAdvisesAndOnlyThat() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals(403, refused(() -> reader.forStaff(number, OTHER_OFFICER)));
        move(number, CaseAction.ADD_CO_UNIT, DISPATCHER, Datum.CO_UNIT, "wushi-station");
        assertEquals(422, refused(() -> move(number, CaseAction.ADD_CO_UNIT, DISPATCHER, Datum.CO_UNIT, "wushi-station")));
        assertEquals(422, refused(() -> move(number, CaseAction.ADD_CO_UNIT, DISPATCHER, Datum.CO_UNIT, "enforcement")));
        assertEquals(List.of("wushi-station"), reader.forStaff(number, OTHER_OFFICER).coUnits());
        move(number, CaseAction.GIVE_OPINION, OTHER_OFFICER, Datum.TEXT, "上游排口已封堵");
        assertEquals(409, refused(() -> move(number, CaseAction.GIVE_OPINION, OFFICER, Datum.TEXT, "x")));
        assertEquals(403, refused(() -> move(number, CaseAction.RECORD_FINDING, OTHER_OFFICER, Datum.FINDING, "x",
                Datum.VERIFIED, "true")));
    }

    @Test
    void theSourceGetsItBackOnlyWithinItsTerm() {
        NewCase made = fixture.checked(Forms.anonymous());
        String hotline = cases.register(made, CaseService.Origin.of(Channel.HOTLINE12345, "R" + System.nanoTime()), INTAKE)
                .number();
        String web = fixture.registered().number();
        Object[] why = { Datum.REASON, "属于住建部门职责", Datum.LEGAL_BASIS, "噪声管理规定" };
        assertEquals(409, refused(() -> move(web, CaseAction.RETURN_TO_SOURCE, INTAKE, why)), "nobody to give it back to");
        assertEquals(422, refused(() -> move(hotline, CaseAction.RETURN_TO_SOURCE, INTAKE, Datum.REASON, "不归我们")));
        TestClock.at(TestClock.now().plus(Duration.ofDays(6)),
                () -> assertEquals(409, refused(() -> move(hotline, CaseAction.RETURN_TO_SOURCE, INTAKE, why))));
        assertEquals(CaseStatus.RETURNED, move(hotline, CaseAction.RETURN_TO_SOURCE, INTAKE, why));
        assertEquals(PublicStatus.TRANSFERRED, reader.forReceipt(hotline).shown());
    }

    @Test
    void anExtensionIsAskedForDecidedOnceAndTold() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals(409, refused(() -> move(number, CaseAction.DECLINE_EXTENSION, LEADER, Datum.REASON, "x")));
        move(number, CaseAction.ASK_EXTENSION, OFFICER, Datum.REASON, "监测报告未出");
        assertEquals(409, refused(() -> move(number, CaseAction.ASK_EXTENSION, OFFICER, Datum.REASON, "再问")));
        move(number, CaseAction.DECLINE_EXTENSION, LEADER, Datum.REASON, "先催报告");
        move(number, CaseAction.ASK_EXTENSION, OFFICER, Datum.REASON, "报告下月出");
        assertTrue(reader.forStaff(number, LEADER).extensionAsked());
        move(number, CaseAction.EXTEND, LEADER, Datum.REASON, "等待监测报告");
        assertFalse(reader.forStaff(number, LEADER).extensionAsked());
        assertEquals(409, refused(() -> move(number, CaseAction.ASK_EXTENSION, OFFICER, Datum.REASON, "再延")));
        assertTrue(reader.forReceipt(number).events().stream()
                .anyMatch(e -> e.isPublic() && e.publicNote() != null && e.publicNote().contains("等待监测报告")));
    }

    @Test
    void whatWasClosedTooEarlyIsHandledAnewWithItsOwnTerm() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ANSWERED);
        move(number, CaseAction.STAGE_CLOSE, INTAKE, Datum.REASON, "除臭设备年底装好。", Datum.NEXT_CHECK_ON,
                org.ecobureau.shared.time.ChinaTime.dayOf(TestClock.now()).plusDays(50).toString());
        assertEquals(PublicStatus.STAGE_CLOSED, reader.forReceipt(number).shown());
        assertEquals(CaseStatus.ACCEPTED, move(number, CaseAction.REOPEN, LEADER, Datum.REASON, "又有异味"));
        CaseSheet again = reader.forReceipt(number);
        assertNull(again.answer());
        assertEquals(2, again.clocks().stream().filter(c -> c.kind() == ClockReading.Kind.ANSWER).count());
        fixture.bring(number, CaseStatus.CLOSED);
        assertEquals(2, reader.forReceipt(number).events().stream()
                .filter(e -> e.action() == CaseAction.APPROVE_ANSWER).count(), "both answers stay");
        assertEquals(CaseStatus.CLOSED, reader.forReceipt(number).status());
    }

    @Test
    void anOfficerGivesBackOrStepsAsideAndItIsCounted() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals(CaseStatus.ASSIGNED, move(number, CaseAction.RECUSE, OFFICER, Datum.REASON, "被投诉人是亲属"));
        assertNull(reader.forStaff(number, DISPATCHER).officer());
        assertEquals(CaseStatus.ACCEPTED, move(number, CaseAction.RETURN_ASSIGNMENT, OFFICER, Datum.REASON, "在伍市镇"));
        CaseSheet sheet = reader.forStaff(number, DISPATCHER);
        assertEquals(1, sheet.returns());
        assertNull(sheet.leadUnit());
        move(number, CaseAction.URGE, DISPATCHER, Datum.TEXT, "本周内到场");
        move(number, CaseAction.SUPERVISE, LEADER, Datum.TEXT, "每天报进展");
        assertEquals(Map.entry(1, true), Map.entry(reader.forStaff(number, LEADER).urges(),
                reader.forStaff(number, LEADER).supervised()));
        assertEquals(403, refused(() -> move(number, CaseAction.SUPERVISE, REVIEWER, Datum.TEXT, "x")));
    }

    @Test
    void linkedCasesSeeEachOtherOnce() {
        String one = fixture.registered().number();
        String two = fixture.registered().number();
        move(one, CaseAction.LINK, INTAKE, Datum.OTHER_NUMBER, two);
        move(two, CaseAction.LINK, DISPATCHER, Datum.OTHER_NUMBER, one);
        assertEquals(List.of(new CaseSheet.Related(two, CaseStatus.REGISTERED, "linked", false)),
                reader.forStaff(one, INTAKE).related());
        assertEquals(List.of(one), reader.forStaff(two, INTAKE).related().stream().map(CaseSheet.Related::number).toList());
    }
}
