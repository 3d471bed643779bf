package org.ecobureau.plan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.register.Lists;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Values of 2021: a year of the plan that no other test delivers to. */
@QuarkusTest
class PlanPagesTest {

    private static final String[] CODES = { "so2", "no2", "co", "o3", "pm10", "pm25" };

    @Inject
    EntityManagerFactory factory;
    @Inject
    ComputedValues computed;

    @Test
    void aPublishedValueThatChangesChangesTheIndicator() throws Exception {
        day("2021-05-01", "8", "22", "0.9", "100", "40", "20");
        day("2021-05-02", "8", "22", "0.9", "100", "40", "30");
        assertEquals("100.0", value("good-days"));
        String before = value("pm25");
        day("2021-05-02", "8", "22", "0.9", "100", "40", "120");
        assertEquals("50.0", value("good-days"), "the second day is no good day any more");
        assertTrue(!before.equals(value("pm25")), "the mean follows");
        given().get("/api/v1/plan/indicators").then().body("items.find{it.id=='good-days'}.state", org.hamcrest.Matchers
                .equalTo("unknown"));
        assertTrue(row("good-days").text().contains("不足 324 天，不作判定"), row("good-days").text());
    }

    @Test
    void reportedValuesStandWithTheirSourceAndDecideTheState() {
        Lists.of("plan-values").source("平江县林业局").row("indicator", "forest-cover", "year", "2025", "value", "63.5")
                .row("indicator", "rural-toilets", "year", "2025", "value", "97.2", "source", "县农业农村局", "note", "抽样调查")
                .publish();
        given().get("/api/v1/plan/indicators").then().statusCode(200).body("next", nullValue())
                .body("items.find{it.id=='forest-cover'}.state", org.hamcrest.Matchers.equalTo("met"))
                .body("items.find{it.id=='rural-toilets'}.state", org.hamcrest.Matchers.equalTo("notMet"))
                .body("items.find{it.id=='rural-toilets'}.values.source", hasItem("县农业农村局"))
                .body("items.find{it.id=='livestock'}.state", org.hamcrest.Matchers.equalTo("unknown"))
                .body("items.find{it.id=='livestock'}.values", org.hamcrest.Matchers.empty());
        assertTrue(row("forest-cover").text().contains("63.5 %") && row("forest-cover").text().contains("平江县林业局"));
        assertTrue(row("rural-toilets").select("svg.bar").attr("aria-label").contains("目标 ≥ 98 %"));
        assertTrue(row("livestock").text().contains("不能判定"), row("livestock").text());
        Lists.withdraw("plan-values");
        assertTrue(row("forest-cover").text().contains("不能判定"), "a list that was withdrawn counts no more");
    }

    @Test
    void pageCsvAndJsonAreEqual() throws Exception {
        Lists.of("plan-values").row("indicator", "solid-waste", "year", "2024", "value", "91").row("indicator", "solid-waste",
                "year", "2025", "value", "89.9").publish();
        JsonPath json = given().get("/api/v1/plan/indicators").jsonPath();
        String csv = given().get("/api/v1/plan/indicators.csv").then().statusCode(200).extract().asString().substring(1);
        List<CSVRecord> lines = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new java.io.StringReader(csv)).getRecords();
        List<Element> rows = page().select(".plan-table tbody tr");
        assertEquals(json.getList("items").size(), rows.size());
        assertEquals(rows.size(), lines.size());
        for (int i = 0; i < rows.size(); i++) {
            String at = "items[" + i + "].";
            assertEquals(json.getString(at + "id"), rows.get(i).id());
            assertEquals(json.getString(at + "id"), lines.get(i).get("id"));
            List<Object> values = json.getList(at + "values.value");
            assertEquals(String.join(";", values.stream().map(PlanPagesTest::plain).toList()), lines.get(i).get("values.value")
                    .replaceAll("\\.0(?=;|$)", ""));
            assertEquals(values.size(), rows.get(i).select(".plan-values li").size());
            assertEquals(json.getString(at + "state"), lines.get(i).get("state"));
        }
        assertEquals("91;89.9", lines.stream().filter(l -> l.get("id").equals("solid-waste")).findFirst().orElseThrow()
                .get("values.value"));
    }

    private static String plain(Object number) {
        return new java.math.BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }

    @Test
    void aRequestComputesNothing() {
        computed.refresh();
        new Measured().verified().row(Sites.fresh(SiteKind.AIR).code(), "pm25", "day", "2021-07-01", "20").post();
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        given().get("/api/v1/plan/indicators").then().statusCode(200);
        assertTrue(statistics.getPrepareStatementCount() <= 6, "after a delivery: " + statistics.getPrepareStatementCount());
    }

    @Test
    void thePageNeedsFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/plan", "/api/v1/plan/indicators")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    /** The county's value of 2021 as page, JSON and CSV give it: one number. */
    private String value(String id) {
        computed.refresh();
        JsonPath json = given().get("/api/v1/plan/indicators").jsonPath();
        String number = json.getString("items.find{it.id=='" + id + "'}.values.find{it.year==2021}.value");
        String shown = row(id).select(".plan-values li:contains(2021 年) strong").text().split(" ")[0];
        assertEquals(0, new java.math.BigDecimal(number).compareTo(new java.math.BigDecimal(shown)), number + " " + shown);
        return shown;
    }

    private static void day(String day, String... values) {
        Measured rows = new Measured().verified();
        for (int i = 0; i < CODES.length; i++) {
            rows.row("pj-air-1", CODES[i], "day", day, values[i]);
        }
        rows.post();
    }

    private static Element row(String id) {
        return page().selectFirst("tr#" + id);
    }

    private static Document page() {
        return Jsoup.parse(given().get("/plan").then().statusCode(200).extract().asString());
    }
}
