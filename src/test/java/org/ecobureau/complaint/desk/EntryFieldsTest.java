package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.RewardWish;
import org.ecobureau.monitoring.Measured;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Mail, wish for the reward, degrees and outside numbers at the entry screen, and what the case shows of them. */
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

    @Test
    void whatOthersHandOnComesInOnceForEachSourceAndItsNumber() {
        String reference = "来文 " + UUID.randomUUID();
        for (String channel : List.of("hotline12345", "nationalPlatform", "superior", "media")) {
            CaseSheet first = saved(entered("identity", "anonymous", "channel", channel, "outsideReference", reference));
            assertEquals(reference, first.outsideReference(), channel);
            assertEquals(channel, first.channel().code(), "another source may use the same number");
            Document twice = html(entered("identity", "anonymous", "channel", channel, "outsideReference", " " + reference),
                    409);
            assertTrue(twice.selectFirst("#outsideReference-error").text().contains(reference), channel);
        }
    }

    @Test
    void whoNumbersWhatTheyHandOnIsAskedForTheNumber() {
        for (String channel : List.of("hotline12345", "nationalPlatform", "superior")) {
            Document asked = html(entered("identity", "anonymous", "channel", channel), 422);
            assertTrue(asked.selectFirst("#outsideReference-error").text().contains("来件没有编号"), channel);
            assertEquals(channel, asked.selectFirst("#channel option[selected]").val());
            assertNull(saved(entered("identity", "anonymous", "channel", channel, "noOutsideReference", "true"))
                    .outsideReference(), channel);
        }
        Document both = html(entered("identity", "anonymous", "channel", "superior", "outsideReference", "湘环办 7",
                "noOutsideReference", "true"), 422);
        assertNotNull(both.selectFirst("#outsideReference-error"));
        assertNotNull(both.selectFirst("#noOutsideReference[checked]"), "the tick stays");
        assertNull(saved(entered("identity", "anonymous", "channel", "media")).outsideReference(), "a paper has no numbers");
        assertNull(saved(entered("identity", "anonymous", "channel", "phone", "outsideReference", "left over"))
                .outsideReference(), "the field is not seen with a call");
    }

    @Test
    void theCaseShowsThePublishedAirOfTheHourReportedAndRemarksAPlaceOutsideTheCounty() {
        Instant hour = Instant.parse("2026-05-21T13:00:00Z");
        new Measured().verified().airHour("pj-air-1", hour, "6", "12", "0.6", "88", "38", "21")
                .airHour("pj-air-2", hour, "6", "12", "0.6", "88", "38", "21").post();
        CaseSheet elsewhere = saved(entered("identity", "anonymous", "occurredAt", "2026-05-21T21:30", "latitude", "28.23",
                "longitude", "112.94", "coordinates", "wgs84"));
        Document page = INTAKE.caseOf(elsewhere.number());
        Element near = page.selectFirst("section[aria-labelledby=nearby]");
        assertTrue(near.text().contains("2026年5月21日 21:30") && !near.text().contains("收到时间"), near.text());
        String air = near.selectFirst("dt:contains(空气监测) + dd").text();
        assertTrue(air.contains("AQI") && air.contains("21:00") && air.contains("来源：test"), air);
        assertTrue(page.selectFirst(".case-facts").text().contains("可能在县外"), page.selectFirst(".case-facts").text());

        CaseSheet inside = saved(entered("identity", "anonymous", "latitude", "28.70", "longitude", "113.58", "coordinates",
                "wgs84"));
        Document plain = INTAKE.caseOf(inside.number());
        assertFalse(plain.selectFirst(".case-facts").text().contains("县外"));
        assertTrue(plain.selectFirst("section[aria-labelledby=nearby]").text().contains("收到时间，没有写发生时间"));
    }
}
