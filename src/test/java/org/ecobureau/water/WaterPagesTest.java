package org.ecobureau.water;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
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
import org.ecobureau.register.Lists;
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
            assertTrue(card.select(".water-use").text().contains("可以灌溉和一般景观"), card.text());
            assertTrue(card.select(".water-use").text().contains("不能作饮用水水源"), card.text());
            assertTrue(card.select(".provenance").text().contains("已审核"));
            assertEquals(2, page.select("table.months").first().select("tbody tr").size());
            assertEquals("0.025L", row(page, "氨氮").select("td").first().text());
            assertEquals("/", row(page, "铅").select("td").first().text());
            assertEquals("NA", row(page, "镉").select("td").first().text());
            assertEquals("缺测", row(page, "镉").select("td").last().text());
            assertEquals("超标 0.55 倍", row(page, "总磷").select("td").last().text());
            assertEquals("只作参考", row(page, "总氮").select("td").last().text());
            Document water = page("/water?period=month&at=2025-10");
            Element stop = section(water, site);
            assertTrue(stop.text().contains("未达标") && stop.text().contains("总磷(0.55)") && stop.text().contains("明显变差"),
                    stop.text());
            assertTrue(water.select(".lead").text().startsWith("2025年10月"), water.select(".lead").text());
            Element drawn = water.select("svg.stop-line a[href=/water/sites/" + site.code() + "]").first();
            assertTrue(drawn.text().contains("✗ 未达标，目标Ⅲ类") && drawn.text().contains("↓ 明显变差"), drawn.text());
            assertEquals("strip-t strip-d", water.select("svg.stop-line").attr("aria-labelledby"));
            assertTrue(water.select("svg.stop-line").text().contains("南渡断面"), "what lies beyond the county");
            assertTrue(water.select(".strip-side").text().contains("境外"));
        });
    }

    @Test
    void aYearIsShownByMonthQuarterAndYearWithChartsAndTheNumbersOfTheDownloads() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        Measured rows = new Measured().verified();
        for (int month = 1; month <= 9; month++) {
            rows.row(site.code(), "totalPhosphorus", "month", "2024-0" + month, month == 9 ? "0.31" : "0.0" + month)
                    .row(site.code(), "dissolvedOxygen", "month", "2024-0" + month, "7." + month);
        }
        rows.row(site.code(), "totalPhosphorus", "month", "2022-12", "0.15").post();
        TestClock.at(NOVEMBER, () -> {
            String address = "/water/sites/" + site.code();
            Document page = page(address);
            assertTrue(page.select("#year").text().contains("2024年"));
            assertTrue(page.select(".rate").text().contains("9 个月可以评价，8 个月达标：8 ÷ 9 = 88.9%"), page.select(".rate").text());
            assertEquals(2, page.select("svg.chart").size());
            assertTrue(page.select("svg.chart").text().contains("Ⅲ类限值≤0.2，GB 3838-2002"));
            assertTrue(page.select("svg.chart").text().contains("Ⅲ类限值≥5"));
            List<Element> tables = page.select("table.months");
            assertEquals(List.of(9, 3, 1), tables.stream().map(t -> t.select("tbody tr").size()).toList());
            assertTrue(tables.get(2).text().contains("平均值 9/12 月"), tables.get(2).text());
            for (Element table : tables) {
                Element links = table.parent().nextElementSibling();
                var items = given().get(links.select("a").last().attr("href")).then().statusCode(200).extract().jsonPath();
                assertEquals(table.select("tbody tr").size(), items.getList("items").size(), links.html());
                String csv = given().get(links.select("a").first().attr("href")).then().statusCode(200).extract().asString();
                assertEquals(items.getList("items").size() + 1, csv.lines().count());
                // the page prints the newest first
                List<String> classes = items.getList("items.class");
                assertEquals(classes.get(classes.size() - 1) + " 类", roman(table.select("tbody .chip").first().text()));
            }
            assertEquals("0.31", page.select("table.values tbody tr").last().select("td").last().text());
            assertEquals("/water/sites/" + site.code() + "?year=2023#year", page.select("a[rel=prev]").attr("href"));
            assertTrue(page.select("a[rel=next]").isEmpty());
            Document gap = page(address + "?year=2023");
            assertTrue(gap.select(".empty").text().contains("这一年没有收到月度结果"));
            assertEquals(1, page(address + "?year=2022").select("table.months").first().select("tbody tr").size());
            given().get(address + "?year=2021").then().statusCode(400).body(containsString("2022 年到 2024 年"));
            given().get(address + "?year=x").then().statusCode(400);
        });
    }

    @Test
    void aReaderChoosesMonthQuarterOrYear() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().row(site.code(), "cod", "month", "2017-07", "12").row(site.code(), "cod", "month", "2017-08", "28")
                .row(site.code(), "cod", "month", "2018-07", "31").post();
        Document month = page("/water?period=month&at=2017-08");
        assertTrue(month.select(".lead").text().contains("2017年8月"), month.select(".lead").text());
        assertTrue(section(month, site).text().contains("Ⅳ类 轻度污染"));
        assertTrue(month.select(".period-steps").text().contains("2017年7月") && month.select(".period-steps").text()
                .contains("2017年9月"));
        assertEquals("page", month.select(".period-tabs a[href=/water?period=month]").attr("aria-current"));
        Document quarter = page("/water?period=quarter&at=2017Q3");
        assertTrue(section(quarter, site).text().contains("Ⅲ类 良好") && section(quarter, site).text().contains("平均值 2/3 月"),
                section(quarter, site).text());
        Document year = page("/water?period=year&at=2018");
        assertTrue(section(year, site).text().contains("Ⅴ类 中度污染") && section(year, site).text().contains("↓ 明显变差"),
                section(year, site).text());
        assertTrue(page("/water?period=month&at=2016-02").select(".empty").text().contains("2016年2月"));
        given().get("/water?period=week").then().statusCode(400).body(containsString("month"));
        given().get("/water?at=2017-13").then().statusCode(400).body(containsString("2026Q3"));
        given().get("/water?at=2090-01").then().statusCode(400).body(containsString("还没有到"));
    }

    @Test
    void riversMetalsAndReservoirsSayTheSameOnPageInCsvAndJson() {
        SiteView lake = Sites.fresh(SiteKind.DRINKING_WATER);
        Measured rows = new Measured().verified();
        String[] sections = { "changshou-henanqiao", "jinwocun", "yangmeijiang", "wushi-wwtp", "yanjiatan" };
        String[] cod = { "12", "18", "19", "28", "45" };
        for (int i = 0; i < sections.length; i++) {
            rows.row(sections[i], "cod", "month", "2015-05", cod[i]).row(sections[i], "cod", "month", "2015-04", "12");
        }
        rows.row("changshou-henanqiao", "arsenic", "month", "2015-05", "0.0021")
                .row("changshou-henanqiao", "thallium", "month", "2015-05", "0.00013")
                .row("jinwocun", "cadmium", "month", "2015-05", "0.0001L")
                .row(lake.code(), "chlorophyllA", "quarter", "2015-04", "10")
                .row(lake.code(), "totalPhosphorus", "quarter", "2015-04", "0.05")
                .row(lake.code(), "totalNitrogen", "quarter", "2015-04", "1.0")
                .row(lake.code(), "secchiDepth", "quarter", "2015-04", "1.2")
                .row(lake.code(), "permanganateIndex", "quarter", "2015-04", "4").post();
        Document page = page("/water?period=month&at=2015-05");
        Element river = page.select(".strip-side .card:contains(汨罗江)").first();
        assertTrue(river.text().contains("中度污染"), river.text());
        assertTrue(river.text().contains("5 个断面按比例评价：Ⅰ—Ⅲ类 60.0%，劣Ⅴ类 20.0%"), river.text());
        assertTrue(river.text().contains("化学需氧量（断面超标率 40.0%，最大超标 1.25 倍）"), river.text());
        assertTrue(river.text().contains("↓ 明显变差"), river.text());
        assertTrue(river.text().contains("2 ÷ 5 = 40.0%"), "thallium over its limit counts, " + river.text());
        String may = "?period=month&from=2015-05-01&to=2015-05-31";
        given().get("/api/v1/water/rivers" + may).then().statusCode(200).body("items", hasSize(1))
                .body("items[0].river", equalTo("汨罗江")).body("items[0].method", equalTo("shares"))
                .body("items[0].goodShare", equalTo(60.0f)).body("items[0].badShare", equalTo(20.0f))
                .body("items[0].state", equalTo("中度污染")).body("items[0].class", nullValue())
                .body("items[0].main[0].rate", equalTo(40.0f)).body("items[0].main[0].exceedance", equalTo(1.25f))
                .body("items[0].rate", equalTo(40.0f)).body("items[0].trend", equalTo("明显变差"))
                .body("items[0].lastYear", nullValue());
        assertTrue(given().get("/api/v1/water/rivers.csv" + may).asString()
                .contains(",5,shares,60.0,20.0,中度污染,,cod,劣V,1.25,40.0,5,2,40.0,明显变差,"));

        Element metals = page.select("table.metals").first();
        assertEquals(4, metals.select("tbody tr").size());
        assertTrue(metals.select("thead").text().contains("铊 ≤ 0.0001"), metals.select("thead").text());
        assertTrue(metals.text().contains("0.000130 超标 0.30 倍") && metals.text().contains("0.0001L 达标"), metals.text());
        given().get("/api/v1/water/metals" + may).then().statusCode(200).body("items", hasSize(3))
                .body("items.find{it.parameter=='thallium'}.compliant", equalTo(false))
                .body("items.find{it.parameter=='thallium'}.exceedance", equalTo(0.3f))
                .body("items.find{it.parameter=='cadmium'}.belowDetection", equalTo(true));
        String first = given().get("/api/v1/water/metals" + may + "&limit=2").then().body("items", hasSize(2)).extract()
                .path("next");
        given().urlEncodingEnabled(false).get(first).then().body("items", hasSize(1)).body("next", nullValue());
        assertEquals(4, given().get("/api/v1/water/metals.csv" + may).asString().lines().count());

        Element card = page.select(".card:has(a[href=/drinking-water/sources/" + lake.code() + "])").first();
        assertTrue(card.text().contains("营养状态：中营养，综合营养状态指数 TLI(Σ) = 47.4"), card.text());
        assertTrue(card.text().contains("2015年第二季度") && card.text().contains("10 × (5.118 − 1.94 ln x)"), card.text());
        assertTrue(page.select("svg.stop-line").text().contains("2015年第二季度 · 中营养"));
        given().get("/api/v1/water/reservoirs?period=quarter&from=2015-04-01&to=2015-06-30").then().statusCode(200)
                .body("items", hasSize(1)).body("items[0].index", equalTo(47.4f))
                .body("items[0].trophicState", equalTo("中营养")).body("items[0].parts.chlorophyllA", equalTo(50.0f))
                .body("items[0].class", equalTo("III"));
        assertTrue(given().get("/api/v1/water/reservoirs.csv?period=quarter&from=2015-04-01&to=2015-06-30").asString()
                .contains(",47.4,中营养,10,0.05,1,1.2,4,50.0,"));
        given().get("/api/v1/water/rivers?period=day").then().statusCode(400);
        given().get("/api/v1/water/metals?after=x").then().statusCode(400);
    }

    @Test
    void whatTheDetectionLimitSaysAboutTheTargetIsSaidAndAVerifiedValueBelowItIsNoProvisionalOne() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().verified().row(site.code(), "ammoniaNitrogen", "month", "2010-03", "0.2L")
                .row(site.code(), "totalPhosphorus", "month", "2010-03", "0.3L")
                .row(site.code(), "totalNitrogen", "month", "2010-03", "0.05L")
                .row(site.code(), "cod", "month", "2010-03", "12")
                .post();
        Document page = page("/water/sites/" + site.code() + "?year=2010");
        assertEquals("达标", row(page, "氨氮").select("td").last().text(), "0.2 is above class I and below class III");
        assertEquals("检出限高于限值，无法判定", row(page, "总磷").select("td").last().text());
        assertEquals("只作参考", row(page, "总氮").select("td").last().text());
        Element chart = page.selectFirst("svg.chart:has(title:contains(氨氮))");
        assertEquals("1月|2月|3月", chart.attr("data-labels").substring(0, 8));
        assertTrue(chart.attr("data-hollow").replace("|", "").isEmpty(), "verified: " + chart.attr("data-hollow"));
        assertEquals("1", chart.attr("data-below").replace("|", ""));
        assertTrue(chart.text().contains("<0.2"), chart.text());
    }

    @Test
    void longSpansArePagedFromWhereThePageBeforeEnded() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        Measured rows = new Measured();
        for (int year = 1996; year <= 2009; year += year == 1997 ? 6 : 1) {
            rows.row(site.code(), "cod", "month", year + "-01", "12").row(site.code(), "cod", "month", year + "-12", "13")
                    .row(site.code(), "cod", "quarter", year + "Q1", "14");
        }
        rows.post();
        for (String kind : List.of("", "&period=month", "&period=quarter", "&period=year")) {
            String query = "?from=1995-01-01&to=2009-12-31&site=" + site.code() + kind;
            List<String> all = given().get("/api/v1/water/evaluations" + query + "&limit=1000").then().statusCode(200).extract()
                    .jsonPath().getList("items.start");
            assertTrue(all.size() >= 9, kind + all);
            assertEquals(all.size() + 1, given().get("/api/v1/water/evaluations.csv" + query).asString().lines().count());
            List<String> paged = new java.util.ArrayList<>();
            for (String next = "/api/v1/water/evaluations" + query + "&limit=4"; next != null;) {
                var page = given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract().jsonPath();
                paged.addAll(page.getList("items.start"));
                next = page.getString("next");
            }
            assertEquals(all, paged, kind);
        }
        String mark = org.ecobureau.shared.web.Cursor.encode("1996-06-30T16:00:00Z", "MONTH", site.code());
        given().get("/api/v1/water/evaluations?from=1995-01-01&to=2009-12-31&site=" + site.code() + "&after=" + mark).then()
                .statusCode(400);
    }

    @Test
    void anAutomaticStationIsShownAsProvisionalOnly() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().row(site.code(), "ammoniaNitrogen", "hour", "2025-11-20T08:00:00+08:00", "0.21")
                .row(site.code(), "ph", "hour", "2025-11-20T04:00:00+08:00", "7.4")
                .row(site.code(), "ph", "hour", "2025-11-10T04:00:00+08:00", "7.4").post();
        TestClock.at(NOVEMBER, () -> {
            Document page = page("/water/sites/" + site.code());
            Element table = page.select("table.hours").first();
            assertEquals(2, table.select("tbody tr").size());
            assertTrue(table.select("tbody tr").first().text().contains("NA 0.21"), table.text());
            assertTrue(page.select("main").text().contains("没有经过审核"));
            assertTrue(page.select(".empty").text().contains("没有数据不等于水质好"), "hours are no result of a month");
        });
    }

    @Test
    void theRiverChiefStandsOnTheSectionsPageOnceTheListIsPublished() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        Lists.withdraw("river-chiefs");
        assertTrue(page("/water/sites/" + site.code()).select("#chiefs + .empty").text().contains("还没有公布河长名单"));
        Lists.of("river-chiefs").date("2026-09-30")
                .row("site", site.code(), "river", "汨罗江某段", "position", "镇级河长", "phone", "0730-6223456").publish();
        Document page = page("/water/sites/" + site.code());
        assertTrue(page.select("#chiefs + .rows").text().contains("镇级河长 负责汨罗江某段 · 办公电话 0730-6223456"),
                page.select("#chiefs + .rows").text());
        assertTrue(page.select("#chiefs ~ .source").text().contains("名单日期 2026年9月30日"));
        assertTrue(page("/water/sites/yanjiatan").select("#chiefs + .empty").text().contains("名单里没有这个断面"));
    }

    @Test
    void withoutResultsASectionSaysSo() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        Document page = page("/water/sites/" + site.code());
        assertTrue(page.select(".empty").text().contains("没有数据不等于水质好"));
        assertTrue(page.select(".chip").isEmpty());
        given().get("/water/sites/yaotang").then().statusCode(404);
        given().get("/water/sites/" + site.code() + "?year=2020").then().statusCode(400);
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
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().row(site.code(), "cod", "month", "2013-06", "12").row(site.code(), "cod", "month", "2013-05", "12")
                .row(site.code(), "ph", "hour", "2013-05-02T04:00:00+08:00", "7.4").post();
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/water", "/water?period=year&at=2013", "/water?period=quarter&at=2013Q2",
                "/water/sites/" + site.code(), "/water/sites/yanjiatan", "/api/v1/water/rivers",
                "/api/v1/water/reservoirs.csv")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    private static String roman(String chip) {
        return chip.replace("Ⅰ", "I").replace("Ⅱ", "II").replace("Ⅲ", "III").replace("Ⅳ", "IV").replace("Ⅴ", "V")
                .replace("类", " 类");
    }

    private static Element section(Document page, SiteView site) {
        Element row = page.select("table.sections tr:has(a[href=/water/sites/" + site.code() + "])").first();
        assertFalse(row == null, "no row of the section");
        return row;
    }

    private static Element row(Document page, String item) {
        return page.select("table.items tr:has(th:matchesOwn(^" + item + "$))").first();
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
