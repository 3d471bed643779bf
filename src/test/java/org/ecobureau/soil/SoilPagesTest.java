package org.ecobureau.soil;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.ecobureau.register.Lists;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SoilPagesTest {

    private static void plots() {
        Lists.of("soil-plots").source("湖南省生态环境厅 湖南省自然资源厅").date("2026-09-30")
                .row("plot", "老冶炼厂地块", "township", "430626111", "area", "12500.5", "centre", "东经 113.2°，北纬 28.8°", "pollutants",
                        "砷、镉", "status", "remediation", "entered", "2021-06-01", "documentNumber", "湘环函〔2021〕1号")
                .row("plot", "农药厂地块", "township", "430626111", "status", "left", "entered", "2020-01-01", "left", "2025-03-01")
                .row("plot", "矿渣堆场", "township", "430626104", "status", "control", "entered", "2022-01-01").publish();
    }

    @Test
    void plotsGoInAndOutWithDatesSourceAndCounts() {
        plots();
        Document page = page("/soil");
        assertTrue(page.select(".lead").text().contains("3 块，风险管控中 1 块，修复中 1 块，已移出名录 1 块"), page.select(".lead").text());
        assertEquals("老冶炼厂地块 修复中 2021年6月1日 还在名录 伍市镇 12,500.5 平方米 砷、镉 东经 113.2°，北纬 28.8° 湘环函〔2021〕1号",
                page.select(".soil-plots tbody tr").get(0).text());
        assertTrue(page.select(".soil-plots tbody tr").get(1).text().contains("2025年3月1日"));
        assertTrue(page.text().contains("来源：湖南省生态环境厅 湖南省自然资源厅 · 名单日期 2026年9月30日"), page.text());
        assertEquals(List.of("老冶炼厂地块"),
                page("/soil?township=430626111&status=remediation").select(".soil-plots tbody th").eachText());
        assertTrue(page("/soil?township=430626102").text().contains("没有符合这些条件的地块"));
        given().get("/soil?status=gone").then().statusCode(400);
        given().get("/soil?township=1").then().statusCode(400);
    }

    @Test
    void pageCsvAndJsonSayTheSame() {
        plots();
        List<String> names = page("/soil").select(".soil-plots tbody th").eachText();
        given().get("/api/v1/registers/soil-plots").then().body("items.plot", contains(names.toArray()))
                .body("items[0].area", equalTo(12500.5f));
        String csv = given().get("/api/v1/registers/soil-plots.csv").asString();
        assertEquals(names.size() + 1, csv.lines().count());
        names.forEach(name -> assertTrue(csv.contains(name)));
        assertTrue(csv.contains("老冶炼厂地块,430626111,12500.5,"), csv);
    }

    @Test
    void unitsAreListedWithTheirOwnSource() {
        Lists.of("soil-key-units").source("岳阳市生态环境局").row("name", "平江某材料公司", "township", "430626111", "industry", "有色金属冶炼",
                "listedYear", "2021", "selfMonitoring", "https://example.org/report").publish();
        Document page = page("/soil");
        assertTrue(page.select(".soil-units").text().contains("平江某材料公司 伍市镇 有色金属冶炼 2021 年"), page.select(".soil-units").text());
        assertEquals("https://example.org/report", page.select(".soil-units tbody a").attr("href"));
        Lists.withdraw("soil-key-units");
        Lists.withdraw("soil-plots");
        assertEquals(2, page("/soil").select(".empty").size());
        assertFalse(page("/soil").select(".empty").text().contains("没有污染地块。"));
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
