package org.ecobureau.local;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.time.Clock;
import java.time.LocalDateTime;

import jakarta.inject.Inject;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DemoObservationsTest {
    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URL site;

    @Test
    void theSameHourIsTheSameInEveryRun() {
        LocalDateTime noon = LocalDateTime.of(2026, 11, 20, 12, 0);
        String longer = DemoObservations.airHours("pj-air-1", noon.minusHours(30), noon);
        assertTrue(longer.endsWith(DemoObservations.airHours("pj-air-1", noon.minusHours(2), noon).split("\r\n", 2)[1]));
        assertEquals(31, longer.split("\r\n").length);
    }

    @Test
    void aFirstStartFillsEveryPageAndTheNextOneChangesNothing() {
        String root = site.toString().replaceAll("/$", "");
        DemoObservations demo = new DemoObservations(root, request -> request.header(TestIdentityMechanism.HEADER, "ingest"));
        demo.load();
        String trial = ChinaTime.today(clock).minusDays(9).toString();
        new Measured().row("pj-air-2", "pm25", "hour", trial + " 08:00", "77").post();
        demo.load();
        given().get("/api/v1/observations?site=pj-air-2&parameter=pm25&period=hour&from=" + trial + "&to=" + trial).then().body(
                "items.find{it.start.contains('T08:')}.value", org.hamcrest.Matchers.equalTo(77));
        given().get("/api/v1/observations?state=corrected&site=wushi-wwtp").then().statusCode(200)
                .body("items.size()", org.hamcrest.Matchers.equalTo(0));
        for (String path : new String[] { "/", "/air", "/air/sites/pj-air-1", "/water", "/water/sites/wushi-wwtp",
                "/drinking-water" }) {
            Document page = Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
            assertTrue(page.select(".demonstration").hasText(), path);
            assertTrue(page.select(".stale").isEmpty(), path + " " + page.select(".stale").text());
        }
        Document section = Jsoup.parse(given().get("/water/sites/wushi-wwtp").asString());
        assertTrue(section.select("table.months").text().contains("总磷(0.55)"), section.select("table.months").text());
        assertEquals(14, section.select("table.months tbody tr").size());
        Document sources = Jsoup.parse(given().get("/drinking-water/sources/yaotang").asString());
        assertEquals(6, sources.select("table.quarters tbody tr:contains(演示数据)").size());
        Document air = Jsoup.parse(given().get("/air/sites/pj-air-3").asString());
        assertTrue(air.select(".pollutants").text().contains("/（不监测）"), air.select(".pollutants").text());
    }
}
