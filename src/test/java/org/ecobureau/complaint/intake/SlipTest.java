package org.ecobureau.complaint.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.region.GeoPoint;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The printed receipt and its check, typed positions, and the questions of subtypes, without script over HTTP. */
@QuarkusTest
class SlipTest {

    private static final String NEW = "/complaints/new";
    private static final String VERIFY = "/complaints/verify";

    @Inject
    CaseReader reader;

    @Inject
    SessionFactory sessions;

    /** Stands on the check page of a complaint with this position. */
    private static Browser checking(String system, String latitude, String longitude) {
        Browser browser = new Browser().post(NEW).follow();
        browser.post(NEW + "/types", "types", "noise", "types", "radiation").follow();
        browser.post(NEW + "/details", "subtypes", "construction", "constructionWork", "piling", "constructionWork", "truck")
                .follow();
        browser.post(NEW + "/place", "township", "430626111", "place", "测试路" + System.nanoTime() + "号", "coordinates", system,
                "latitude", latitude, "longitude", longitude).follow();
        browser.postWithPhotos(NEW + "/what", Map.of("description", "工地夜里十一点还在打桩，老人睡不着。", "occurredAt", "")).follow();
        return browser.post(NEW + "/identity", "identity", "anonymous").follow().pastNearby();
    }

    private static Browser sent(Browser check) {
        return check.post(NEW + "/check", "idempotencyKey", check.page().select("[name=idempotencyKey]").val(), "website", "")
                .follow();
    }

    @Test
    void aSlipCarriesACheckableSignatureAndTheCodeOnlyInWords() {
        Browser browser = sent(checking("wgs84", "", ""));
        String number = browser.text("#receipt-number");
        String code = browser.text("#receipt-code");
        String signature = browser.text("#receipt-signature");
        assertTrue(signature.matches("([0-9a-f]{8} ){15}[0-9a-f]{8}"), signature);
        List<String> codes = browser.page().select("svg.qr").eachAttr("aria-label");
        assertEquals(2, codes.size());
        assertTrue(codes.get(0).endsWith("/complaints/track?number=" + number), codes.get(0));
        assertTrue(codes.get(1).contains(VERIFY + "?number=" + number + "&signature="), codes.get(1));
        codes.forEach(qr -> assertFalse(qr.contains(code) || qr.contains(code.replace(" ", "")), "never the code"));

        for (String typed : List.of(signature, signature.replace(" ", ""), signature.toUpperCase(),
                signature.replace(' ', '-'))) {
            String page = given().queryParam("number", number.toLowerCase()).queryParam("signature", typed).get(VERIFY).then()
                    .statusCode(200).extract().asString();
            assertTrue(org.jsoup.Jsoup.parse(page).select("#verdict").text().startsWith("是真的"), page);
        }
    }

    @Test
    void verifyingSaysYesOrNoAndNothingElse() {
        Browser browser = sent(checking("wgs84", "", ""));
        String number = browser.text("#receipt-number");
        String signature = browser.text("#receipt-signature");
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        Browser stranger = new Browser().get(VERIFY + "?number=" + number + "&signature=" + signature.replace(" ", ""));
        assertEquals(0, statistics.getPrepareStatementCount(), "nothing is looked up");
        assertTrue(stranger.text("#verdict").contains("是真的"));
        assertNull(stranger.answer().header("Set-Cookie"));
        assertTrue(stranger.answer().header("Cache-Control").contains("public"));
        for (String secret : List.of("打桩", "噪声", "伍市镇", "已登记", "测试路")) {
            assertFalse(stranger.text("main").contains(secret), secret);
        }
        String other = number.substring(0, number.length() - 1) + (number.endsWith("1") ? "2" : "1");
        stranger.get(VERIFY + "?number=" + other + "&signature=" + signature.replace(" ", ""));
        assertEquals(200, stranger.status());
        assertTrue(stranger.text("#verdict").contains("对不上"));
        stranger.get(VERIFY + "?number=PJ-W-20000101-0001&signature=nonsense");
        assertTrue(stranger.text("#verdict").contains("对不上"), "an unknown number answers like a wrong signature");
        stranger.get(VERIFY);
        assertTrue(stranger.page().select("#verdict").isEmpty());
        stranger.get(VERIFY + "?number=" + number + "&signature=");
        assertEquals("#signature", stranger.page().select(".govuk-error-summary a").attr("href"));
        assertEquals(number, stranger.value("number"));
        stranger.get(VERIFY + "?number=&signature=");
        assertEquals(List.of("#number", "#signature"), stranger.page().select(".govuk-error-summary a").eachAttr("href"));
    }

