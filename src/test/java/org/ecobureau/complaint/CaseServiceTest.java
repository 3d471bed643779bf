package org.ecobureau.complaint;

import static org.ecobureau.complaint.CaseFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CaseServiceTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseIdentities identities;

    @Inject
    Receipts receipts;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private static int status(Runnable call) {
        return assertThrows(Problem.class, call::run).status();
    }

    private long audited(String number, String kind) {
        return ((Number) database.createNativeQuery("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind LIKE ?2")
                .setParameter(1, number).setParameter(2, kind).getSingleResult()).longValue();
    }

    @Test
    void receiptOpensTheCaseAndNothingElseDoes() {
        CaseService.Registered receipt = fixture.registered();
        String spaced = receipt.receiptCode().replaceAll("(.{4})", "$1 ");
        assertTrue(receipt.number().matches("PJ-W-\\d{8}-\\d{4,}"), receipt.number());
        assertEquals(receipt.number(), receipts.open(" " + receipt.number().toLowerCase(), spaced, "10.0.0.1"));
        assertEquals(404, status(() -> receipts.open(receipt.number(), "0000000000000000", "10.0.0.1")));
        assertEquals(404, status(() -> receipts.open("PJ-W-20000101-0001", receipt.receiptCode(), "10.0.0.1")));
    }

    @Test
    void tooManyWrongCodesArePausedAndARightOneAlwaysOpens() {
        CaseService.Registered receipt = fixture.registered();
        for (int i = 0; i < 10; i++) {
            assertEquals(404, status(() -> receipts.open(receipt.number(), "1", "10.1.0.1")));
        }
        assertEquals(429, status(() -> receipts.open(receipt.number(), "1", "10.1.0.1")));
        assertEquals(receipt.number(), receipts.open(receipt.number(), receipt.receiptCode(), "10.1.0.1"));
        assertEquals(429, status(() -> receipts.open(receipt.number(), "1", "10.1.0.1")), "and opens no more tries");
        for (int i = 0; i < 40; i++) {
            String other = "PJ-W-20000101-" + (1000 + i);
            assertTrue(status(() -> receipts.open(other, "1", "10.1.2.1")) >= 404);
        }
        assertEquals(429, status(() -> receipts.open("PJ-W-20000101-2000", "1", "10.1.2.1")));
        assertEquals(receipt.number(), receipts.open(receipt.number(), receipt.receiptCode(), "10.1.2.1"),
                "strangers behind the same address lock nobody out");
        assertEquals(receipt.number(), receipts.open(receipt.number(), receipt.receiptCode(), "10.1.1.1"));
    }

    @Test
    void aWholeTurnLeavesOneEventForEachStep() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.CLOSED);
        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(List.of(CaseAction.REGISTER, CaseAction.ACCEPT, CaseAction.ASSIGN, CaseAction.START_INVESTIGATION,
                CaseAction.RECORD_FINDING, CaseAction.DRAFT_ANSWER, CaseAction.SUBMIT_FOR_REVIEW, CaseAction.APPROVE_ANSWER,
                CaseAction.CLOSE), sheet.events().stream().map(CaseSheet.Event::action).toList());
        assertEquals(PublicStatus.CLOSED, sheet.shown());
        assertEquals("您反映的焦糊味属实，企业已停产整改。", sheet.answer());
        assertEquals(List.of(ClockReading.State.MET, ClockReading.State.MET),
                sheet.clocks().stream().map(ClockReading::state).toList());
        assertEquals(9, audited(number, "case.%"));
    }

    @Test
    void theLongestWordsToTheReporterAreKeptWhole() {
        String number = fixture.registered().number();
        cases.move(number, CaseMove.of(CaseAction.PASS_ON).with(Datum.TARGET, "县".repeat(200))
                .with(Datum.REASON, "因".repeat(500)).publicNote("说".repeat(800)), INTAKE);
        String note = reader.forReceipt(number).events().get(1).publicNote();
        assertTrue(note.startsWith("转给：县") && note.endsWith("说".repeat(800)), note);
    }

    @Test
    void anOfficerOfAnotherUnitIsRefused() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        assertEquals(403, status(() -> reader.forStaff(number, OTHER_OFFICER)));
        assertEquals(403, status(() -> cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION), OTHER_OFFICER)));
        assertEquals(number, reader.forStaff(number, OFFICER).number());
    }

    @Test
    void aStepNobodyMayTakeFromThereIsAConflictAndForTheWrongPersonForbidden() {
        String number = fixture.registered().number();
        assertEquals(409, status(() -> cases.move(number, CaseMove.of(CaseAction.CLOSE), INTAKE)));
        assertEquals(403, status(() -> cases.move(number, CaseMove.of(CaseAction.ACCEPT), REVIEWER)));
        assertEquals(404, status(() -> cases.move("PJ-W-20000101-0001", CaseMove.of(CaseAction.ACCEPT), INTAKE)));
    }

    @Test
    void whoSawAnOlderVersionIsToldSo() {
        String number = fixture.registered().number();
        long seen = reader.forStaff(number, INTAKE).version();
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "请补充时间。"), INTAKE);
        cases.move(number, CaseMove.of(CaseAction.ACCEPT).seenVersion(seen), INTAKE);
        assertEquals(409, status(() -> cases.move(number,
                CaseMove.of(CaseAction.PASS_ON).with(Datum.TARGET, "县城管局").with(Datum.REASON, "归城管。")
                        .seenVersion(seen),
                INTAKE)));
        assertEquals(CaseStatus.PASSED_ON, cases.move(number, CaseMove.of(CaseAction.PASS_ON)
                .with(Datum.TARGET, "县城管局").with(Datum.REASON, "归城管。").seenVersion(reader.forStaff(number, INTAKE).version()),
                INTAKE));
    }

    @Test
    void missingDataIsNamedByField() {
        String number = fixture.registered().number();
        Problem problem = assertThrows(Problem.class, () -> cases.move(number, CaseMove.of(CaseAction.REFUSE), INTAKE));
        assertEquals(422, problem.status());
        assertEquals("reason", problem.violations().get(0).field());
        assertEquals(422, status(() -> cases.move(number, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "z"), INTAKE)));
        assertEquals(CaseStatus.REGISTERED, reader.forStaff(number, INTAKE).status());
    }

    @Test
    void refusalTellsTheReporterTheGround() {
        String number = fixture.registered().number();
        cases.move(number, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "a").publicNote("请找城管部门，电话 12345。"), INTAKE);
        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(RefusalReason.NOT_ENVIRONMENT, sheet.refusalReason());
        assertEquals("您反映的事情不归生态环境部门管。\n请找城管部门，电话 12345。", sheet.events().get(1).publicNote());
    }

    @Test
    void whoIsNotOursIsToldWhereToGo() {
        String number = fixture.registered().number();
        Problem problem = assertThrows(Problem.class,
                () -> cases.move(number, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "a"), INTAKE));
        assertEquals("publicNote", problem.violations().get(0).field());
        assertEquals(CaseStatus.REFUSED, cases.move(number, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "c"), INTAKE));
    }

    @Test
    void aLetterIsCountedFromTheDayItArrived() {
        Instant arrived = clock.instant().minus(Duration.ofDays(5));
        CaseService.Registered letter = cases.register(fixture.checked(Forms.anonymous()),
                new CaseService.Origin(Channel.LETTER, null, List.of(), arrived), INTAKE);
        assertEquals(ChinaTime.endOf(ChinaTime.dayOf(arrived).plusDays(15)), letter.dueAcceptance());
        assertEquals(422, status(() -> cases.register(fixture.checked(Forms.anonymous()),
                new CaseService.Origin(Channel.LETTER, null, List.of(), clock.instant().plusSeconds(60)), INTAKE)));
    }

    @Test
    void openStepsAreThoseTheMoverWouldTake() {
        String number = fixture.registered().number();
        assertEquals(EnumSet.of(CaseAction.ACCEPT, CaseAction.REFUSE, CaseAction.PASS_ON, CaseAction.MERGE, CaseAction.LINK,
                CaseAction.SPLIT, CaseAction.CORRECT, CaseAction.MARK_URGENT, CaseAction.CALL_NOTE, CaseAction.CALL_BACK,
                CaseAction.MESSAGE_TO_REPORTER, CaseAction.NOTE),
                reader.openTo(reader.forStaff(number, INTAKE), INTAKE));
        fixture.bring(number, CaseStatus.INVESTIGATING);
        Set<CaseAction> officers = reader.openTo(reader.forStaff(number, OFFICER), OFFICER);
        assertTrue(officers.contains(CaseAction.RECORD_FINDING));
        assertFalse(officers.contains(CaseAction.DRAFT_ANSWER), "a draft needs a finding");
        fixture.bring(number, CaseStatus.IN_REVIEW);
        Actor both = new Actor("officer1", "officer1", "enforcement", Set.of(Roles.OFFICER, Roles.REVIEWER));
        assertFalse(reader.openTo(reader.forStaff(number, both), both).contains(CaseAction.APPROVE_ANSWER), "own draft");
    }

    @Test
    void draftsNeedAFindingAndAnotherPersonApproves() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals(409,
                status(() -> cases.move(number, CaseMove.of(CaseAction.DRAFT_ANSWER).with(Datum.ANSWER, "好"), OFFICER)));
        String reviewed = fixture.registered().number();
        fixture.bring(reviewed, CaseStatus.IN_REVIEW);
        Actor both = new Actor("officer1", "officer1", "enforcement", Set.of("officer", "reviewer"));
        assertEquals(403, status(() -> cases.move(reviewed, CaseMove.of(CaseAction.APPROVE_ANSWER), both)));
        assertNull(reader.forReceipt(reviewed).answer());
    }

    @Test
    void aTermIsExtendedOnce() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        CaseMove extend = CaseMove.of(CaseAction.EXTEND).with(Datum.REASON, "需要监测，等结果。");
        cases.move(number, extend, LEADER);
        assertEquals(ClockReading.State.EXTENDED, reader.forReceipt(number).clocks().get(1).state());
        assertEquals(409, status(() -> cases.move(number, extend, LEADER)));
    }

    @Test
    void withdrawnStaysWithdrawnButMessagesStillArrive() {
        String number = fixture.registered().number();
        assertEquals(CaseStatus.WITHDRAWN,
                cases.move(number, CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, "已经解决"), Actor.reporter()));
        assertEquals(409, status(() -> cases.move(number, CaseMove.of(CaseAction.WITHDRAW), Actor.reporter())));
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "谢谢你们"), Actor.reporter());
        assertEquals("谢谢你们", reader.forReceipt(number).messages().get(0).text());
    }

    @Test
    void identityIsSealedAndEachViewLeavesATrace() {
        String phone = "139" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        String number = fixture.registered(Forms.person("named", "欧阳测试", phone, null)).number();
        byte[] stored = (byte[]) database.createNativeQuery(
                "SELECT CONCAT(i.name, i.phone) FROM case_identity i JOIN complaint_case c ON c.id = i.case_id"
                        + " WHERE c.number = ?1",
                byte[].class).setParameter(1, number).getSingleResult();
        String raw = new String(stored, StandardCharsets.UTF_8);
        assertFalse(raw.contains("欧阳测试") || raw.contains(phone));
        assertEquals(Map.of(IdentityField.NAME, "欧阳测试", IdentityField.PHONE, phone), identities.view(number, INTAKE));
        assertEquals(1, audited(number, "identity.viewed"));
        assertEquals(1, identities.countByPhone("+86 " + phone, Instant.EPOCH));
    }

    @Test
    void onlyTheOfficerWhoInvestigatesSeesANamedReporter() {
        String number = fixture.registered(Forms.person("named", "欧阳测试", "13912340000", null)).number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        assertEquals(403, status(() -> identities.view(number, OFFICER)));
        cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION), OFFICER);
        assertEquals("欧阳测试", identities.view(number, OFFICER).get(IdentityField.NAME));
        assertEquals(403, status(() -> identities.view(number, LEADER)));
    }

    @Test
    void confidentialReportersAreShownToNobody() {
        String number = fixture.registered(Forms.person("confidential", null, "13912340001", null)).number();
        assertEquals(403, status(() -> identities.view(number, INTAKE)));
        assertEquals(403, status(() -> identities.view(number, REVIEWER)));
        assertEquals(0, audited(number, "identity.viewed"));
    }

    @Test
    void clerksRegisterTheirChannelsAndTheSameOutsideNumberOnce() {
        String reference = "12345-" + UUID.randomUUID();
        CaseService.Origin origin = CaseService.Origin.of(Channel.HOTLINE12345, reference);
        NewCase made = fixture.checked(Forms.anonymous());
        assertTrue(cases.register(made, origin, INTAKE).number().startsWith("PJ-Z-"));
        assertEquals(409, status(() -> cases.register(made, origin, INTAKE)));
        assertEquals(403, status(() -> cases.register(made, CaseService.Origin.of(Channel.PHONE, null), OFFICER)));
        assertEquals(403, status(() -> cases.register(made, CaseService.Origin.of(Channel.PHONE, null), Actor.reporter())));
    }

    @Test
    void parallelComplaintsGetDistinctNumbersWithoutGaps() throws Exception {
        NewCase made = fixture.checked(Forms.anonymous());
        ExecutorService people = Executors.newFixedThreadPool(12);
        List<Future<String>> posts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            posts.add(people.submit(
                    () -> cases.register(made, CaseService.Origin.of(Channel.MEDIA, null), INTAKE).number()));
        }
        Set<String> numbers = new HashSet<>();
        for (Future<String> post : posts) {
            numbers.add(post.get());
        }
        people.shutdown();
        assertEquals(60, numbers.size());
        List<Long> serials = numbers.stream().map(n -> Long.parseLong(n.substring(n.lastIndexOf('-') + 1))).sorted()
                .toList();
        assertEquals(59, serials.get(59) - serials.get(0));
        assertEquals(60, QuarkusTransaction.requiringNew().call(() -> ComplaintCase.count("number in ?1", numbers)));
    }
}
