package org.ecobureau.monitoring.status;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.shared.time.TestClock;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class DataStatusTest {
    /** 2026-05-20 15:30 in China: the hour that ended at 15:00 is due until 16:00. */
    private static final Instant NOW = Instant.parse("2026-05-20T07:30:00Z");

    @Inject
    EntityManager em;
    @Inject
    EntityManagerFactory factory;

    @Test
    void hoursAreCountedAndTheNextOneIsDueAnHourAfterItsEnd() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        TestClock.at(NOW, () -> {
            Measured rows = new Measured();
            Instant day = Instant.parse("2026-05-18T16:00:00Z");
            for (int hour = 0; hour < 20; hour++) {
                rows.hour(site.code(), day.plus(hour, ChronoUnit.HOURS), "no2", "3" + hour);
            }
            rows.hour(site.code(), day.plus(20, ChronoUnit.HOURS), "no2", null);
            rows.hour(site.code(), Instant.parse("2026-05-20T06:00:00Z"), "no2", "12").post();
            JsonPath series = series("air", site);
            assertEquals("hour", series.getString("period"));
            assertEquals("2026-05-20T14:00:00+08:00", series.getString("lastStart"));
            assertEquals("2026-05-20T15:00:00+08:00", series.getString("lastEnd"));
            assertEquals(30, series.getInt("delayMinutes"));
            assertFalse(series.getBoolean("late"));
            assertEquals(720, series.getInt("expected"));
            assertEquals(20, series.getInt("present"), "an hour without a number is missing");
            assertEquals(700, series.getInt("missing"));
            assertEquals("2026-05-20T17:00:00+08:00", series.getString("nextDue"));
            assertFalse(series.getBoolean("overdue"));
            assertTrue(series.getString("deadline").contains("HJ 633-2026 5.2"), series.getString("deadline"));
            Element card = card("air", site);
            assertTrue(card.text().contains("缺 700 小时（20/720）"), card.text());
            assertTrue(card.text().contains("30 分钟收到，按时"), card.text());
            assertEquals("20", card.select("table tr:contains(5月19日) td").first().text());
            assertEquals(30, card.select("svg.strip g").size());
            assertEquals(30, card.select("table tbody tr").size(), "the picture's data stand in the table");
        });
        TestClock.at(NOW.plus(2, ChronoUnit.HOURS), () -> {
            assertTrue(series("air", site).getBoolean("overdue"));
            assertTrue(card("air", site).text().contains("已逾期"));
        });
    }

    @Test
    void monthsAndQuartersFollowTheirOwnDeadlines() {
        SiteView section = Sites.fresh(SiteKind.WATER);
        SiteView source = Sites.fresh(SiteKind.DRINKING_WATER);
        TestClock.at(NOW, () -> {
            new Measured().row(section.code(), "cod", "month", "2026-04-01", "12")
                    .row(section.code(), "cod", "month", "2026-02-01", "13")
                    .row(source.code(), "cod", "quarter", "2025-10-01", "9").post();
            JsonPath month = series("water", section);
            assertEquals(12, month.getInt("expected"));
            assertEquals(10, month.getInt("missing"));
            assertTrue(month.getBoolean("late"), "April came on 20 May, ten days after the end were given");
            assertEquals("2026-06-11T00:00:00+08:00", month.getString("nextDue"));
            JsonPath quarter = series("drinking-water", source);
            assertEquals("2026-07-01T00:00:00+08:00", quarter.getString("nextDue"));
            assertFalse(quarter.getBoolean("overdue"));
            assertTrue(card("drinking-water", source).text().contains("第三百二十六条"));
        });
    }

    @Test
    void aSeriesWithoutAnyValueSaysSo() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        JsonPath series = series("air", site);
        assertEquals(null, series.getString("lastStart"));
        assertEquals(null, series.getString("delayMinutes"));
        assertEquals(0, series.getInt("present"));
        assertTrue(series.getBoolean("overdue"));
        assertTrue(card("air", site).text().contains("还没有收到任何数据"));
    }

    @Test
    void aVerifiedValueKeepsTheDelayOfItsFirstVersion() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Instant hour = Instant.parse("2026-05-20T06:00:00Z");
        TestClock.at(NOW, () -> new Measured().hour(site.code(), hour, "no2", "12").post());
        TestClock.at(NOW.plus(9, ChronoUnit.DAYS), () -> new Measured().verified().hour(site.code(), hour, "no2", "12").post());
        TestClock.at(NOW.plus(9, ChronoUnit.DAYS), () -> assertEquals(30, series("air", site).getInt("delayMinutes")));
    }

    @Test
    void pageJsonAndCsvTellTheSame() {
        SiteView site = Sites.fresh(SiteKind.NOISE);
        String[] lines = given().get("/api/v1/data-status.csv?kind=noise").asString().split("\r\n");
        List<String> header = List.of(lines[0].substring(1).split(","));
        assertEquals(SeriesView.HEADER, header);
        List<String> csv = java.util.Arrays.stream(lines).skip(1)
                .map(l -> l.split(",", -1)).map(c -> c[0] + " " + c[2] + " " + c[header.indexOf("missing")]).toList();
        List<String> json = new ArrayList<>();
        String next = "/api/v1/data-status?kind=noise&limit=1";
        while (next != null) {
            JsonPath page = given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract().jsonPath();
            for (Map<String, Object> item : page.<Map<String, Object>> getList("items")) {
                json.add(item.get("site") + " " + item.get("period") + " " + item.get("missing"));
            }
            next = page.getString("next");
        }
        assertEquals(csv, json);
        assertTrue(csv.contains(site.code() + " quarter 8"), csv.toString());
        assertTrue(card("noise", site).text().contains("缺 8 个季度（0/8）"));
        given().get("/data-status?kind=noise").then().body(containsString("下载（" + csv.size() + " 行）"));
        given().get("/data-status?kind=soil").then().statusCode(400);
        given().get("/api/v1/data-status?kind=soil").then().statusCode(400);
        given().get("/api/v1/data-status?after=zzz").then().statusCode(400);
        given().get("/api/v1/data-status?kind=water&limit=1000").then()
                .body("items.find{it.site=='yanjiatan'}.period", equalTo("month"))
                .body("items.find{it.site=='nowhere'}", nullValue());
    }

    @Test
    void thePageNeedsFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        given().get("/data-status").then().statusCode(200);
        statistics.clear();
        given().get("/data-status").then().statusCode(200);
        assertTrue(statistics.getPrepareStatementCount() > 0 && statistics.getPrepareStatementCount() <= 6,
                statistics.getPrepareStatementCount() + " statements");
    }

    @Test
    @TestTransaction
    void eachStatementReadsByIndex() {
        for (String sql : List.of(SeriesQueries.LAST, SeriesQueries.DAYS, SeriesQueries.LONGER)) {
            var query = em.createNativeQuery("EXPLAIN " + sql).setParameter("sites", List.of(1L, 2L, 3L));
            if (sql.contains(":from")) {
                query.setParameter("from", NOW.minus(30, ChronoUnit.DAYS));
            }
            if (sql.contains(":to")) {
                query.setParameter("to", NOW);
            }
            @SuppressWarnings("unchecked")
            List<Object[]> plan = query.getResultList();
            for (Object[] step : plan) {
                boolean observation = List.of("x", "o", "f").contains(step[2]);
                assertFalse(observation && "ALL".equals(step[3]), sql + ": full scan of " + step[2]);
            }
            assertTrue(plan.stream().anyMatch(step -> "ux_observation_current".equals(step[5])),
                    plan.stream().map(s -> s[2] + ":" + s[5]).toList().toString());
        }
    }

    private static JsonPath series(String kind, SiteView site) {
        String json = given().get("/api/v1/data-status?limit=1000&kind=" + kind).then().statusCode(200).extract().asString();
        return JsonPath.from(json).setRootPath("items.find{it.site=='" + site.code() + "'}");
    }

    /** Pages are followed until the site stands there: other tests have sites too. */
    private static Element card(String kind, SiteView site) {
        String next = "/data-status?kind=" + kind;
        while (!next.isEmpty()) {
            Document page = Jsoup
                    .parse(given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract().asString());
            Element card = page.selectFirst("section.series:contains(" + site.name() + ")");
            if (card != null) {
                return card;
            }
            next = page.select("a[rel=next]").attr("href");
        }
        throw new AssertionError(site.name() + " is not on the page");
    }
}