    @Test
    void aPositionOfAChineseMapIsConverted() {
        Browser browser = checking("gcj02", "28.701300", "113.581200");
        assertTrue(browser.text("main").contains("提交时换算"), browser.text("main"));
        CaseSheet sheet = reader.forReceipt(sent(browser).text("#receipt-number"));
        double metres = GeoPoint.of(sheet.latitude(), sheet.longitude())
                .metresTo(new GeoPoint(new BigDecimal("28.7013"), new BigDecimal("113.5812")));
        assertTrue(metres > 200 && metres < 1000, metres + " metres");
        CaseSheet typed = reader.forReceipt(sent(checking("wgs84", "28.701300", "113.581200")).text("#receipt-number"));
        assertEquals(new BigDecimal("28.701300"), typed.latitude());
    }

    @Test
    void aPositionElsewhereIsToldWhomToAskAndNeverRefused() {
        Browser elsewhere = checking("wgs84", "28.23", "112.94");
        assertTrue(elsewhere.text("#position-outside").contains("当地 12345"));
        assertTrue(sent(elsewhere).text("#receipt-number").startsWith("PJ-W-"));
        assertTrue(checking("wgs84", "28.70", "113.58").page().select("#position-outside").isEmpty());
        Browser nonsense = new Browser().post(NEW).follow();
        nonsense.post(NEW + "/place", "township", "430626111", "coordinates", "gcj02", "latitude", "900", "longitude", "113.5");
        assertEquals(422, nonsense.status());
        assertTrue(nonsense.text(".govuk-error-summary").contains("度数"), nonsense.text("main"));
        assertEquals("900", nonsense.value("latitude"), "what was typed stays");
        assertEquals("gcj02", nonsense.page().select("[name=coordinates][checked]").val());
    }

    @Test
    void onlyThePageOfThePlaceMayAskForThePosition() {
        Browser browser = new Browser().post(NEW).follow();
        browser.get(NEW + "/place");
        assertTrue(browser.answer().header("Permissions-Policy").contains("geolocation=(self)"));
        for (String path : List.of("/", "/complaints", NEW, VERIFY)) {
            given().get(path).then().header("Permissions-Policy", containsString("geolocation=()"));
        }
    }

    @Test
    void questionsOfASubtypeStandBesideItAndCountOnlyWithIt() {
        Browser browser = checking("wgs84", "", "");
        assertTrue(browser.text("main").contains("打桩、进出车辆、装卸"), browser.text("main"));
        browser.get(NEW + "/details");
        assertEquals("建筑施工", browser.page().select(".subtype-more").first().attr("aria-label"));
        assertTrue(browser.text("main").contains("马上打 110"), "what to do at once about radiation");
        assertEquals(List.of("piling", "truck"), browser.page().select("[name=constructionWork][checked]").eachAttr("value"));
        browser.post(NEW + "/details", "subtypes", "industry", "constructionWork", "piling").follow().pastNearby();
        assertFalse(browser.text("main").contains("打桩、"), "a kind that was unticked takes its answers along");
        browser.get(NEW + "/details");
        browser.post(NEW + "/details", "subtypes", "industry", "trafficKind", "rail").follow().pastNearby();
        assertTrue(browser.text("main").contains("铁路"), "whoever answers below a kind means the kind");
    }
}
