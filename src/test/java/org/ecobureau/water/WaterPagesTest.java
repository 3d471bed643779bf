package org.ecobureau.water;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WaterPagesTest {
    /** Some days after the measured month ended. */
    private static final Instant NOVEMBER = Instant.parse("2025-11-20T02:00:00Z");
    @Inject
    EntityManagerFactory factory;

    @Test
    void anExceedingSectionShowsItemMultipleAndTrend() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().verified().row(site.code(), "ammoniaNitrogen", "month", "2025-09", "0.45")
                .row(site.code(), "ph", "month", "2025-09", "7.6")
                .row(site.code(), "totalPhosphorus", "month", "2025-10", "0.31")
                .row(site.code(), "ph", "month", "2025-10", "7.6")
                .row(site.code(), "ammoniaNitrogen", "month", "2025-10", "0.025L")
                .row(site.code(), "lead", "month", "2025-10", "/")
                .row(site.code(), "cadmium", "month", "2025-10", "NA")
                .row(site.code(), "totalNitrogen", "month", "2025-10", "2.26").post();
        given().get("/api/v1/water/evaluations?from=2025-10-01&to=2025-10-31&site=" + site.code()).then().statusCode(200)
                .body("items", hasSize(1)).body("items[0].class", equalTo("V")).body("items[0].compliant", equalTo(false))
                .body("items[0].deciding", equalTo(List.of("totalPhosphorus")))
                .body("items[0].exceeding[0].parameter", equalTo("totalPhosphorus"))
                .body("items[0].exceeding[0].exceedance", equalTo(0.55f)).body("items[0].exceeding[0].limit", equalTo(0.2f))
                .body("items[0].notJudged", equalTo(List.of("totalNitrogen")))
                .body("items[0].standard", equalTo("GB 3838-2002"))
                .body("items[0].start", equalTo("2025-10-01T00:00:00+08:00"))
                .body("items[0].end", equalTo("2025-11-01T00:00:00+08:00"));
        String csv = given().get("/api/v1/water/evaluations.csv?from=2025-10-01&to=2025-10-31&site=" + site.code()).asString();
        assertTrue(
                csv.contains(
                        ",V,,III,false,totalPhosphorus,totalPhosphorus,0.31,0.2,0.55,totalNitrogen,GB 3838-2002,test,verified"),
                csv);
        TestClock.at(NOVEMBER, () -> {
            Document page = page("/water/sites/" + site.code());
            Element card = page.select(".card").first();
            assertTrue(card.text().contains("Ⅴ类"), card.text());
            assertTrue(card.text().contains("总磷(0.55)"), card.text());
            assertTrue(card.text().contains("明显变差"), card.text());
            assertTrue(card.select(".provenance").text().contains("已审核"));
            assertEquals(2, page.select("table.months tbody tr").size());
            assertEquals("0.025L", row(page, "氨氮").select("td").first().text());
            assertEquals("/", row(page, "铅").select("td").first().text());
            assertEquals("NA", row(page, "镉").select("td").first().text());
            assertEquals("缺测", row(page, "镉").select("td").last().text());
            assertEquals("超标 0.55 倍", row(page, "总磷").select("td").last().text());
            assertEquals("只作参考", row(page, "总氮").select("td").last().text());
            Element stop = page("/water").select(".river-stop:has(a[href=/water/sites/" + site.code() + "])").first();
            assertTrue(stop.text().contains("未达标"), stop.text());
            assertTrue(stop.text().contains("2025年10月"), stop.text());
        });
    }

    @Test
    void withoutResultsASectionSaysSo() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        Document page = page("/water/sites/" + site.code());
        assertTrue(page.select(".empty").text().contains("没有数据不等于水质好"));
        assertTrue(page.select(".chip").isEmpty());
        given().get("/water/sites/yaotang").then().statusCode(404);
        given().get("/api/v1/water/evaluations?site=" + site.code()).then().body("items", hasSize(0)).body("next", nullValue());
        given().get("/api/v1/water/evaluations?from=soon").then().statusCode(400);
    }

    @Test
    void oldMonthsNeverLookCurrent() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().row(site.code(), "ph", "month", "2025-06", "7.6").row(site.code(), "cod", "month", "2025-06", "12")
                .post();
        TestClock.at(NOVEMBER, () -> assertTrue(page("/water/sites/" + site.code()).select(".stale").text().contains("数据已过期")));
    }

    @Test
    void pagesNeedFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/water", "/water/sites/yanjiatan", "/drinking-water")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 8, path + " took " + statements + " statements");
        }
    }

    private static Element row(Document page, String item) {
        return page.select("table.items tr:has(th:matchesOwn(^" + item + "$))").first();
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
