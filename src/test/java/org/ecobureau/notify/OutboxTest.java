package org.ecobureau.notify;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.ecobureau.local.StackClient;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The outbox against a real mail server. */
@QuarkusTest
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    OutboxJob job;

    @Inject
    MailRun runs;

    @BeforeAll
    static void needsTheMailServer() {
        StackClient.part("mail");
    }

    /** What other tests left in the queue would be sent first, fifty at a time, whenever the clock is moved. */
    @BeforeEach
    void nobodyElseWaits() {
        QuarkusTransaction.requiringNew().run(() -> OutboxMessage.update("state = ?1, address = null, content = null"
                + " where state = ?2", OutboxMessage.State.CANCELLED, OutboxMessage.State.QUEUED));
    }

    private static String address() {
        return UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    private static Letter letter(String address, String number, boolean urgent) {
        return new Letter(Medium.MAIL, address, "case-step", Map.of("number", number, "step", "决定受理", "link",
                "https://eco.example.org/complaints/track", "bureau", "分局", "hotline", "12345"), number, urgent);
    }

    private long queued(String number, Letter letter) {
        return QuarkusTransaction.requiringNew().call(() -> {
            outbox.add(letter);
            return OutboxMessage.<OutboxMessage> find("about", number).firstResult().id;
        });
    }

    private static OutboxMessage stored(long id) {
        return QuarkusTransaction.requiringNew().call(() -> OutboxMessage.findById(id));
    }

    private static String number() {
        return "T-" + UUID.randomUUID().toString().substring(0, 12);
    }

    @Test
    void aCommittedMessageArrivesOnceAndNothingOfTheAddresseeRemains() throws Exception {
        String number = number();
        String address = address();
        long id = queued(number, letter(address, number, true));
        OutboxMessage waiting = stored(id);
        assertFalse(new String(waiting.address, StandardCharsets.ISO_8859_1).contains(address));
        assertFalse(new String(waiting.content, StandardCharsets.ISO_8859_1).contains(number));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> run = () -> job.run(Medium.MAIL);
            for (var result : nodes.invokeAll(List.of(run, run, run, run))) {
                assertNotNull(result.get());
            }
        } finally {
            nodes.shutdownNow();
        }
        List<String> mails = CaughtMail.to(address);
        assertEquals(1, mails.size(), "four nodes, one mail");
        assertTrue(mails.get(0).contains("Auto-Submitted: auto-generated"));
        OutboxMessage sent = stored(id);
        assertEquals(OutboxMessage.State.SENT, sent.state);
        assertNull(sent.address);
        assertNull(sent.content);
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        String number = number();
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            outbox.add(letter(address(), number, true));
            throw new IllegalStateException("the case could not be stored");
        }));
        assertEquals(0L, QuarkusTransaction.requiringNew().call(() -> OutboxMessage.count("about", number)));
    }

    @Test
    void byNightItWaitsForTheMorningUnlessItIsUrgent() {
        String calm = number();
        String urgent = number();
        Instant night = OffsetDateTime.parse("2026-11-20T23:10:00+08:00").toInstant();
        TestClock.at(night, () -> {
            assertEquals(OffsetDateTime.parse("2026-11-21T07:00:00+08:00").toInstant(),
                    stored(queued(calm, letter(address(), calm, false))).nextAt);
            Instant next = stored(queued(urgent, letter(address(), urgent, true))).nextAt;
            assertTrue(next.isBefore(night.plusSeconds(60)), next.toString());
        });
    }

    /** A reminder at night: neither a backlog, nor a second try, nor a person's "again" sends what is not urgent. */
    @Test
    void nothingLeavesAtNightThatIsNotUrgent() {
        Instant evening = OffsetDateTime.parse("2031-11-20T21:55:00+08:00").toInstant();
        Instant night = OffsetDateTime.parse("2031-11-20T22:25:00+08:00").toInstant();
        Instant morning = OffsetDateTime.parse("2031-11-21T07:00:00+08:00").toInstant();
        String number = number();
        String address = address();
        long[] id = new long[2];
        TestClock.at(evening, () -> {
            id[0] = queued(number, letter(address, number, false));
            String refused = number();
            id[1] = queued(refused, letter("no address at all", refused, false));
            job.run(Medium.SMS);
        });
        QuarkusTransaction.requiringNew().run(() -> OutboxMessage.update("state = ?1 where id = ?2", OutboxMessage.State.DEAD,
                id[1]));
        TestClock.at(night, () -> {
            given().header(TestIdentityMechanism.HEADER, "admin1").header("Sec-Fetch-Site", "same-origin").redirects()
                    .follow(false).post("/staff/outbox/" + id[1] + "/retry").then().statusCode(303);
            job.run(Medium.MAIL);
            for (long one : id) {
                assertEquals(0, stored(one).attempts);
                assertEquals(morning, stored(one).nextAt);
            }
        });
        TestClock.at(morning, () -> {
            runs.now();
            assertEquals(OutboxMessage.State.SENT, stored(id[0]).state);
            assertEquals(1, caught(address).size(), "this one and none in the night");
        });
    }

    private static List<String> caught(String address) {
        try {
            return CaughtMail.to(address);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMessageWithAHoleIsNotWritten() {
        Letter hole = new Letter(Medium.MAIL, address(), "case-step", Map.of("number", "x"), "x", true);
        assertThrows(IllegalArgumentException.class, () -> QuarkusTransaction.requiringNew().run(() -> outbox.add(hole)));
    }

    @Test
    void whatIsNotTakenIsTriedAgainLaterAndAtLastLeftToAPerson() {
        String number = number();
        // A mail server refuses this address at once; nobody but the test writes to it.
        long id = queued(number, letter("no address at all", number, true));
        Instant[] now = { TestClock.now() };
        for (int attempt = 1; attempt <= 6; attempt++) {
            int tried = attempt;
            TestClock.at(now[0].plusSeconds(1), () -> {
                job.run(Medium.MAIL);
                OutboxMessage message = stored(id);
                assertEquals(tried, message.attempts);
                assertEquals(tried < 6 ? OutboxMessage.State.QUEUED : OutboxMessage.State.DEAD, message.state);
                assertFalse(message.lastError.contains("no address at all"), message.lastError);
                now[0] = message.nextAt;
            });
        }
        assertTrue(Duration.between(TestClock.now(), now[0]).compareTo(Duration.ofHours(14)) > 0);
        given().header(TestIdentityMechanism.HEADER, "admin1").get("/staff/outbox").then().statusCode(200)
                .body(containsString(number)).body(not(containsString("no address at all")));
        given().header(TestIdentityMechanism.HEADER, "admin1").header("Sec-Fetch-Site", "same-origin").redirects().follow(false)
                .post("/staff/outbox/" + id + "/cancel").then().statusCode(303);
        assertNull(stored(id).address);
        given().header(TestIdentityMechanism.HEADER, "admin1").header("Sec-Fetch-Site", "same-origin")
                .post("/staff/outbox/" + id + "/retry").then().statusCode(409);
    }

    @Test
    void aTemplateWithAPlaceholderNobodyFillsInIsRefused() {
        String path = "/staff/outbox/templates/case-message/sms";
        long version = QuarkusTransaction.requiringNew().call(() -> MessageTemplate.of("case-message", Medium.SMS)
                .orElseThrow().version);
        for (String bad : List.of("您好 {name}", "您好 {", "编号 {number} {Number}", "", "}", "【分局】投诉{number}：【填日期】", "好【")) {
            given().header(TestIdentityMechanism.HEADER, "admin1").header("Sec-Fetch-Site", "same-origin")
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("subject", "留言")
                    .formParam("body", bad).formParam("version", version)
                    .post(path).then().statusCode(422).body(containsString("error-summary"));
        }
        given().header(TestIdentityMechanism.HEADER, "admin1").header("Sec-Fetch-Site", "same-origin").redirects().follow(false)
                .formParam("subject", "留言").formParam("body", "投诉{number}有留言：{link}").formParam("version", version).post(path)
                .then().statusCode(303);
        given().header(TestIdentityMechanism.HEADER, "admin1").header("Sec-Fetch-Site", "same-origin").redirects().follow(false)
                .formParam("subject", "留言").formParam("body", "投诉{number}有留言：{link}").formParam("version", version).post(path)
                .then().statusCode(422);
    }
}
