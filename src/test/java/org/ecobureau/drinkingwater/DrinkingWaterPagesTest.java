package org.ecobureau.drinkingwater;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
class DrinkingWaterPagesTest {
    private static final Instant OCTOBER = Instant.parse("2025-10-20T02:00:00Z");
    @Inject
    EntityManagerFactory factory;
    @Inject
    Sources sources;

    @Test
    void aQuarterShowsItemsClassAndWhatIsOver() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().verified().row(site.code(), "ammoniaNitrogen", "quarter", "2025Q3", "0.11")
                .row(site.code(), "totalPhosphorus", "quarter", "2025Q3", "0.02")
                .row(site.code(), "manganese", "quarter", "2025Q3", "0.13")
                .row(site.code(), "cod", "quarter", "2025Q3", "99")
                .row(site.code(), "thallium", "quarter", "2025Q3", "0.00002L")
                .row(site.code(), "ammoniaNitrogen", "quarter", "2025Q1", "0.9").post();
        given().get("/api/v1/drinking-water/evaluations?from=2025-07-01&to=2025-09-30&site=" + site.code()).then()
                .statusCode(200)
                .body("items", hasSize(1)).body("items[0].class", equalTo("II")).body("items[0].compliant", equalTo(false))
                .body("items[0].exceeding.parameter", equalTo(List.of("manganese")))
                .body("items[0].exceeding[0].exceedance", equalTo(0.3f))
                .body("items[0].period", equalTo("quarter"));
        TestClock.at(OCTOBER, () -> {
            Element row = everyRow("2025Q3", site);
            assertTrue(row.text().contains("收到 5 项"), row.text());
            assertTrue(row.text().contains("Ⅱ类"), row.text());
            assertTrue(row.text().contains("锰(0.30)"), row.text());
            assertTrue(row.text().contains("已审核 · GB 3838-2002"), row.text());
            Document own = page("/drinking-water/sources/" + site.code());
            assertEquals("0.00002L", own.select("table.items tr:has(th:matchesOwn(^铊$)) td").first().text());
            assertTrue(own.select("table.quarters").text().contains("2025年第三季度"));
            assertEquals(1, own.select("figure svg").size());
            assertTrue(own.select("figure svg").text().contains("目标 Ⅱ类"), own.select("figure svg").text());
            assertTrue(own.select("#not-tap").text().contains("水源水不是龙头水"));
        });
    }

    @Test
    void thePageTheCsvAndTheJsonSayTheSame() {
        SiteView good = Sites.fresh(SiteKind.DRINKING_WATER);
        SiteView bad = Sites.fresh(SiteKind.DRINKING_WATER);
        SiteView silent = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().verified().row(good.code(), "ph", "quarter", "2024Q2", "7.1")
                .row(bad.code(), "lead", "quarter", "2024Q2", "0.03").row(bad.code(), "ph", "quarter", "2024Q2", "5.1").post();
        Document page = page("/drinking-water?quarter=2024Q2");
        List<Map<String, Object>> json = new ArrayList<>();
        String next = "/api/v1/drinking-water/report?quarter=2024Q2&limit=7";
        while (next != null) {
            var answer = given().get(next).then().statusCode(200).extract().jsonPath();
            json.addAll(answer.getList("items"));
            next = answer.getString("next");
        }
        String[] csv = given().get("/api/v1/drinking-water/report.csv?quarter=2024Q2").asString().split("\r\n");
        assertEquals("\uFEFF" + String.join(",", ReportJson.HEADER), csv[0]);
        assertEquals(json.size(), csv.length - 1);
        assertTrue(page.text().contains("评价结果（" + json.size() + " 行）"));
        for (SiteView site : List.of(good, bad, silent)) {
            Map<String, Object> item = json.stream().filter(i -> i.get("site").equals(site.code())).findFirst().orElseThrow();
            String line = List.of(csv).stream().filter(l -> l.contains(site.code())).findFirst().orElseThrow();
            Element row = everyRow("2024Q2", site);
            assertEquals(item.get("number").toString(), row.select("td").first().text());
            assertTrue(line.startsWith(item.get("number") + ",2024Q2," + site.code()), line);
            assertTrue(row.text().contains("收到 " + item.get("items") + " 项"), row.text());
        }
        Map<String, Object> over = json.stream().filter(i -> i.get("site").equals(bad.code())).findFirst().orElseThrow();
        assertEquals("劣V", over.get("class"));
        assertEquals(Boolean.FALSE, over.get("compliant"));
        assertTrue(everyRow("2024Q2", bad).text().contains("× pH 值、铅(2.00)"), everyRow("2024Q2", bad).text());
        assertTrue(List.of(csv).stream().anyMatch(l -> l.contains(bad.code()) && l.contains(",ph;lead,;2.00,")));
        assertTrue(everyRow("2024Q2", silent).text().contains("这一季度没有收到结果"));

        var rates = given().get("/api/v1/drinking-water/rates").then().statusCode(200).extract().jsonPath();
        String all = "items.find{it.quarter=='2024Q2' && it.group=='all'}.";
        String line = List.of(given().get("/api/v1/drinking-water/rates.csv").asString().split("\r\n")).stream()
                .filter(l -> l.startsWith("2024Q2,all,")).findFirst().orElseThrow();
        assertTrue(line.startsWith("2024Q2,all," + rates.getInt(all + "sources") + "," + rates.getInt(all + "monitored") + ","
                + rates.getInt(all + "compliant")), line);
        Element row = page.select("table.rates tr:has(th:matchesOwn(^全部$))").first();
        assertTrue(row.text().contains(rates.getInt(all + "monitored") + " / " + rates.getInt(all + "sources")), row.text());
        assertTrue(row.text().contains(rates.getFloat(all + "sourceRate") + "%"), row.text());
        SourceFigures figures = sources.quarter(LocalDate.of(2024, 5, 20));
        assertEquals(rates.getInt(all + "monitored"), figures.all().monitored());
        assertTrue(sources.year(2024).all().monitored() >= figures.all().monitored());
        assertEquals("2024年", sources.year(2024).words());
        assertEquals(sources.all().stream().filter(s -> s.level() == SourceLevel.COUNTY).count(),
                sources.year(2024).countySources(), "each source once, however many quarters it has");
    }

    @Test
    void aCorrectionChangesTheReportWithTheValue() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().row(site.code(), "ph", "quarter", "2024Q3", "7.1").post();
        assertTrue(everyRow("2024Q3", site).text().contains("达标（目标 Ⅱ类）"), everyRow("2024Q3", site).text());
        new Measured().row(site.code(), "ph", "quarter", "2024Q3", "9.9").post();
        assertTrue(everyRow("2024Q3", site).text().contains("未达标"), everyRow("2024Q3", site).text());
        assertTrue(everyRow("2024Q3", site).text().contains("已更正"), everyRow("2024Q3", site).text());
    }

    @Test
    void groundwaterIsJudgedByItsOwnStandard() {
        SiteView well = Sites.freshGroundwater();
        new Measured().row(well.code(), "ph", "quarter", "2025Q1", "7.1")
                .row(well.code(), "totalHardness", "quarter", "2025Q1", "470")
                .row(well.code(), "iron", "quarter", "2025Q1", "0.1").post();
        given().get("/api/v1/drinking-water/evaluations?from=2025-01-01&to=2025-03-31&site=" + well.code()).then()
                .body("items[0].standard", equalTo("GB/T 14848-2017")).body("items[0].class", equalTo("IV"))
                .body("items[0].compliant", equalTo(false)).body("items[0].target", equalTo("III"))
                .body("items[0].exceeding[0].parameter", equalTo("totalHardness"))
                .body("items[0].exceeding[0].exceedance", equalTo(0.04f));
        assertTrue(everyRow("2025Q1", well).text().contains("地下水"));
        assertTrue(everyRow("2025Q1", well).text().contains("GB/T 14848-2017"));
        Document page = page("/drinking-water/sources/" + well.code());
        assertEquals("≤ 450", page.select("table.items tr:has(th:matchesOwn(^总硬度)) td").get(2).text());
        assertTrue(page.select(".provenance").text().contains("按 GB/T 14848-2017 评价"));
        assertEquals("Ⅳ类", page.select(".water-verdict .chip").text(), "优 to 重度污染 are words of surface water");
    }

    @Test
    void theNextPublicationIsCountedDownAndAnOverdueOneIsSaid() {
        new Measured().row("yaotang", "ph", "quarter", "2019Q2", "7.1").row("huangjindong", "ph", "quarter", "2019Q2", "7.2")
                .post();
        TestClock.at(Instant.parse("2019-10-20T02:00:00Z"),
                () -> assertTrue(page("/drinking-water").select(".water-due").text()
                        .contains("下一次公布：2019年第三季度的结果，最迟 2019年12月31日，还有 72 天"), due()));
        TestClock.at(Instant.parse("2020-01-06T02:00:00Z"), () -> {
            assertTrue(due().contains("应在 2019年12月31日前公布，到今天已超过 6 天"), due());
            Document staff = Jsoup.parse(given().header("X-Test-User", "monitor1").get("/staff/drinking-water").then()
                    .statusCode(200).extract().asString());
            assertTrue(staff.select(".govuk-tag--red").text().contains("已逾期 6 天"), staff.text());
            assertTrue(staff.select("table").text().contains("尧塘水库"), staff.text());
            assertTrue(given().header("X-Test-User", "monitor1").get("/staff").asString().contains("已逾期 6 天"));
        });
        given().header("X-Test-User", "intake1").get("/staff/drinking-water").then().statusCode(403);
    }

    private static String due() {
        return page("/drinking-water").select(".water-due").text();
    }

    @Test
    void noPositionOfASourceIsPublished() {
        for (String path : List.of("/drinking-water", "/drinking-water/sources/yaotang", "/api/v1/drinking-water/report",
                "/api/v1/drinking-water/report.csv", "/api/v1/drinking-water/evaluations.csv")) {
            String body = given().get(path).then().statusCode(200).extract().asString();
            assertFalse(body.contains("latitude") || body.contains("longitude"), path);
        }
        given().get("/api/v1/sites?kind=drinking-water").then().body("items.findAll{it.latitude != null}", hasSize(0))
                .body("items.findAll{it.longitude != null}", hasSize(0));
        assertTrue(given().get("/drinking-water").asString().contains("不公布取水口位置"));
    }

    @Test
    void wrongQuestionsAreToldAndEmptyQuartersSaySo() {
        given().get("/drinking-water?quarter=soon").then().statusCode(400);
        given().get("/drinking-water?township=123").then().statusCode(400);
        given().get("/drinking-water?after=nobody").then().statusCode(400);
        given().get("/drinking-water/sources/yanjiatan").then().statusCode(404);
        given().get("/api/v1/drinking-water/report?quarter=2026").then().statusCode(400);
        given().get("/api/v1/drinking-water/rates?after=x").then().statusCode(400);
        Document empty = page("/drinking-water?quarter=2001Q1");
        assertTrue(empty.select(".empty").text().contains("没有数据不等于水质好"));
        assertEquals("2001Q1", empty.select("select[name=quarter] option[selected]").attr("value"));
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        assertTrue(page("/drinking-water/sources/" + site.code()).select(".empty").text().contains("没有数据不等于水质好"));
    }

    @Test
    void manySourcesNeedNoMoreStatements() {
        Measured rows = new Measured();
        SiteView last = null;
        for (int i = 0; i < 77; i++) {
            last = Sites.fresh(SiteKind.DRINKING_WATER);
            rows.row(last.code(), "ph", "quarter", "2023Q4", "7.1").row(last.code(), "lead", "quarter", "2023Q4", "0.002");
        }
        rows.post();
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/drinking-water?quarter=2023Q4", "/drinking-water/sources/" + last.code(),
                "/api/v1/drinking-water/report?quarter=2023Q4", "/api/v1/drinking-water/rates.csv")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
        Document first = page("/drinking-water?quarter=2023Q4");
        assertEquals(40, first.select("table.sources tbody tr").size());
        assertTrue(first.select("table.sources tbody tr").first().text().contains("尧塘水库"), "county sources come first");
        assertTrue(everyRow("2023Q4", last).text().contains("收到 2 项"));
    }

    /** The row of a source, looking through the pages of the report. */
    private static Element everyRow(String quarter, SiteView site) {
        String path = "/drinking-water?quarter=" + quarter;
        while (path != null && !path.isEmpty()) {
            Document page = page(path);
            Element row = row(page, site);
            if (row != null) {
                return row;
            }
            path = page.select("a[rel=next]").attr("href");
        }
        throw new AssertionError("no row of " + site.code());
    }

    private static Element row(Document page, SiteView site) {
        return page.select("table.sources tr:has(a[href=/drinking-water/sources/" + site.code() + "])").first();
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
