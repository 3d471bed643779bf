package org.ecobureau.noise;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ecobureau.monitoring.Measured;
import org.ecobureau.register.Lists;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class NoisePagesTest {

    private static final Instant NOVEMBER = Instant.parse("2025-11-20T02:00:00Z");

    @Inject
    EntityManagerFactory factory;

    /** Two points of class 2 and one of 4a, two grid points, two roads; their codes are this test's own. */
    private static void points() {
        Lists list = Lists.of("noise-points");
        for (String zone : List.of("z-1,2", "z-2,2", "z-3,4a")) {
            String[] parts = zone.split(",");
            list.row("code", parts[0], "name", "功能区点 " + parts[0], "kind", "zone", "zone", parts[1], "township", "430626111",
                    "authority", "平江县环境监测站");
        }
        for (String code : List.of("g-1", "g-2")) {
            list.row("code", code, "name", "网格点 " + code, "kind", "area", "township", "430626111", "authority", "平江县环境监测站");
        }
        list.row("code", "r-1", "name", "天岳大道", "kind", "road", "roadLength", "300", "township", "430626002", "authority",
                "平江县环境监测站");
        list.row("code", "r-2", "name", "开发大道", "kind", "road", "roadLength", "100", "township", "430626002", "authority",
                "平江县环境监测站");
        list.publish();
    }

    private static void measured() {
        points();
        new Measured().verified().row("z-1", "leqDay", "quarter", "2025-07", "58.2")
                .row("z-1", "leqNight", "quarter", "2025-07", "51")
                .row("z-1", "lmaxNight", "quarter", "2025-07", "70").row("z-2", "leqDay", "quarter", "2025-07", "60.0")
                .row("z-2", "leqNight", "quarter", "2025-07", "49").row("z-2", "lmaxNight", "quarter", "2025-07", "60")
                .row("z-3", "leqDay", "quarter", "2025-07", "NA").row("z-3", "leqNight", "quarter", "2025-07", "55")
                .row("g-1", "leqDay", "year", "2024-01", "53.0").row("g-2", "leqDay", "year", "2024-01", "53.8")
                .row("g-1", "leqDay", "year", "2023-01", "54").row("g-2", "leqDay", "year", "2023-01", "54.8")
                .row("r-1", "leqDay", "year", "2024-01", "60").row("r-2", "leqDay", "year", "2024-01", "70").post();
    }

    @Test
    void theQuarterCountsPointsByClassDayAndNight() {
        measured();
        TestClock.at(NOVEMBER, () -> {
            Document page = page("/noise");
            assertTrue(page.select(".lead").first().text().contains("2025年第三季度：昼间 2 点次达标 2 点次（100.0%），夜间 3 点次达标 2 点次（66.7%）"),
                    page.select(".lead").first().text());
            Element zone2 = page.select(".noise-zones tbody tr").get(0);
            assertTrue(zone2.text().contains("2 类 2/2 100.0% ✓ 达标 限值 60"), zone2.text());
            assertTrue(zone2.text().contains("1/2 50.0% ✗ 有超标 限值 50 1 个点的突发噪声超过限值 15 分贝以上"), zone2.text());
            Element zone4a = page.select(".noise-zones tbody tr").get(1);
            assertEquals("4a 类 没有结果 1/1 100.0% ✓ 达标 限值 55", zone4a.text());
            assertTrue(page.text().contains("2/3 个点有昼间结果"));
            Element year = page.select(".noise-years tbody tr").get(0);
            assertTrue(year.text().contains("2024年 53.4 二级（较好） 2/2 个点 没有结果 62.5 一级（好） 2/2 个点"), year.text());
            assertEquals(1, page.select("svg.chart").size());
            assertTrue(page.select("svg.chart desc").text().contains("2023年 54.4，2024年 53.4"));
        });
    }

    @Test
    void pageCsvAndJsonSayTheSame() throws Exception {
        measured();
        String csv = given().get("/api/v1/noise/evaluations.csv?from=2023-01-01&to=2025-12-31").then().statusCode(200).extract()
                .asString().substring(1);
        List<CSVRecord> rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new StringReader(csv))
                .getRecords();
        List<Map<String, Object>> json = given().get("/api/v1/noise/evaluations?from=2023-01-01&to=2025-12-31").then()
                .body("items", hasSize(rows.size())).extract().path("items");
        assertEquals(7, rows.size(), csv);
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            json.get(i)
                    .forEach((name, value) -> assertEquals(
                            value == null ? "" : String.valueOf(value),
                            row.get(name), name));
            assertEquals(NoiseEvaluation.HEADER.size(), json.get(i).size());
        }
        TestClock.at(NOVEMBER, () -> {
            String page = page("/noise").text();
            rows.stream().filter(r -> !r.get("mean").isEmpty()).forEach(r -> assertTrue(page.contains(r.get("mean"))));
            rows.stream().filter(r -> r.get("kind").equals("zone")).forEach(
                    r -> assertTrue(page.contains(r.get("valid").equals("0") ? "没有结果" : r.get("passed") + "/" + r.get("valid")),
                            r.toString()));
            assertTrue(page.contains("监测评价（7 行）"), page);
        });
        String next = given().get("/api/v1/noise/evaluations?kind=zone&limit=3&from=2025-01-01&to=2025-12-31").then()
                .body("items", hasSize(3)).extract().path("next");
        given().urlEncodingEnabled(false).get(next).then().body("items", hasSize(1));
        given().get("/api/v1/noise/evaluations?kind=forest").then().statusCode(400);
        given().get("/api/v1/noise/evaluations?after=x").then().statusCode(400);
    }

    @Test
    void thePublishedListMakesThePointsAndTakesThemOut() {
        points();
        given().get("/api/v1/sites?kind=noise").then().statusCode(200);
        assertTrue(active("z-3"));
        Lists.of("noise-points").row("code", "z-1", "name", "改名的点", "kind", "zone", "zone", "3", "township", "430626111",
                "authority", "平江县环境监测站").publish();
        assertFalse(active("z-3"));
        assertTrue(active("z-1"));
        points();
        assertTrue(active("z-3"));
        for (String[] wrong : new String[][] { { "yaotang", "zone", "2", "" }, { "Z 9", "zone", "2", "" },
                { "z-9", "zone", "", "" }, { "r-9", "road", "", "0" } }) {
            Lists list = Lists.of("noise-points").row("code", wrong[0], "name", "坏点", "kind", wrong[1], "zone", wrong[2],
                    "roadLength", wrong[3], "township", "430626111", "authority", "站");
            assertNotNull(assertThrows(Problem.class, list::publish).violations());
        }
    }

    @Test
    void areasAreFoundByTownship() {
        Lists.of("noise-areas").source("平江县人民政府")
                .row("name", "老城商住区", "zone", "2", "township", "430626001", "boundary", "东到<b>大桥</b>", "documentNumber", "1号")
                .row("name", "园区", "zone", "3", "township", "430626111", "boundary", "西到河", "documentNumber", "2号").publish();
        Lists.of("noise-sensitive-areas").row("name", "医院片区", "township", "430626001", "boundary", "南", "documentNumber", "3号")
                .publish();
        Document page = page("/noise?township=430626001");
        assertTrue(page.text().contains("老城商住区 2 类 昼 60 / 夜 50 汉昌街道 东到<b>大桥</b> 1号"), page.text());
        assertFalse(page.text().contains("西到河"));
        assertTrue(page.text().contains("医院片区"));
        assertTrue(page.text().contains("来源：平江县人民政府"));
        assertTrue(page("/noise?township=430626102").text().contains("三市镇没有划定的功能区"));
        given().get("/noise?township=1").then().statusCode(400);
        Lists.withdraw("noise-sensitive-areas");
        assertTrue(page("/noise").text().contains("名单还没有公布"));
    }

    @Test
    void permitsStandByTheirTime() {
        Lists.of("noise-permits").row(permit("一号工地", "430626111", "2025-11-10", "2025-11-21"))
                .row(permit("二号工地", "430626001", "2025-11-25", "2025-11-26"))
                .row(permit("三号工地", "430626111", "2025-10-01", "2025-10-02")).publish();
        TestClock.at(NOVEMBER, () -> {
            Document page = page("/noise/permits");
            assertEquals(List.of("一号工地 正在有效期内", "二号工地 还没开始", "三号工地 已经结束"), page.select(".permit h3").eachText());
            assertTrue(page.select(".permit").first().text().contains("0730-6223456"), page.select(".permit").first().text());
            Document here = page("/noise/permits?township=430626001");
            assertEquals(List.of("二号工地 还没开始"), here.select(".permit h3").eachText());
            assertTrue(here.text().contains("汉昌街道现在没有在有效期内的夜间施工证明"));
        });
        assertFalse(page("/noise/permits").text().contains("13812345678"));
        Lists.withdraw("noise-permits");
        assertTrue(page("/noise/permits").select(".empty").text().contains("不等于没有工地在夜里施工"));
    }

    private static String[] permit(String project, String township, String from, String to) {
        return new String[] { "project", project, "place", "北街 1 号", "township", township, "from", from, "to", to, "hours",
                "22:00—次日 06:00", "reason", "pour", "certificate", "证 " + project, "issuer", "平江县住建局", "phone", "0730-6223456",
                "siteManager", "王某", "sitePhone", "13812345678" };
    }

    @Test
    void pagesNeedFewStatements() {
        measured();
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        TestClock.at(NOVEMBER, () -> {
            for (String path : List.of("/noise", "/noise/permits", "/noise/who", "/noise/who?at=traffic-road", "/soil",
                    "/facilities", "/facilities/sewage-plants")) {
                given().get(path).then().statusCode(200);
                statistics.clear();
                given().get(path).then().statusCode(200);
                long statements = statistics.getPrepareStatementCount();
                assertTrue(statements <= 6, path + " took " + statements + " statements");
            }
        });
    }

    private static boolean active(String code) {
        return given().get("/api/v1/sites?kind=noise&limit=1000").then().extract()
                .path("items.find { it.code == '" + code + "' }.active");
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
