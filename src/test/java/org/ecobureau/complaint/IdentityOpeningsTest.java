package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.Opening.Decision;
import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Promise L2: a confidential identity opens to two custodians together, and its owner sees every step. */
@QuarkusTest
class IdentityOpeningsTest {

    private static final Actor ONE = custodian("custodian1");
    private static final Actor TWO = custodian("custodian2");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseIdentities identities;

    @Inject
    IdentityOpenings openings;

    @Inject
    IdentityRequests requests;

    @Inject
    EntityManager database;

    private static Actor custodian(String name) {
        return new Actor(name, name, Unit.BUREAU, Set.of(Roles.CUSTODIAN));
    }

    private String confidential(String phone) {
        return fixture.registered(Forms.person("confidential", "钱保密", phone, "qian@example.org")).number();
    }

    private long asked(String number) {
        return openings.ask(number.toLowerCase(), "evidence", "要当面取证，留言说不清", ONE);
    }

    private long consented(String number) {
        long id = asked(number);
        openings.decide(id, Decision.CONSENTED, "确有必要", TWO);
        return id;
    }

    private static int refused(org.junit.jupiter.api.function.Executable step) {
        return assertThrows(Problem.class, step).status();
    }

    private List<IdentityAct> told(String number) {
        return reader.followed(number).identityLog().stream().map(IdentityLog.Entry::act).toList();
    }

    private List<?> audited(String number) {
        return database
                .createNativeQuery("select kind from audit_entry where subject = ?1 and kind like 'identity.%' order by id")
                .setParameter(1, number).getResultList();
    }

