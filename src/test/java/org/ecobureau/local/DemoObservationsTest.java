package org.ecobureau.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;

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
    /** Enough for every page; the three years of a local run would slow down the other tests. */
    private static final int AIR_MONTHS = Integer.getInteger("demo.months", 2);
    private static final int WATER_MONTHS = 14;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URL site;

    @Test
    void aFirstStartFillsEveryPageAndTheNextOneChangesNothing() {
        String root = site.toString().replaceAll("/$", "");
        DemoObservations demo = demo(root);
        long begin = System.nanoTime();
        demo.load(AIR_MONTHS, WATER_MONTHS);
        System.out.println("demonstration of " + AIR_MONTHS + " months: " + demo.deliveries() + " deliveries, "
                + (System.nanoTime() - begin) / 1_000_000 + " ms");
        LocalDate today = ChinaTime.today(clock);
        String trial = today.minusDays(9).toString();
        new Measured().row("pj-air-2", "pm25", "hour", trial + " 08:00", "77").post();
        DemoObservations again = demo(root);
        again.load(AIR_MONTHS, WATER_MONTHS);
        assertTrue(again.deliveries() <= 2 + 2 * DemoAir.SITES.size(), "only the water and the running quarter are sent again");
        given().get("/api/v1/observations?site=pj-air-2&parameter=pm25&period=hour&from=" + trial + "&to=" + trial).then()
                .body("items.find{it.start.contains('T08:')}.value", equalTo(77));
        given().get("/api/v1/observations?state=corrected&site=wushi-wwtp").then().statusCode(200).body("items.size()",
                equalTo(0));
        // the slipped decimal point is version 1, and stays corrected once
        String fifth = YearMonth.from(today).minusMonths(1).atDay(5).toString();
        given().get("/api/v1/observations?site=pj-air-1&parameter=pm25&period=hour&state=corrected&from=" + fifth + "&to="
                + fifth).then().body("items.size()", equalTo(1)).body("items[0].version", equalTo(2));
        // the late day is there, and arrived after the days around it
        String late = today.minusDays(2).toString();
        String receivedLate = received("pj-air-3", late);
        assertTrue(receivedLate.compareTo(received("pj-air-1", late)) > 0, receivedLate);
        for (String path : new String[] { "/", "/air", "/air/sites/pj-air-1", "/water", "/water/sites/wushi-wwtp",
                "/drinking-water" }) {
            Document page = Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
            assertTrue(page.select(".demonstration").hasText(), path);
            assertTrue(page.select(".stale").isEmpty(), path + " " + page.select(".stale").text());
        }
        assertTrue(given().get("/water/sites/wushi-wwtp").asString().contains("总磷"));
        assertTrue(given().get("/api/v1/water/evaluations?site=wushi-wwtp&from=" + today.minusYears(1)).asString()
                .contains("\"exceedance\":0.55"));
        Document sources = Jsoup.parse(given().get("/drinking-water/sources/yaotang").asString());
        assertTrue(sources.select("table.quarters tbody tr:contains(演示数据)").size() >= 4);
        Document air = Jsoup.parse(given().get("/air/sites/pj-air-3").asString());
        assertTrue(air.select(".pollutants").text().contains("/（不监测）"), air.select(".pollutants").text());
    }

    private static String received(String air, String day) {
        return given().get("/api/v1/observations?site=" + air + "&parameter=co&period=hour&from=" + day + "&to=" + day).then()
                .body("items.size()", equalTo(24)).extract().path("items[12].receivedAt");
    }

    private static DemoObservations demo(String root) {
        return new DemoObservations(root, request -> request.header(TestIdentityMechanism.HEADER, "ingest"));
    }

    @Test
    void theSeriesNameOnlySitesOfTheCounty() {
        assertEquals(3, DemoAir.SITES.size());
        for (String code : DemoAir.SITES) {
            given().get("/api/v1/sites?kind=air").then().body("items.code", org.hamcrest.Matchers.hasItem(code));
        }
    }
}
