package org.ecobureau.air;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class AirPagesTest {
    /** A day of this test's own for the county: other tests post to it never. */
    private static final LocalDate DAY = LocalDate.of(2026, 4, 11);
    private static final String[] POINTS = { "pj-air-1", "pj-air-2", "pj-air-3" };

    @Inject
    EntityManagerFactory factory;

    @Test
    void theCountyDayOnThePageIsTheApisAndTheCsvs() {
        Measured rows = new Measured().verified();
        for (int hour = 0; hour < 24; hour++) {
            Instant start = ChinaTime.startOf(DAY).plus(hour, ChronoUnit.HOURS);
            rows.airHour("pj-air-1", start, "6", "12", "0.6", "88", "38", "21");
            rows.airHour("pj-air-2", start, "8", "14", "0.8", "90", "40", hour < 19 ? "31" : null);
            rows.airHour("pj-air-3", start, "7", "13", "/", "89", "39", "26");
        }
        rows.post();
        JsonPath api = given().get("/api/v1/air/days?from=" + DAY + "&to=" + DAY).then().statusCode(200)
                .body("items", hasSize(1))
                .body("next", nullValue()).extract().jsonPath();
        // pm25: point 2 has 19 hours only, so the mean is of 21 and 26; co: point 3 does not monitor it.
        assertEquals(24, api.getInt("items[0].concentrations.pm25"), "23.5 to even");
        assertEquals(0.7f, api.getFloat("items[0].concentrations.co"));
        assertEquals(89, api.getInt("items[0].concentrations.o3"));
        assertEquals("hours", api.getString("items[0].basis"));
        assertEquals("verified", api.getString("items[0].state"));
        assertEquals("HJ 633-2026", api.getString("items[0].standard"));
        int aqi = api.getInt("items[0].aqi");
        assertEquals(45, aqi);

        Document page = page("/air/days/" + DAY);
        assertEquals(String.valueOf(aqi), page.select(".air-number").text());
        assertEquals("优", page.select(".air-category").first().ownText());
        assertTrue(page.select(".pollutant").get(5).text().contains("24 μg/m³"), page.select(".pollutant").text());
        assertTrue(page.select(".provenance").text().contains("已审核"), page.select(".provenance").text());
        assertTrue(page.select(".provenance").text().contains("HJ 633-2026"));
        assertTrue(page.select(".provenance").text().contains("来源：test"));
        assertTrue(page.select(".provenance").text().contains("2026年4月11日全天"));
        Element second = page.select("table").first().select("tr:has(a[href=/air/sites/pj-air-2])").first();
        assertTrue(second.text().contains("NA"), second.text());
        Element third = page.select("table").first().select("tr:has(a[href=/air/sites/pj-air-3])").first();
        assertTrue(third.select("td.off").text().startsWith("/"), third.text());
        assertFalse(second.text().contains("未收到"));

        String[] lines = given().get("/api/v1/air/days.csv?from=" + DAY + "&to=" + DAY).asString().split("\r\n");
        assertEquals(2, lines.length);
        List<String> header = List.of(lines[0].substring(1).split(","));
        String[] cells = lines[1].split(",", -1);
        assertEquals("45", cells[header.indexOf("aqi")]);
        assertEquals("24", cells[header.indexOf("concentrations.pm25")]);
        assertEquals("优", cells[header.indexOf("category")]);
        given().get("/api/v1/air/hours?from=" + DAY + "&to=" + DAY).then().body("items", hasSize(24))
                .body("items[0].observedAt", equalTo("2026-04-11T01:00:00+08:00"))
                .body("items[23].date", equalTo("2026-04-11"));
        assertEquals(24, page.select("table.hours tbody tr").size());
        assertTrue(page.select("svg.chart").size() >= 1);
    }

    @Test
    void nowOnThePageIsNowInTheApiAndASiteHasItsOwnPage() {
        Instant hour = Instant.parse("2026-05-20T06:00:00Z");
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().airHour(site.code(), hour, "9", "30", "1.0", "210", "60", "36")
                .airHour(site.code(), hour.minus(1, ChronoUnit.HOURS), "9", "30", "1.0", "200", "60", "35")
                .airHour("pj-air-1", hour, "9", "30", "1.0", "210", "60", "36").post();
        TestClock.at(hour.plus(80, ChronoUnit.MINUTES), () -> {
            JsonPath api = given().get("/api/v1/air/now?site=" + site.code()).then().statusCode(200)
                    .body("stale", equalTo(false))
                    .body("sites", nullValue()).body("observedAt", equalTo("2026-05-20T15:00:00+08:00"))
                    .body("nextUpdateAt", equalTo("2026-05-20T16:00:00+08:00")).extract().jsonPath();
            assertEquals(105, api.getInt("aqi"));
            assertEquals(List.of("o3"), api.getList("primaryPollutants"));
            Document page = page("/air/sites/" + site.code());
            assertEquals("105", page.select(".air-number").text());
            assertTrue(page.select(".air-sentence").text().startsWith("现在空气轻度污染"), page.text());
            assertTrue(page.text().contains("臭氧"));
            assertEquals(7, page.select("svg.chart").size());
            assertTrue(page.select("svg.chart").text().contains("二级小时限值 200，GB 3095-2026"), page.select("svg").text());
            assertEquals(24, page.select("table.hours tbody tr").size());
            assertEquals(22, page.select("table.hours tbody tr:contains(未收到)").size());
            given().get("/api/v1/air/now").then().body("sites.find{it.site=='pj-air-1'}.aqi", equalTo(105)).body("aqi",
                    notNullValue());
            Document air = page("/air");
            assertTrue(air.select(".advice").text().contains("臭氧"), air.select(".advice").text());
            assertTrue(air.select("a[href=/air/sites/" + site.code() + "]").hasText());
        });
    }

    @Test
    void oldDataNeverLookCurrent() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Instant hour = Instant.parse("2026-05-02T06:00:00Z");
        new Measured().airHour(site.code(), hour, "9", "30", "1.0", "90", "60", "36").post();
        TestClock.at(hour.plus(30, ChronoUnit.HOURS), () -> {
            Document page = page("/air/sites/" + site.code());
            assertTrue(page.select(".stale").text().contains("数据已过期"), page.text());
            assertTrue(page.select(".stale").text().contains("29 小时前"), page.select(".stale").text());
            assertTrue(page.select(".air-sentence").isEmpty());
            given().get("/api/v1/air/now?site=" + site.code()).then().body("stale", equalTo(true));
        });
    }

    @Test
    void withoutDataThePageSaysSoAndNothingReadsAsClean() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Document page = page("/air/sites/" + site.code());
        assertTrue(page.select(".empty").text().contains("还没有收到任何小时数据"), page.text());
        assertTrue(page.select(".air-number").isEmpty());
        given().get("/api/v1/air/now?site=" + site.code()).then().body("aqi", nullValue()).body("reason", equalTo("NA"))
                .body("category", nullValue()).body("missing.pm25", equalTo("NA")).body("source", nullValue());
        given().get("/air/days/2001-01-01").then().statusCode(200).body(containsString("没有数据不等于空气好"));
        given().get("/air/days/2199-01-01").then().statusCode(404).body(containsString("还没有到"));
        given().get("/air/days/yesterday").then().statusCode(404);
        given().get("/air/sites/nowhere").then().statusCode(404);
        given().get("/api/v1/air/now?site=nowhere").then().statusCode(404);
        given().get("/api/v1/air/days?form=2026-01-01").then().statusCode(400);
    }

    @Test
    void demonstrationRowsAreMarkedOnThePage() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Instant hour = Instant.parse("2026-05-03T06:00:00Z");
        given().header(org.ecobureau.staff.TestIdentityMechanism.HEADER, "ingest").header("Idempotency-Key", site.code())
                .contentType("application/json")
                .body("{\"rows\":[{\"site\":\"" + site.code()
                        + "\",\"parameter\":\"pm25\",\"period\":\"hour\",\"start\":\"2026-05-03T14:00:00+08:00\",\"value\":5}]}")
                .post("/api/v1/observations?source=demonstration").then().statusCode(201);
        TestClock.at(hour.plus(70, ChronoUnit.MINUTES), () -> {
            given().get("/air/sites/" + site.code()).then().body(containsString("演示数据，不是真实监测结果"));
            given().get("/api/v1/air/now?site=" + site.code()).then().body("source", equalTo("demonstration"));
        });
        SiteView real = Sites.fresh(SiteKind.AIR);
        given().get("/air/sites/" + real.code()).then().body(not(containsString("不是真实监测结果")));
    }

    @Test
    void aReportedDayIsShownAsReported() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Measured rows = new Measured().verified();
        String[] codes = { "so2", "no2", "co", "o3", "pm10", "pm25" };
        String[] values = { "8", "22", "0.9", "148", "78", "52" };
        for (int i = 0; i < codes.length; i++) {
            rows.row(site.code(), codes[i], "day", "2026-04-20", values[i]);
        }
        rows.post();
        given().get("/api/v1/air/days?site=" + site.code() + "&from=2026-04-19&to=2026-04-21").then().body("items", hasSize(1))
                .body("items[0].aqi", equalTo(90)).body("items[0].category", equalTo("良"))
                .body("items[0].basis", equalTo("reported"))
                .body("items[0].primaryPollutants", equalTo(List.of("o3"))).body("items[0].date", equalTo("2026-04-20"));
        JsonPath first = given().get("/api/v1/air/days?site=" + site.code() + "&from=2026-04-10&to=2026-04-21&limit=5")
                .jsonPath();
        assertEquals(0, first.getList("items").size());
        JsonPath third = given().urlEncodingEnabled(false)
                .get(given().urlEncodingEnabled(false).get(first.getString("next")).jsonPath().getString("next")).jsonPath();
        assertEquals(List.of("2026-04-20"), third.getList("items.date"));
        assertEquals(null, third.getString("next"));
    }

    @Test
    void pagesNeedFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/air", "/air/days/" + DAY, "/air/sites/" + POINTS[0])) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }

    @Test
    void spansBeyondAnyMeasurementAreABadRequest() {
        for (String query : new String[] { "days?from=0001-01-01", "days?to=9999-12-31", "hours?from=-5000-01-01T00:00:00Z",
                "days?after=%2B999999999-12-31", "hours?after=%2B1000000000-12-31T23:59:59Z", "days.csv?from=0001-01-01" }) {
            given().urlEncodingEnabled(false).get("/api/v1/air/" + query).then().statusCode(400)
                    .contentType("application/problem+json");
        }
    }
}
