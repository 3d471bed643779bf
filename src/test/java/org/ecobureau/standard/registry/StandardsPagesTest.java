package org.ecobureau.standard.registry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class StandardsPagesTest {

    @Inject
    EntityManagerFactory factory;

    @Test
    void theSameAirIsAnotherIndexFromTheFirstOfMarch2026() {
        StandardsPages.Example before = StandardsPages.example(LocalDate.of(2026, 2, 28));
        StandardsPages.Example after = StandardsPages.example(LocalDate.of(2026, 3, 1));
        assertEquals("HJ 633-2012", before.standard());
        assertEquals(94, before.index(), "50 + 50/40 x 35, rounded up");
        assertEquals("HJ 633-2026", after.standard());
        assertEquals(110, after.index(), "100 + 50/55 x 10, rounded up");
        String said = page("/standards").select("#example").text();
        assertTrue(said.contains("2026年2月28日，按 HJ 633-2012，分指数 94") && said.contains("2026年3月1日，按 HJ 633-2026，分指数 110"), said);
    }

    @Test
    void theListNamesValidityReplacementUseAndVerification() {
        Document page = page("/standards");
        Element old = page.select("table.standards tr:has(a[href=/standards/hj-633-2012])").first();
        for (String part : List.of("2026年2月28日", "HJ 633-2026", "已停止施行", "已核对原文")) {
            assertTrue(old.text().contains(part), part + " in " + old.text());
        }
        assertTrue(page.select("table.standards tr:has(a[href=/standards/hj-640-2012])").text().contains("未经核对"));
        Element article = page.select("table.statutes tr:has(a[href=/standards/eco-code-326])").first();
        assertTrue(article.text().contains("第三百二十六条") && article.text().contains("至少每季度"), article.text());
        assertTrue(page.text().contains("不是原文"));
    }

    @Test
    void everyEntryHasAPageAndItsTablesComeAsCsvAndJsonToo() {
        int tables = 0;
        for (Registry.Entry entry : Registry.all()) {
            Document page = page(entry.url());
            assertFalse(page.select("h1").text().isEmpty());
            JsonPath json = given().get("/api/v1" + entry.url()).then().statusCode(200).extract().jsonPath();
            assertEquals(entry.id(), json.getString("standard.id"));
            List<String> shown = page.select("table.limits tbody tr").eachText();
            List<String> told = new ArrayList<>();
            List<List<List<String>>> rows = json.getList("tables.rows");
            rows.forEach(table -> table.forEach(row -> told.add(String.join(" ", row).strip())));
            assertEquals(shown, told, entry.id());
            rows.forEach(table -> table.forEach(row -> row.forEach(
                    cell -> assertFalse(cell.matches("[a-z]+[0-9]*|[0-9]+[a-z]+|"), entry.id() + " shows a code: " + row))));
            for (String name : json.<String> getList("tables.name")) {
                String[] lines = given().get("/api/v1" + entry.url() + "/" + name + ".csv").then().statusCode(200).extract()
                        .asString().split("\r\n");
                List<List<String>> same = json.getList("tables.find{it.name=='" + name + "'}.rows");
                assertEquals(same.size(), lines.length - 1, name);
                assertEquals("\uFEFF" + String.join(",", json.<String> getList("tables.find{it.name=='" + name + "'}.columns")),
                        lines[0]);
                tables++;
            }
        }
        assertEquals(14, tables);
        String limits = page("/standards/gb-3095-2026").select("table.limits").text();
        assertTrue(limits.contains("过渡阶段") && limits.contains("细颗粒物（μg/m³） 日 35 60"), limits);
        assertTrue(page("/standards/gb-t-14848-2017").select("table.limits").text().contains("6.5"));
    }

    @Test
    void listAsJsonAndCsv() {
        String[] lines = given().get("/api/v1/standards.csv").asString().split("\r\n");
        assertEquals(Registry.all().size() + 1, lines.length);
        given().get("/api/v1/standards?limit=1000").then().body("items.id", hasItem("GB 3838-2002"))
                .body("items.find{it.id=='GB 3095-2012'}.replacedBy", equalTo("GB 3095-2026"))
                .body("items.find{it.id=='GB 3095-2012'}.validTo", equalTo("2026-02-28"))
                .body("items.size()", equalTo(Registry.all().size()));
        String next = given().get("/api/v1/standards?limit=5").jsonPath().getString("next");
        given().urlEncodingEnabled(false).get(next).then().statusCode(200).body("items[0].id",
                equalTo(Registry.all().get(5).id()));
        given().get("/api/v1/standards?after=zzz").then().statusCode(400);
        given().get("/standards/gb-1").then().statusCode(404).body(containsString("没有登记"));
        given().get("/api/v1/standards/gb-1").then().statusCode(404).contentType("application/problem+json");
        given().get("/api/v1/standards/gb-3838-2002/secret.csv").then().statusCode(404);
    }

    @Test
    void thePagesNeedNoDatabase() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        page("/standards");
        statistics.clear();
        page("/standards");
        page("/standards/gb-3838-2002");
        assertEquals(0, statistics.getPrepareStatementCount());
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
