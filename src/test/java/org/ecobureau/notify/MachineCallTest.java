package org.ecobureau.notify;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Calls to machines in the outbox: sealed, tried by night, tried again, dead letters; the client of the settings does not
 * answer.
 */
@QuarkusTest
class MachineCallTest {

    private static final String BODY = "{\"event\":\"closed\"}";

    @Inject
    Outbox outbox;

    @Inject
    OutboxJob job;

    private String add() {
        String id = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> outbox.add(
                new MachineCall(id, Medium.WEBHOOK, "test-platform", "transfer-milestone", BODY, "PJ-Z-20261124-9999")));
        return id;
    }

    private static OutboxMessage message(String id) {
        return QuarkusTransaction.requiringNew().call(() -> OutboxMessage.<OutboxMessage> find("ref", id).singleResult());
    }

    @Test
    void aCallWaitsForNoMorningAndIsSealed() {
        TestClock.at(Instant.parse("2026-11-24T17:00:00Z"), () -> {
            OutboxMessage message = message(add());
            assertFalse(message.nextAt.isAfter(Instant.parse("2026-11-24T17:01:00Z")), "one o'clock at night");
            assertFalse(new String(message.content, StandardCharsets.ISO_8859_1).contains("closed"));
            assertFalse(new String(message.address, StandardCharsets.ISO_8859_1).contains("test-platform"));
        });
    }

    @Test
    void aCallNobodyTakesIsTriedAgainAndThenWaitsForAPerson() {
        String id = add();
        Instant now = TestClock.now();
        for (int hours = 0; hours < 6; hours++) {
            TestClock.at(now.plus(Duration.ofHours(hours * 13L)), () -> job.run(Medium.WEBHOOK));
        }
        OutboxMessage dead = message(id);
        assertEquals(OutboxMessage.State.DEAD, dead.state);
        assertEquals(6, dead.attempts);
        assertTrue(dead.lastError.contains("test-platform"), dead.lastError);
        String page = given().header(TestIdentityMechanism.HEADER, "admin1").get("/staff/outbox?state=dead").asString();
        assertTrue(page.contains("PJ-Z-20261124-9999") && page.contains("接口回调"));
        assertEquals(303, given().redirects().follow(false).header(TestIdentityMechanism.HEADER, "admin1")
                .contentType("application/x-www-form-urlencoded").post("/staff/outbox/" + dead.id + "/retry").statusCode());
        assertEquals(OutboxMessage.State.QUEUED, message(id).state);
    }

    @Test
    void whatIsRolledBackIsNeverCalled() {
        String id = UUID.randomUUID().toString();
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
            outbox.add(new MachineCall(id, Medium.WEBHOOK, "test-platform", "transfer-milestone", BODY, "PJ-Z-20261124-9999"));
            throw new IllegalStateException("undone");
        }));
        assertEquals(0L, (long) QuarkusTransaction.requiringNew().call(() -> OutboxMessage.count("ref", id)));
    }
}
