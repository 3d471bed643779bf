package org.ecobureau.monitoring.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.monitoring.SlotAddress;
import org.ecobureau.shared.time.TestClock;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ValuePagesTest {

    @Inject
    EntityManagerFactory factory;

    @Test
    void addressesAreReadableAndReadBack() {
        record Case(PeriodKind period, String start, String written) {
        }
        for (Case c : List.of(new Case(PeriodKind.HOUR, "2026-11-19T16:00:00Z", "2026-11-20T00"),
                new Case(PeriodKind.DAY, "2026-11-19T16:00:00Z", "2026-11-20"),
                new Case(PeriodKind.MONTH, "2026-10-31T16:00:00Z", "2026-11"),
                new Case(PeriodKind.QUARTER, "2026-06-30T16:00:00Z", "2026-Q3"),
                new Case(PeriodKind.YEAR, "2025-12-31T16:00:00Z", "2026"))) {
            Instant start = Instant.parse(c.start());
            assertEquals(c.written(), SlotAddress.write(c.period(), start));
            assertEquals(Optional.of(start), SlotAddress.read(c.period(), c.written()));
        }
        assertEquals(Optional.empty(), SlotAddress.read(PeriodKind.DAY, "2026-11-20T08"));
        assertEquals(Optional.empty(), SlotAddress.read(PeriodKind.HOUR, "yesterday"));
    }

    @Test
    void missingIsShownInThreeWaysAndNeverAsZero() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().row(site.code(), "cod", "month", "2026-03-01", null)
                .row(site.code(), "copper", "month", "2026-03-01", "/")
                .flagged(site.code(), "zinc", "month", "2026-03-01", null, "河道断流")
                .row(site.code(), "lead", "month", "2026-03-01", "0.01L").post();
        String month = "/month/2026-03";
        assertEquals("NA（缺测）", page(site, "cod" + month).select("#value-now").text());
        assertEquals("/（不监测）", page(site, "copper" + month).select("#value-now").text());
        assertEquals("河道断流", page(site, "zinc" + month).select("#value-now").text());
        assertEquals("0.01L", page(site, "lead" + month).select("#value-now").text());
        String api = "/api/v1/data/" + site.code() + "/";
        given().get(api + "cod" + month).then().body("items[0].value", nullValue()).body("items[0].reason", equalTo("NA"));
        given().get(api + "copper" + month).then().body("items[0].value", nullValue()).body("items[0].reason", equalTo("/"));
        given().get(api + "zinc" + month).then().body("items[0].value", nullValue()).body("items[0].reason", equalTo("河道断流"));
        TestClock.at(Instant.parse("2026-04-10T00:00:00Z"), () -> {
            Document section = Jsoup.parse(given().get("/water/sites/" + site.code()).asString());
            List<String> shown = section.select("table.items tbody td:nth-child(2)").eachText();
            assertEquals(4, shown.size());
            assertTrue(shown.containsAll(List.of("NA", "/", "河道断流", "0.01L")), shown.toString());
            assertFalse(shown.contains("0"));
        });
    }

    @Test
    void aValueSaysItsSourcePublisherStateFlagsAndHowToReportAnError() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().flagged(site.code(), "pm10", "hour", "2026-03-10T08:00:00+08:00", "230", "dust").post();
        Document page = page(site, "pm10/hour/2026-03-10T08");
        String said = page.select("main").text();
        for (String part : List.of("230", "沙尘影响", "来源：test", "发布：测试发布机构", "初步数据", "2026年3月10日 08:00—09:00")) {
            assertTrue(said.contains(part), part + " in " + said);
        }
        assertTrue(
                page.select("a.report-error").attr("href").startsWith("/complaints/errors/new?value=%2Fdata%2F"));
        TestClock.at(Instant.parse("2026-03-10T01:30:00Z"), () -> {
            Document air = Jsoup.parse(given().get("/air/sites/" + site.code()).asString());
            assertTrue(air.select("table.hours").text().contains("沙尘影响"), air.select("table.hours").text());
            assertTrue(air.select(".provenance").text().contains("发布：测试发布机构"), air.select(".provenance").text());
            assertTrue(air.select(".air-card a.report-error").hasText());
            assertEquals("/data/" + site.code() + "/pm10/hour/2026-03-10T08", air.select("table.hours a").attr("href"));
        });
        given().get("/api/v1/sites?limit=1000").then().body("items.find{it.code=='pj-air-1'}.publisher", equalTo("岳阳市生态环境局"))
                .body("items.find{it.code=='yanjiatan'}.publisher", equalTo("岳阳市生态环境局平江分局"));
        given().get("/api/v1/sites.csv").then().body(containsString("bodyType,publisher"));
    }

    @Test
    void pageJsonAndCsvTellTheSameVersions() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String at = "2026-03-11T08:00:00+08:00";
        new Measured().row(site.code(), "no2", "hour", at, "41").post();
        new Measured().row(site.code(), "no2", "hour", at, "14").post();
        Document page = page(site, "no2/hour/2026-03-11T08");
        assertEquals(List.of("41", "14"), page.select("table.versions tbody td:nth-child(2)").eachText());
        assertTrue(page.select("table.versions").text().contains("数据来源重新报送"));
        String api = "/api/v1/data/" + site.code() + "/no2/hour/2026-03-11T08";
        given().get(api).then().statusCode(200).body("items.value", equalTo(List.of(41, 14)))
                .body("items.state", equalTo(List.of("provisional", "corrected")))
                .body("items[1].note", equalTo("数据来源重新报送"));
        String[] lines = given().get(api + ".csv").asString().split("\r\n");
        assertEquals("\uFEFF" + String.join(",", VersionView.HEADER), lines[0]);
        assertTrue(lines[1].startsWith("1,41,,μg/m³,provisional,"), lines[1]);
        assertTrue(lines[2].startsWith("2,14,,μg/m³,corrected,"), lines[2]);
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        page(site, "no2/hour/2026-03-11T08");
        assertTrue(statistics.getPrepareStatementCount() <= 6, statistics.getPrepareStatementCount() + " statements");
    }

    @Test
    void everyVersionSaysWhyItIsThere() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String at = "2026-03-12T08:00:00+08:00";
        new Measured().row(site.code(), "no2", "hour", at, null).post();
        new Measured().row(site.code(), "no2", "hour", at, "14").post();
        new Measured().verified().row(site.code(), "no2", "hour", at, "14").post();
        assertEquals(List.of("第一次收到", "补上了之前没有的数值", "数值没有变"),
                page(site, "no2/hour/2026-03-12T08").select("table.versions tbody td:last-child").eachText());
    }

    @Test
    void unknownAddressesAreNotFound() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        for (String path : List.of(site.code() + "/no2/hour/2026-03-11T08", "nowhere/no2/hour/2026-03-11T08",
                site.code() + "/gold/hour/2026-03-11T08", site.code() + "/no2/minute/2026-03-11T08",
                site.code() + "/no2/hour/today")) {
            given().get("/data/" + path).then().statusCode(404);
            given().get("/api/v1/data/" + path).then().statusCode(404).contentType("application/problem+json");
        }
    }

    private static Document page(SiteView site, String rest) {
        return Jsoup.parse(given().get("/data/" + site.code() + "/" + rest).then().statusCode(200).extract().asString());
    }
}
