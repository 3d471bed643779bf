package org.ecobureau.complaint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.local.StackClient;
import org.ecobureau.notify.CaughtMail;
import org.ecobureau.notify.DutyReceivers;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Mail to units and posts: who gets what, when, and what is never in it. */
@QuarkusTest
class DutyMailTest {

    private static final String PAGE = "/staff/outbox/addresses";

    @Inject
    DutyMail duty;

    @Inject
    DutyDigest digest;

    @Inject
    CaseService cases;

    @Inject
    CaseFixture fixture;

    @Inject
    DutyReceivers receivers;

    @Inject
    EntityManager database;

    @Inject
    org.ecobureau.notify.MailRun mails;

    @BeforeAll
    static void needsTheMailServer() {
        StackClient.part("mail");
    }

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("DELETE FROM duty_address").executeUpdate();
            database.createNativeQuery("DELETE FROM duty_digest").executeUpdate();
            database.createNativeQuery("DELETE FROM staff_unit WHERE code = 'digest-unit'").executeUpdate();
        });
    }

    private static String fresh() {
        return UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    private static io.restassured.specification.RequestSpecification admin() {
        return given().header(TestIdentityMechanism.HEADER, "admin1").redirects().follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static void store(String receiver, String address) {
        admin().formParam(receiver, address).post(PAGE).then().statusCode(303);
    }

    @Test
    void anAddressIsStoredChangedAndTakenAwayAndThePageSaysWhoGetsNone() {
        String mine = fresh();
        store("enforcement", mine);
        admin().get(PAGE).then().statusCode(200).body(containsString(mine), containsString("收不到邮件的："));
        assertEquals(mine, receivers.all().stream().filter(r -> r.code().equals("enforcement")).findFirst().orElseThrow()
                .address());
        admin().formParam("enforcement", "执法大队").post(PAGE).then().statusCode(422)
                .body(containsString("请填写完整的邮箱地址"), containsString("value=\"执法大队\""));
        store("enforcement", "");
        assertNull(receivers.all().stream().filter(r -> r.code().equals("enforcement")).findFirst().orElseThrow().address());
        assertFalse(receivers.on());
    }

    @Test
    void anEmergencyReachesUnitDispatcherAndLeaderByNightAndHoldsNothingOfTheCase() throws Exception {
        String unit = fresh();
        String leader = fresh();
        admin().formParam("enforcement", unit).formParam("post-leader", leader).post(PAGE).then().statusCode(303);
        String number = "PJ-W-" + UUID.randomUUID().toString().substring(0, 8);
        TestClock.at(java.time.OffsetDateTime.parse("2026-11-25T23:30:00+08:00").toInstant(), () -> {
            assertEquals(2, (int) QuarkusTransaction.requiringNew().call(() -> duty.urgent(number, "enforcement")));
            given().header(TestIdentityMechanism.HEADER, "admin1").get("/staff/outbox?state=queued").then()
                    .body(containsString(number));
            mails.now();
        });
        List<String> caught = CaughtMail.to(unit);
        assertEquals(1, caught.size());
        assertTrue(caught.get(0).contains("/staff/cases/" + number) || caught.get(0).contains("quoted-printable"),
                caught.get(0));
        assertEquals(1, CaughtMail.to(leader).size());
    }

    @Test
    void whoeverIsChargedWithAMarkedCaseHearsOfItWithTheMarkOrWithTheAssignment() {
        String unit = fresh();
        String intake = fresh();
        String dispatcher = fresh();
        admin().formParam("enforcement", unit).formParam("post-intake", intake).formParam("post-dispatcher", dispatcher)
                .post(PAGE).then().statusCode(303);
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        assertEquals(0, queued(number));
        CaseMove mark = CaseMove.of(CaseAction.MARK_URGENT).with(Datum.REASON, "罐车侧翻，正在漏酸");
        cases.move(number, mark, CaseFixture.DISPATCHER);
        assertEquals(2, queued(number), "nobody is charged yet: intake and the dispatcher");
        cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement"), CaseFixture.DISPATCHER);
        assertEquals(4, queued(number), "the unit and the dispatcher");
        cases.move(number, CaseMove.of(CaseAction.END_URGENT), CaseFixture.LEADER);
        String undone = fixture.registered().number();
        org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    cases.move(undone, mark, CaseFixture.INTAKE);
                    throw new IllegalStateException("after the mark");
                }));
        assertEquals(0, queued(undone), "mail and mark are one transaction");
    }

    @Test
    void theUnitOfAMainCaseHearsOfTheEmergencyThatIsMergedIntoIt() {
        admin().formParam("enforcement", fresh()).post(PAGE).then().statusCode(303);
        String main = fixture.registered().number();
        fixture.bring(main, CaseStatus.ASSIGNED);
        String number = fixture.registered().number();
        cases.move(number, CaseMove.of(CaseAction.MARK_URGENT).with(Datum.REASON, "罐车侧翻，正在漏酸"), CaseFixture.INTAKE);
        cases.move(number, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
        assertEquals(1, queued(main));
    }

    private int queued(String number) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM outbox_message WHERE template = 'case-urgent' AND about = ?1")
                .setParameter(1, number).getSingleResult()).intValue());
    }

    @Test
    void oneReminderAUnitAndWorkingDayWithNumbersAndDueDatesOnly() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "INSERT INTO staff_unit (code, name, position) VALUES ('digest-unit', '试用站', 99)").executeUpdate());
        String unit = fresh();
        String dispatcher = fresh();
        String leader = fresh();
        admin().formParam("digest-unit", unit).formParam("post-dispatcher", dispatcher).formParam("post-leader", leader)
                .post(PAGE)
                .then().statusCode(303);
        String[] number = new String[1];
        // Accepted on a Friday: the answer is due on 2034-06-13, a Tuesday.
        TestClock.at(at("2034-04-14T10:00"), () -> {
            number[0] = fixture.registered(Forms.person("named", "钱测试", "13873015599", null)).number();
            fixture.bring(number[0], CaseStatus.ACCEPTED);
            cases.move(number[0], CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "digest-unit"), CaseFixture.DISPATCHER);
        });
        Escalation rule = new Escalation(java.time.LocalTime.of(8, 30), java.time.LocalTime.of(17, 30), 3, 1);
        TestClock.at(at("2034-06-09T09:00"), () -> digest.write(rule, at("2034-06-09T09:00")));
        assertEquals(0, digests("digest-unit"), "four days before nobody is told");
        TestClock.at(at("2034-06-12T09:00"), () -> {
            assertTrue(digest.write(rule, at("2034-06-12T09:00")) > 0);
            assertEquals(0, digest.write(rule, at("2034-06-12T15:00")), "once a day");
            mails.now();
        });
        assertEquals(1, digests("digest-unit"));
        List<String> caught = CaughtMail.to(unit);
        assertEquals(1, caught.size());
        String words = words(caught.get(0));
        assertTrue(words.contains(number[0] + "  期限 2034年6月13日，剩 1 天"), words);
        assertTrue(words.contains("试用站"), words);
        for (String secret : List.of("焦糊味", "钱测试", "13873015599", "伍市")) {
            assertFalse(words.contains(secret), secret);
        }
        assertFalse(CaughtMail.to(dispatcher).isEmpty(), "a day before, the dispatcher too");
        int toLeader = digests("post-leader");
        TestClock.at(at("2034-06-14T09:00"), () -> digest.write(rule, at("2034-06-14T09:00")));
        assertEquals(2, digests("digest-unit"));
        assertEquals(toLeader + 1, digests("post-leader"), "late: the leader");
    }

    private int digests(String receiver) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM duty_digest WHERE receiver = ?1").setParameter(1, receiver)
                .getSingleResult()).intValue());
    }

    private static java.time.Instant at(String text) {
        return java.time.OffsetDateTime.parse(text + ":00+08:00").toInstant();
    }

    private static String words(String mail) {
        try {
            jakarta.mail.internet.MimeMessage message = new jakarta.mail.internet.MimeMessage((jakarta.mail.Session) null,
                    new java.io.ByteArrayInputStream(mail.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return String.valueOf(message.getContent());
        } catch (jakarta.mail.MessagingException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
