package org.ecobureau.air;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
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
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AirComparePagesTest {
    @Inject
    EntityManagerFactory factory;

    @Test
    void withoutAChoiceThePointsOfTheCountyAreCompared() {
        new Measured().verified().row("pj-air-1", "pm25", "day", "2025-07-02", "31").post();
        TestClock.at(Instant.parse("2025-07-10T04:00:00Z"), () -> {
            Document page = page("/air/compare");
            assertTrue(page.select("table.compare-sites tr:contains(2025年7月2日)").text().contains("31"), page.text());
        });
    }

    @Test
    void sitesStandBesideEachOtherWithTheBreakOfTheStandard() {
        SiteView a = Sites.fresh(SiteKind.AIR);
        SiteView b = Sites.fresh(SiteKind.AIR);
        new Measured().verified().row(a.code(), "pm25", "day", "2026-02-27", "80")
                .row(b.code(), "pm25", "day", "2026-03-02", "81")
                .post();
        TestClock.at(Instant.parse("2026-03-10T04:00:00Z"), () -> {
            Document page = page("/air/compare?sites=" + a.code() + "," + b.code() + "&pollutant=pm25&span=30d");
            assertTrue(page.select("svg.chart text").eachText().containsAll(List.of("A", "B", "2026-03-01 起新标准")),
                    page.select("svg").text());
            assertEquals(30, page.select("table.compare-sites tbody tr").size());
            assertEquals(List.of("80", "未收到"), page.select("table.compare-sites tr:contains(2026年2月27日) td").eachText());
            assertEquals(List.of("未收到", "81"), page.select("table.compare-sites tr:contains(2026年3月2日) td").eachText());
            String csv = page.select("a[href^=/api/v1/air/days.csv?site=" + b.code() + "]").attr("href");
            assertTrue(given().urlEncodingEnabled(false).get(csv).asString().contains("2026-03-02"), csv);
            Document hours = page("/air/compare?sites=" + a.code() + "&pollutant=aqi&span=7d");
            assertTrue(hours.text().contains("没有数据不等于空气好"));
        });
    }

    @Test
    void downloadsHoldTheHoursOfThePageAndNoOthers() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Instant hour = Instant.parse("2026-06-15T06:00:00Z");
        new Measured().airHour(site.code(), hour, "9", "30", "1.0", "90", "60", "36")
                .airHour(site.code(), hour.minusSeconds(23 * 3600), "9", "30", "1.0", "80", "60", "35")
                .airHour(site.code(), hour.minusSeconds(24 * 3600), "9", "30", "1.0", "80", "60", "35")
                .airHour(site.code(), hour.minusSeconds(167 * 3600), "9", "30", "1.0", "80", "60", "35").post();
        TestClock.at(hour.plusSeconds(4200), () -> {
            assertEquals(2, rows(site, "24h"));
            assertEquals(4, rows(site, "7d"));
        });
    }

    /** How many hours both downloads of a comparison hold. */
    private static int rows(SiteView site, String span) {
        Document page = page("/air/compare?sites=" + site.code() + "&pollutant=pm25&span=" + span);
        String json = page.select("a[href^=/api/v1/air/hours?site=]").attr("href");
        String csv = page.select("a[href^=/api/v1/air/hours.csv?site=]").attr("href");
        int items = given().urlEncodingEnabled(false).get(json).then().statusCode(200)
                .body("next", org.hamcrest.Matchers.nullValue()).extract().jsonPath().getList("items").size();
        assertEquals(items, given().urlEncodingEnabled(false).get(csv).asString().split("\r\n").length - 1);
        return items;
    }

    @Test
    void recomputedYearsAreOnlyShownWhenAskedForAndAlwaysLabelled() {
        // PM2.5 70 on the county's only point: 2012 gives 94 (good), 2026 gives 110.
        Measured rows = new Measured().verified();
        for (int day = 1; day <= 9; day++) {
            String[] codes = { "so2", "no2", "co", "o3", "pm10", "pm25" };
            String[] values = { "6", "12", "0.6", "60", "30", "70" };
            for (int i = 0; i < codes.length; i++) {
                rows.row("pj-air-1", codes[i], "day", "2022-05-0" + day, values[i]);
            }
        }
        rows.post();
        Document plain = page("/air/compare?years=2022,2026&pollutant=aqi");
        assertTrue(plain.select("table.compare-years tr:contains(2022)").text().contains("9 天（100.0%，有效 9 天）"), plain.text());
        assertFalse(plain.text().contains("回算，非发布值"));
        assertTrue(plain.text().contains("不能直接比较"));
        Document again = page("/air/compare?years=2022&years=2026&pollutant=aqi&recomputed=true");
        assertEquals("0 天（0.0%，有效 9 天）", again.select("table.compare-years tr:contains(2022) td.recomputed").text());
        assertTrue(again.select("table.compare-years th").text().contains("回算，非发布值"));
        assertTrue(again.select("svg.chart text").eachText().contains("2026-03-01 起新标准"), again.select("svg").text());
        assertTrue(again.select("a[href*=recomputed=true]").hasText());
        assertEquals(12, again.select("table.compare-months tbody tr").size());
    }

    @Test
    void whatCannotBeComparedIsToldSo() {
        for (String query : List.of("pollutant=dust", "span=9y", "years=1999", "years=last", "sites=nowhere",
                "years=2020,2021,2022,2023,2024,2025")) {
            given().get("/air/compare?" + query).then().statusCode(400);
        }
        given().get("/air/compare").then().statusCode(200);
    }

    @Test
    void comparisonsNeedFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/air/compare", "/air/compare?years=2024,2025,2026&pollutant=o3&recomputed=true",
                "/air/compare?sites=pj-air-1,pj-air-2,pj-air-3&span=year&pollutant=aqi")) {
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
}
