package org.ecobureau.drinkingwater;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.register.Lists;
import org.ecobureau.register.RegisterFile;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RowReader;
import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableLimits;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DrinkingWaterRegistersTest {
    private static final String TOWN = "430626111";

    @Inject
    EntityManagerFactory factory;
    @Inject
    RegisterKinds kinds;
    @Inject
    RowReader reader;
    @Inject
    WaterNotices notices;

    @AfterEach
    void withdrawTheLists() {
        for (String code : List.of("drinking-water-sources", "tap-water", "water-notices", "monitoring-sites", "parameters")) {
            Lists.withdraw(code);
        }
    }

    private static Lists site(Lists list, String code, String name, String kind, String active) {
        return list.row("code", code, "name", name, "kind", kind, "township", TOWN, "bodyType", "river", "controlLevel",
                "农村千人以上饮用水水源", "order", "7", "authority", "伍市镇人民政府", "active", active);
    }

    @Test
    void ruralSourcesComeInByTheRegisterAndKeepTheirAddress() {
        String code = "rural-" + UUID.randomUUID().toString().substring(0, 8);
        site(Lists.of("monitoring-sites"), code, "甲水源", "drinking-water", "yes").publish();
        given().get("/api/v1/sites?kind=drinking-water&limit=1000").then().body("items.find{it.code=='" + code + "'}.name",
                equalTo("甲水源")).body("items.find{it.code=='" + code + "'}.targetClass", equalTo("III"));
        new Measured().row(code, "ph", "quarter", "2022Q1", "7.1").row(code, "totalPhosphorus", "quarter", "2022Q1", "0.15")
                .post();
        assertTrue(reportRow("2022Q1", code).text().contains("达标（目标 Ⅲ类）"));
        // another name and, because the water body is a lake now, another limit of total phosphorus
        Lists.of("monitoring-sites")
                .row("code", code, "name", "甲水源（新名）", "kind", "drinking-water", "township", TOWN, "bodyType",
                        "lake", "order", "7", "authority", "伍市镇人民政府", "active", "yes")
                .publish();
        assertTrue(page("/drinking-water/sources/" + code).select("h1").text().contains("甲水源（新名）"));
        assertTrue(reportRow("2022Q1", code).text().contains("未达标"), reportRow("2022Q1", code).text());
        // no longer listed: it stays as it was
        site(Lists.of("monitoring-sites"), code + "-b", "乙水源", "drinking-water", "yes").publish();
        assertTrue(page("/drinking-water/sources/" + code).select("h1").text().contains("甲水源（新名）"));
        assertTrue(reportRow("2022Q1", code).text().contains("未达标"));
        // out of use by the list: out of the report, its address and its past stay
        site(Lists.of("monitoring-sites"), code, "甲水源", "drinking-water", "no").publish();
        given().get("/api/v1/drinking-water/report?quarter=2022Q1&limit=1000").then().body(
                "items.findAll{it.site=='" + code + "'}", hasSize(0));
        assertTrue(page("/drinking-water/sources/" + code).text().contains("这个水源已停用"));
    }

    @Test
    void anotherTargetSaysFromWhenAndWhatWasMeasuredBeforeKeepsItsOwn() {
        String code = "rural-" + UUID.randomUUID().toString().substring(0, 8);
        site(Lists.of("monitoring-sites"), code, "丁水源", "drinking-water", "yes").publish();
        new Measured().row(code, "totalPhosphorus", "quarter", "2022Q1", "0.15")
                .row(code, "totalPhosphorus", "quarter", "2023Q1", "0.15").post();
        Problem refused = assertThrows(Problem.class, () -> target(code, null).publish());
        assertTrue(refused.getMessage().contains("新目标起始日期"), refused.getMessage());
        target(code, "2023-01-01").publish();
        assertTrue(reportRow("2022Q1", code).text().contains("达标（目标 Ⅲ类）"), reportRow("2022Q1", code).text());
        assertFalse(reportRow("2022Q1", code).text().contains("未达标"));
        assertTrue(reportRow("2023Q1", code).text().contains("未达标（目标 Ⅱ类）"), reportRow("2023Q1", code).text());
        given().get("/api/v1/drinking-water/evaluations?from=2022-01-01&to=2023-03-31&site=" + code).then()
                .body("items.target", equalTo(List.of("III", "II"))).body("items.compliant", equalTo(List.of(true, false)));
        target(code, "2023-01-01").publish();
        assertTrue(reportRow("2022Q1", code).text().contains("达标（目标 Ⅲ类）"), "the same list again changes nothing");
    }

    private static Lists target(String code, String from) {
        return Lists.of("monitoring-sites").row("code", code, "name", "丁水源", "kind", "drinking-water", "township", TOWN,
                "bodyType", "river", "order", "7", "authority", "伍市镇人民政府", "active", "yes", "targetClass", "II", "targetFrom",
                from);
    }

    @Test
    void aCodeNeverChangesItsKindAndNothingIsPublishedThen() {
        String code = "rural-" + UUID.randomUUID().toString().substring(0, 8);
        Lists list = site(site(Lists.of("monitoring-sites"), code, "丙水源", "drinking-water", "yes"), "yaotang", "尧塘水库", "air",
                "yes");
        Problem problem = assertThrows(Problem.class, list::publish);
        assertTrue(problem.getMessage().contains("yaotang"), problem.getMessage());
        assertTrue(problem.getMessage().contains("不能改成"), problem.getMessage());
        given().get("/drinking-water/sources/" + code).then().statusCode(404);
        given().get("/drinking-water/sources/yaotang").then().statusCode(200);
    }

    @Test
    void anImportedParameterIsAcceptedAndJudged() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        String code = "dichloromethane" + UUID.randomUUID().toString().substring(0, 4).replace("-", "x");
        String body = "{\"rows\":[{\"site\":\"" + site.code() + "\",\"parameter\":\"" + code
                + "\",\"period\":\"quarter\",\"start\":\"2022Q2\",\"value\":\"0.05\"}]}";
        given().header("X-Test-User", "ingest").header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body(body).post("/api/v1/observations?source=test").then().statusCode(422)
                .body("violations[0].message", containsString("没有代码为"));
        parameter(code, "0.02").publish();
        new Measured().row(site.code(), code, "quarter", "2022Q2", "0.05").row(site.code(), "ph", "quarter", "2022Q2", "7.1")
                .post();
        given().get("/api/v1/drinking-water/evaluations?from=2022-04-01&to=2022-06-30&site=" + site.code()).then()
                .body("items[0].compliant", equalTo(false)).body("items[0].exceeding[0].parameter", equalTo(code))
                .body("items[0].exceeding[0].exceedance", equalTo(1.5f));
        assertTrue(reportRow("2022Q2", site.code()).text().contains("× 二氯甲烷(1.50)"));
        Document own = page("/drinking-water/sources/" + site.code());
        assertEquals("≤ 0.02", own.select("table.items tr:has(th:matchesOwn(^二氯甲烷$)) td").get(2).text());
        assertTrue(own.text().contains("二氯甲烷：GB 3838-2002 表 3"), own.select("p.source").text());
        // another limit changes the kept evaluation with it
        parameter(code, "0.08").publish();
        assertTrue(reportRow("2022Q2", site.code()).text().contains("达标（目标 Ⅱ类）"), reportRow("2022Q2", site.code()).text());
        // withdrawn: stored values keep their name
        Lists.withdraw("parameters");
        assertTrue(page("/drinking-water/sources/" + site.code()).text().contains("二氯甲烷"));
        assertThrows(Problem.class, () -> Lists.of("parameters").row("code", "manganese", "name", "锰", "unit", "μg/L",
                "decimals", "1", "media", "both", "standard", "GB 3838-2002").publish());
        assertTrue(assertThrows(Problem.class,
                () -> Lists.of("parameters").row("code", "silver", "name", "银", "unit", "mg/L", "decimals", "3", "media",
                        "groundwater", "groundI", "0.001", "groundIII", "0.05", "standard", "GB/T 14848-2017").publish())
                .getMessage().contains("四个类别一起填"));
    }

    private static Lists parameter(String code, String limit) {
        return Lists.of("parameters").row("code", code, "name", "二氯甲烷", "symbol", "CH₂Cl₂", "unit", "mg/L", "decimals", "4",
                "media", "water", "sourceLimit", limit, "standard", "GB 3838-2002", "clause", "表 3");
    }

    @Test
    void theListOfSourcesGivesFactsVolumesAndZones() {
        SiteView good = Sites.fresh(SiteKind.DRINKING_WATER);
        SiteView bad = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().row(good.code(), "ph", "quarter", "2022Q3", "7.1").row(bad.code(), "ph", "quarter", "2022Q3", "4.1")
                .post();
        Lists.of("drinking-water-sources").date("2022-10-08").source("平江县人民政府")
                .row("code", good.code(), "level", "county", "population", "230000", "works", "城关水厂", "served", "城关镇",
                        "frequency", "每季度一次", "statedItems", "61", "volume", "300", "zone1", "水域：坝前全部水面", "zone2",
                        "陆域：库周第一重山脊线内")
                .row("code", bad.code(), "level", "rural", "statedItems", "28", "volume", "100").publish();
        Document report = page("/drinking-water?quarter=2022Q3");
        assertTrue(reportRow("2022Q3", good.code()).text().contains("应监测 61 项，收到 1 项"));
        assertEquals("300", reportRow("2022Q3", good.code()).select("td").get(2).text());
        Element rates = report.select("table.rates tr:has(th:matchesOwn(^全部$))").first();
        assertTrue(rates.text().contains("50.0% 400 300 75.0%（2 个水源）"), rates.text());
        Element rural = report.select("table.rates tr:has(th:matchesOwn(^乡镇和农村$))").first();
        assertTrue(rural.text().contains("0 0.0% 100 0 0.0%（1 个水源）"), rural.text());
        given().get("/api/v1/drinking-water/rates?limit=1000").then()
                .body("items.find{it.quarter=='2022Q3' && it.group=='all'}.volumeRate", equalTo(75.0f))
                .body("items.find{it.quarter=='2022Q3' && it.group=='county'}.sourceRate", equalTo(100.0f));
        Document own = page("/drinking-water/sources/" + good.code());
        assertTrue(own.select("dl.facts").text().contains("23 万人"), own.select("dl.facts").text());
        assertTrue(own.select(".zone-text").text().contains("坝前全部水面"));
        assertTrue(own.select("svg.sketch").text().contains("示意图，不是地图"), own.select("svg.sketch").outerHtml());
        assertTrue(own.text().contains("2022年10月8日的饮用水水源名录（平江县人民政府）"));
        String report0 = own.select("a.govuk-button").attr("href");
        assertTrue(report0.startsWith("/complaints/new?type=water&place="), report0);
        assertTrue(report0.contains("&about="), report0);
        // never a position: no column for one, and none in words
        for (String column : List.of("latitude", "longitude")) {
            assertTrue(kinds.get("drinking-water-sources").column(column).isEmpty());
            assertTrue(kinds.get("monitoring-sites").column(column).isEmpty());
            for (String kind : List.of("drinking-water-sources", "monitoring-sites")) {
                byte[] file = ("code," + column + ",level" + "\r\nyaotang,28.7,county\r\n").getBytes(StandardCharsets.UTF_8);
                Problem refused = assertThrows(Problem.class, () -> RegisterFile.read(kinds.get(kind),
                        Table.readCsv(file, TableLimits.ofRows(10)), reader), kind);
                assertTrue(refused.getMessage().contains("没有这一列"), refused.getMessage());
            }
        }
        for (String words : List.of("取水口位于东经113°35′", "坐标 113.58241，28.70192", "N28.701 处")) {
            Problem problem = assertThrows(Problem.class, () -> Lists.of("drinking-water-sources")
                    .row("code", good.code(), "level", "county", "zone1", words).publish(), words);
            assertTrue(problem.getMessage().contains("经纬度"), problem.getMessage());
        }
        assertThrows(Problem.class,
                () -> Lists.of("drinking-water-sources").row("code", "yanjiatan", "level", "county").publish());
    }

    @Test
    void townshipsNarrowTheReportAndPagesFollowTheList() {
        Lists list = Lists.of("monitoring-sites");
        String head = "rural-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        for (int i = 0; i < 43; i++) {
            site(list, head + i, "村水源 " + i, "drinking-water", "yes");
        }
        list.publish();
        Document first = page("/drinking-water?quarter=2021Q4&township=" + TOWN);
        assertEquals(40, first.select("table.sources tbody tr").size());
        assertFalse(first.select("table.sources").text().contains("尧塘水库"));
        assertEquals(TOWN, first.select("select[name=township] option[selected]").attr("value"));
        Document second = page(first.select("a[rel=next]").attr("href"));
        assertTrue(second.select("table.sources tbody tr").size() >= 3);
        assertTrue(second.select("a[href=/drinking-water?quarter=2021Q4&township=" + TOWN + "]").hasText());
        Map<String, Object> api = given().get("/api/v1/drinking-water/report?quarter=2021Q4&township=" + TOWN + "&limit=1000")
                .then().statusCode(200).extract().jsonPath().getMap("$");
        assertTrue(first.text().contains("有 " + ((List<?>) api.get("items")).size() + " 个水源"));
    }

    @Test
    void noticesStandOnTopWhileTheyRunAndAreListedAsPastLater() {
        Lists.of("water-notices").source("平江县人民政府")
                .row("title", "城关片区暂停供水", "kind", "stopUse", "start", "2018-05-02", "end", "2018-05-04", "area", "城关镇城北",
                        "text", "请勿饮用，到送水点取水。", "issuer", "平江县人民政府", "documentNumber", "平政告〔2018〕3号")
                .row("title", "洪水后煮沸饮用", "kind", "boil", "start", "2018-05-03", "area", "伍市镇", "township", TOWN, "text",
                        "烧开后再喝。", "issuer", "平江县卫生健康局", "url", "https://www.pingjiang.gov.cn/")
                .publish();
        Lists.of("tap-water").source("平江县卫生健康局")
                .row("quarter", "2018Q1", "publisher", "平江县卫生健康局", "title", "2018年一季度龙头水监测", "results", "6 个点全部合格", "url",
                        "https://www.pingjiang.gov.cn/a")
                .publish();
        TestClock.at(Instant.parse("2018-05-04T02:00:00Z"), () -> {
            Document page = page("/drinking-water?quarter=2018Q1");
            assertEquals(2, page.select(".water-notice").size());
            assertTrue(page.select(".water-notice").first().text().contains("煮沸后饮用：洪水后煮沸饮用"), "the newest first");
            assertTrue(page.select(".water-notice").last().text().contains("平江县人民政府（平政告〔2018〕3号），本网站转发"));
            assertEquals(2, notices.current().size());
            assertTrue(page.select("#tap").text().contains("龙头水由平江县卫生健康局公布"), page.select("#tap").text());
            assertTrue(page.select("#not-tap").text().contains("水源水不是龙头水"));
            assertEquals(1, page("/drinking-water/sources/yaotang").select(".water-notice").size(),
                    "a source without a township shows no notice of one");
        });
        TestClock.at(Instant.parse("2018-05-04T16:00:00Z"), () -> {
            Document page = page("/drinking-water");
            assertEquals(1, page.select(".water-notice").size());
            assertTrue(page.text().contains("停止使用：城关片区暂停供水 2018年5月2日至 2018年5月4日"), page.select(".rows").text());
            assertEquals("洪水后煮沸饮用", notices.current().get(0).title());
        });
        assertThrows(Problem.class,
                () -> Lists.of("water-notices").row("title", "倒着的", "kind", "boil", "start", "2018-05-03", "end",
                        "2018-05-01", "area", "甲", "text", "乙", "issuer", "丙").publish());
        assertThrows(Problem.class, () -> Lists.of("tap-water").row("quarter", "去年", "publisher", "甲", "title", "乙", "results",
                "丙").publish());
    }

    @Test
    void withEveryListPublishedAPageNeedsSixStatements() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().row(site.code(), "ph", "quarter", "2022Q4", "7.1").post();
        Lists.of("drinking-water-sources").row("code", site.code(), "level", "rural", "zone1", "甲").publish();
        Lists.of("tap-water").row("quarter", "2022Q4", "publisher", "甲", "title", "乙", "results", "丙").publish();
        Lists.of("water-notices").row("title", "甲", "kind", "boil", "start", "2018-05-03", "area", "甲", "text", "乙", "issuer",
                "丙").publish();
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/drinking-water?quarter=2022Q4", "/drinking-water/sources/" + site.code())) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    private static Element reportRow(String quarter, String code) {
        String path = "/drinking-water?quarter=" + quarter;
        while (!path.isEmpty()) {
            Document page = page(path);
            Element row = page.select("table.sources tr:has(a[href=/drinking-water/sources/" + code + "])").first();
            if (row != null) {
                return row;
            }
            path = page.select("a[rel=next]").attr("href");
        }
        throw new AssertionError("no row of " + code);
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