    private String partOf(String number) {
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "噪声单独办理"), CaseFixture.INTAKE);
        return fixture.part(number);
    }

    @Test
    void whoWithdrawsWithdrawsThePartsTooAndNobodyOpensTheirIdentityThroughThem() {
        String number = confidential("13973000015");
        String part = partOf(number);
        String partOfPart = partOf(part);
        String answered = partOf(number);
        fixture.bring(answered, CaseStatus.CLOSED);
        long open = consented(part);
        long behindWhatEnded = consented(answered);
        cases.move(number, CaseMove.of(CaseAction.WITHDRAW).with(Datum.REASON, "不想再追究"), Actor.reporter());
        assertEquals(CaseStatus.WITHDRAWN, reader.forReceipt(part).status());
        assertEquals(CaseStatus.WITHDRAWN, reader.forReceipt(partOfPart).status());
        assertEquals(CaseStatus.CLOSED, reader.forReceipt(answered).status(), "what was answered stays answered");
        assertEquals(409, refused(() -> openings.open(open, ONE)));
        assertEquals(409, refused(() -> openings.open(behindWhatEnded, ONE)));
        assertEquals(422, refused(() -> openings.ask(partOfPart, "evidence", "再问一次", ONE)));
        assertEquals(422, refused(() -> openings.ask(answered, "evidence", "再问一次", TWO)));
    }

    @Test
    void oneAsksTheOtherConsentsAndOnlyTheFirstLooks() {
        String number = confidential("13973000011");
        long id = asked(number);
        assertEquals(409, refused(() -> openings.open(id, ONE)), "nobody has consented");
        openings.decide(id, Decision.CONSENTED, "确有必要", TWO);
        assertEquals(403, refused(() -> openings.open(id, TWO)), "who consented does not look");
        IdentityOpenings.Opened opened = openings.open(id, ONE);
        assertEquals(Map.of(IdentityField.NAME, "钱保密", IdentityField.PHONE, "13973000011", IdentityField.EMAIL,
                "qian@example.org"), opened.fields());
        assertFalse(opened.toString().contains("钱保密"));
        assertEquals(List.of(IdentityAct.ASKED, IdentityAct.CONSENTED, IdentityAct.OPENED), told(number));
        assertEquals(List.of("identity.asked", "identity.consented", "identity.opened"), audited(number));
        IdentityLog.Entry last = reader.followed(number).identityLog().get(2);
        assertEquals(Roles.CUSTODIAN, last.role());
        assertEquals("需要当面核实或取证。要当面取证，留言说不清", last.reason());
    }

    @Test
    void nobodyConsentsToTheirOwnRequest() {
        String number = confidential("13973000012");
        long id = asked(number);
        assertEquals(403, refused(() -> openings.decide(id, Decision.CONSENTED, "我自己同意", ONE)));
        assertEquals(403, refused(() -> openings.decide(id, Decision.REFUSED, "我自己不同意", ONE)));
        assertEquals(List.of(IdentityAct.ASKED), told(number));
    }

    @Test
    void onlyCustodiansAskDecideAndLook() {
        String number = confidential("13973000013");
        long id = consented(number);
        for (Actor other : List.of(CaseFixture.INTAKE, CaseFixture.DISPATCHER, CaseFixture.OFFICER, CaseFixture.REVIEWER,
                CaseFixture.LEADER, Actor.reporter(), Actor.system())) {
            assertEquals(403, refused(() -> openings.ask(number, "evidence", "x", other)));
            assertEquals(403, refused(() -> openings.decide(id, Decision.CONSENTED, "x", other)));
            assertEquals(403, refused(() -> openings.open(id, other)));
        }
        assertEquals(403, refused(() -> reader.forStaff(number, ONE)), "a custodian reads no case");
    }

    @Test
    void aRefusedRequestOpensNothingAndIsToldWithItsWords() {
        String number = confidential("13973000014");
        long id = asked(number);
        assertEquals(422, refused(() -> openings.decide(id, Decision.REFUSED, " ", TWO)), "not without words");
        openings.decide(id, Decision.REFUSED, "留言就能解决", TWO);
        assertEquals(409, refused(() -> openings.open(id, ONE)));
        assertEquals(409, refused(() -> openings.decide(id, Decision.CONSENTED, "改主意了", TWO)));
        assertEquals(List.of(IdentityAct.ASKED, IdentityAct.REFUSED), told(number));
        assertEquals("留言就能解决", reader.followed(number).identityLog().get(1).reason());
        assertTrue(asked(number) > id, "a new request is possible");
    }

    @Test
    void anExpiredConsentDoesNotOpenAndNeitherDoesALateOne() {
        String number = confidential("13973000015");
        long id = consented(number);
        TestClock.at(TestClock.now().plus(Duration.ofHours(24)),
                () -> assertEquals(409, refused(() -> openings.open(id, ONE))));
        TestClock.at(TestClock.now().plus(Duration.ofHours(23)), () -> openings.open(id, ONE));
        String slow = confidential("13973000016");
        long waiting = asked(slow);
        TestClock.at(TestClock.now().plus(Duration.ofHours(72)), () -> {
            assertEquals(409, refused(() -> openings.decide(waiting, Decision.CONSENTED, "晚了", TWO)));
            assertTrue(asked(slow) > waiting, "what expired does not stand in the way");
        });
    }

    @Test
    void theNumberOfViewsIsLimitedAlsoForTwoAtOnce() throws Exception {
        String number = confidential("13973000017");
        long id = consented(number);
        ExecutorService pool = Executors.newFixedThreadPool(5);
        try {
            Callable<Boolean> look = () -> {
                try {
                    openings.open(id, ONE);
                    return true;
                } catch (Problem none) {
                    return false;
                }
            };
            int opened = 0;
            for (Future<Boolean> one : pool.invokeAll(List.of(look, look, look, look, look))) {
                opened += one.get() ? 1 : 0;
            }
            assertEquals(3, opened);
        } finally {
            pool.shutdown();
        }
        assertEquals(3, told(number).stream().filter(IdentityAct.OPENED::equals).count());
        assertEquals(Opening.State.USED, requests.one(id).opening().state(TestClock.now()));
    }

    @Test
    void theDoorClosesWhenTheReporterWithdraws() {
        String number = confidential("13973000018");
        long open = consented(number);
        long waiting = openings.ask(number, "safety", "有人上门威胁", TWO);
        cases.move(number, CaseMove.of(CaseAction.WITHDRAW), Actor.reporter());
        assertEquals(409, refused(() -> openings.open(open, ONE)));
        assertEquals(409, refused(() -> openings.decide(waiting, Decision.CONSENTED, "同意", ONE)));
        assertEquals(422, refused(() -> openings.ask(number, "evidence", "再看看", ONE)));
        assertEquals(Opening.State.CLOSED, requests.one(open).opening().state(TestClock.now()));
        assertFalse(requests.sealed(null, 500).stream().anyMatch(s -> s.number().equals(number)));
        cases.move(number, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "是被逼着撤的"), Actor.reporter());
        assertEquals(1, reader.forReceipt(number).messages().size(), "a reporter can still write");
        assertEquals(List.of(IdentityAct.ASKED, IdentityAct.CONSENTED, IdentityAct.ASKED), told(number), "and read who asked");
    }

    @Test
    void theDoorClosesWhenTheIdentityIsErased() {
        String number = confidential("13973000019");
        long id = consented(number);
        assertTrue(requests.sealed(null, 500).stream().anyMatch(s -> s.number().equals(number)));
        QuarkusTransaction.requiringNew().run(() -> CaseIdentity.delete(
                "caseId in (select c.id from ComplaintCase c where c.number = ?1)", number));
        assertEquals(409, refused(() -> openings.open(id, ONE)));
        assertEquals(422, refused(() -> openings.ask(number, "evidence", "x", TWO)));
        assertFalse(requests.sealed(null, 500).stream().anyMatch(s -> s.number().equals(number)));
    }

    @Test
    void whatIsNotConfidentialOrDoesNotExistIsAnsweredAlike() {
        String anonymous = fixture.registered().number();
        String named = fixture.registered(Forms.person("named", "孙实名", "13973000020", null)).number();
        for (String number : new String[] { anonymous, named, "PJ-W-20000101-0001", " ", null }) {
            Problem problem = assertThrows(Problem.class, () -> openings.ask(number, "evidence", "x", ONE));
            assertEquals("number", problem.violations().get(0).field());
            assertTrue(problem.violations().get(0).message().startsWith("没有这个编号的保密投诉件"));
        }
        String number = confidential("13973000021");
        Problem problem = assertThrows(Problem.class, () -> openings.ask(number, "curiosity", "字".repeat(501), ONE));
        assertEquals(List.of("purpose", "reason"), problem.violations().stream().map(v -> v.field()).toList());
        asked(number);
        assertEquals(422, refused(() -> asked(number)), "one request at a time");
        assertEquals(404, refused(() -> openings.open(0, ONE)));
    }

    @Test
    void swappedCiphertextsAreRefusedAndNothingIsCounted() {
        String one = confidential("13973000022");
        String other = confidential("13973000023");
        long id = consented(one);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("update case_identity t join complaint_case c"
                + " on c.id = t.case_id join (select i.phone from case_identity i join complaint_case o on o.id = i.case_id"
                + " where o.number = ?2) f set t.phone = f.phone where c.number = ?1").setParameter(1, one)
                .setParameter(2, other).executeUpdate());
        assertThrows(SealBrokenException.class, () -> openings.open(id, ONE), "the phone of another case");
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("update case_identity t join complaint_case c"
                + " on c.id = t.case_id set t.phone = t.name where c.number = ?1").setParameter(1, one).executeUpdate());
        assertThrows(SealBrokenException.class, () -> openings.open(id, ONE), "another field of the same case");
        assertEquals(0, requests.one(id).views());
    }

    @Test
    void eachViewOfANamedReporterIsToldByRoleAlsoInAPart() {
        String number = fixture.registered(Forms.person("named", "李实名", "13973000024", null)).number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        identities.view(number, CaseFixture.INTAKE);
        identities.view(number, CaseFixture.OFFICER);
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜间噪声"), CaseFixture.INTAKE);
        String part = reader.forReceipt(number).related().get(0).number();
        identities.view(part, CaseFixture.REVIEWER);
        List<IdentityLog.Entry> log = reader.followed(number).identityLog();
        assertEquals(List.of(Roles.INTAKE, Roles.OFFICER, Roles.REVIEWER), log.stream().map(IdentityLog.Entry::role).toList());
        assertEquals(Set.of(IdentityAct.VIEWED), Set.copyOf(told(number)));
        assertFalse(log.toString().contains("officer1"), "by role, not by name");
    }
}
