package org.ecobureau.air;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class AirYearPagesTest {
    @Inject
    EntityManagerFactory factory;

    @Test
    void aYearIsTheSameOnCalendarStatisticsCsvAndJson() {
        SiteView site = year(2025,
                day -> day.getMonthValue() == 1 ? "90" : day.getMonthValue() == 2 && day.getDayOfMonth() > 20 ? null : "20");
        String query = "?year=2025&site=" + site.code();
        JsonPath api = given().get("/api/v1/air/statistics" + query).then().statusCode(200).body("items", hasSize(13))
                .body("items[0].period", equalTo("2025")).body("items[2].period", equalTo("2025-02")).extract().jsonPath();
        // HJ 633-2012: PM2.5 90 is 120 (light pollution), 20 is 29. Eight days of February have nothing.
        assertEquals(357, api.getInt("items[0].validDays"));
        assertEquals(326, api.getInt("items[0].goodDays"));
        assertEquals(91.3f, api.getFloat("items[0].goodRate"));
        assertEquals(31, api.getInt("items[0].primaryDays.pm25"));
        assertEquals(26.1f, api.getFloat("items[0].mean.pm25"), "(31 × 90 + 326 × 20) ÷ 357 = 26.08");
        assertEquals(90f, api.getFloat("items[0].percentile.pm25"));
        assertEquals("2 月 20 天，少于 25 天", api.getString("items[0].shortage.pm25"));
        assertEquals("null", String.valueOf((Object) api.get("items[0].compliant.pm25")));
        assertEquals("GB 3095-2012", api.getString("items[0].limits"));

        Document calendar = page("/air/calendar/2025?site=" + site.code());
        assertEquals(12, calendar.select("svg.month").size());
        for (int month = 1; month <= 12; month++) {
            Element svg = calendar.select("svg.month").get(month - 1);
            List<String> row = calendar.select("table.counts tbody tr").get(month - 1).select("td").eachText();
            for (int level = 1; level <= 6; level++) {
                String mark = String.valueOf(level);
                long cells = svg.select("g.month-day text").stream().filter(t -> t.text().equals(mark)).count();
                assertEquals(api.getInt("items[" + month + "].levelDays.'" + level + "'"), cells);
                assertEquals(row.get(level - 1), String.valueOf(cells));
            }
            assertEquals(row.get(7),
                    String.valueOf(svg.select("g.month-day text").stream().filter(t -> t.text().equals("缺")).count()));
        }
        assertEquals("31", calendar.select("table.counts tfoot td").get(2).text());

        Document statistics = page("/air/statistics/2025?site=" + site.code());
        assertTrue(statistics.select(".lead").text().contains("优良 326 天，优良天数比例 91.3%（326 ÷ 357 个有效天"), statistics.text());
        assertTrue(statistics.select("table.pollutant-year tr:contains(PM₂.₅)").text().contains("26.1 35"), statistics.text());
        assertTrue(statistics.select("table.pollutant-year").text().contains("2 月 20 天，少于 25 天"));
        assertEquals(12, statistics.select("table.month-figures tbody tr").size());

        String[] lines = given().get("/api/v1/air/statistics.csv" + query).asString().split("\r\n");
        assertEquals(14, lines.length);
        List<String> header = List.of(lines[0].substring(1).split(","));
        String[] cells = lines[1].split(",", -1);
        assertEquals(header.size(), cells.length);
        assertEquals("91.3", cells[header.indexOf("goodRate")]);
        assertEquals("26.1", cells[header.indexOf("mean.pm25")]);
        assertEquals("31", cells[header.indexOf("levelDays.3")]);
    }

    @Test
    void aCorrectedValueChangesCalendarAndStatisticsAtOnce() {
        SiteView site = year(2024, day -> day.getMonthValue() == 3 ? "20" : null);
        assertEquals("31", page("/air/calendar/2024?site=" + site.code()).select("table.counts tfoot td").get(0).text());
        new Measured().verified().row(site.code(), "pm25", "day", "2024-03-09", "160").post();
        assertEquals("30", page("/air/calendar/2024?site=" + site.code()).select("table.counts tfoot td").get(0).text());
        given().get("/api/v1/air/statistics?year=2024&site=" + site.code()).then().body("items[0].goodDays", equalTo(30))
                .body("items[0].levelDays.'5'", equalTo(1)).body("items[3].state", equalTo("corrected"));
    }

    @Test
    void recomputedDaysAreMarkedAndDifferentFromPublishedOnes() {
        // PM2.5 70: 2012 gives 94 (good), 2026 gives 110.
        SiteView site = year(2023, day -> day.getMonthValue() == 6 ? "70" : null);
        String query = "/api/v1/air/statistics?year=2023&site=" + site.code();
        given().get(query).then().body("items[0].goodDays", equalTo(30)).body("items[0].recomputed", equalTo(false));
        given().get(query + "&recomputed=true").then().body("items[0].goodDays", equalTo(0))
                .body("items[0].recomputed", equalTo(true));
        given().get(query + "&recomputed=perhaps").then().statusCode(400);
    }

    @Test
    void anEmptyYearSaysSoAndWrongOnesAreRefused() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        given().get("/air/statistics/2024?site=" + site.code()).then().statusCode(200).body(containsString("没有数据不等于空气好"));
        given().get("/air/calendar/2024?site=" + site.code()).then().statusCode(200).body(containsString("没有数据不等于空气好"));
        given().get("/api/v1/air/statistics?year=2024&site=" + site.code()).then().body("items[0].goodRate", nullValue())
                .body("items[0].state", nullValue());
        given().get("/air/calendar/1999").then().statusCode(404).body(containsString("太早了"));
        given().get("/air/calendar/2199").then().statusCode(404).body(containsString("还没有到"));
        given().get("/air/statistics/last").then().statusCode(404);
        given().get("/air/statistics/2025?site=nowhere").then().statusCode(404);
        given().get("/api/v1/air/statistics").then().statusCode(400);
        given().get("/api/v1/air/statistics?year=1999").then().statusCode(400);
        given().get("/api/v1/air/statistics?year=2025&site=nowhere").then().statusCode(404);
    }

    @Test
    void pagesOfAYearNeedFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/air/calendar/2025", "/air/statistics/2025", "/air/statistics/2025?site=pj-air-1")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    /** A site with reported day values of all six pollutants; PM₂.₅ as given, the others clean. */
    static SiteView year(int year, Function<LocalDate, String> pm25) {
        SiteView site = Sites.fresh(SiteKind.AIR);
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
            days.add(day);
        }
        Measured rows = new Measured().verified();
        for (LocalDate day : days) {
            String value = pm25.apply(day);
            if (value != null) {
                String[] codes = { "so2", "no2", "co", "o3", "pm10", "pm25" };
                String[] values = { "6", "12", "0.6", "60", "30", value };
                for (int i = 0; i < codes.length; i++) {
                    rows.row(site.code(), codes[i], "day", day.toString(), values[i]);
                }
            }
        }
        rows.post();
        return site;
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
