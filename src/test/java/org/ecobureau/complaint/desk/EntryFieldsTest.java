package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.RewardWish;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Mail, wish for the reward and degrees at the entry screen, under the rules of the public form. */
@QuarkusTest
class EntryFieldsTest {

    private static final String NEW = "/staff/cases/new";
    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseReader reader;

    @Inject
    EntityManager database;

    private static Response entered(String... more) {
        List<String> fields = new ArrayList<>(List.of("description", "来电说砖厂的窑又在夜里冒黑烟，一直到天亮。", "township", "三市", "types", "air",
                "publicConsent", "false"));
        fields.addAll(List.of(more));
        return INTAKE.send(INTAKE.page(NEW), NEW, fields.toArray(String[]::new));
    }

    private CaseSheet saved(Response answer) {
        assertEquals(303, answer.statusCode(), answer.asString());
        Document slip = html(RestAssured.given().header(TestIdentityMechanism.HEADER, "intake1")
                .cookie("eco_entry", answer.getCookie("eco_entry")).get(NEW + "/receipt"), 200);
        return reader.forReceipt(slip.selectFirst("#receipt-number").text());
    }

    private boolean mailKept(CaseSheet sheet) {
        return ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM case_identity i JOIN complaint_case c ON c.id = i.case_id"
                        + " WHERE c.number = :number AND i.email IS NOT NULL")
                .setParameter("number", sheet.number()).getSingleResult())
                .intValue() == 1;
    }

    private static String phone() {
        return "139" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
    }

    @Test
    void mailAloneIsContactEnoughForConfidentialReporters() {
        assertTrue(mailKept(saved(entered("identity", "confidential", "email", "he@example.com"))));
        assertFalse(mailKept(saved(entered("identity", "anonymous", "email", "he@example.com"))), "dropped on arrival");
    }

    @Test
    void whatIsNoMailStaysInItsField() {
        Document page = html(entered("identity", "named", "name", "何来电", "phone", phone(), "email", "he在example"), 422);
        assertNotNull(page.selectFirst("#email-error"));
        assertEquals("he在example", page.selectFirst("#email").val());
    }

    @Test
    void onlyNamedReportersAskForTheReward() {
        assertTrue(RewardWish.of(saved(entered("identity", "named", "name", "何来电", "phone", phone(), "rewardWish", "true"))));
        assertFalse(RewardWish.of(saved(entered("identity", "confidential", "phone", phone(), "rewardWish", "true"))));
        assertFalse(RewardWish.of(saved(entered("identity", "named", "name", "何来电", "phone", phone()))));
    }

    @Test
    void degreesAreKeptAndThoseOfChineseMapsConverted() {
        CaseSheet receiver = saved(entered("identity", "anonymous", "latitude", "28.7013", "longitude", "113.5812",
                "coordinates", "wgs84"));
        CaseSheet map = saved(entered("identity", "anonymous", "latitude", "28.7013", "longitude", "113.5812", "coordinates",
                "gcj02"));
        assertEquals(28.7013, receiver.latitude().doubleValue(), 1e-6);
        double moved = Math.abs(map.longitude().doubleValue() - 113.5812);
        assertTrue(moved > 0.001 && moved < 0.02, "some hundred metres: " + moved);
        assertNull(saved(entered("identity", "anonymous")).latitude());
    }

    @Test
    void halfAPositionOrWordsAreRefusedAtTheFieldWithEverythingKept() {
        Document half = html(entered("identity", "anonymous", "latitude", "28.7013"), 422);
        assertNotNull(half.selectFirst("#longitude-error"));
        assertEquals("28.7013", half.selectFirst("#latitude").val());
        assertTrue(half.selectFirst("details:has(#latitude)").hasAttr("open"), "the mistake is in sight");
        Document words = html(entered("identity", "anonymous", "latitude", "北边", "longitude", "113.58", "coordinates", "gcj02"),
                422);
        assertTrue(words.selectFirst("#latitude-error").text().contains("请填写数字"));
        assertNotNull(words.selectFirst("input[name=coordinates][value=gcj02][checked]"), "the choice stays");
    }
}
