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
}
