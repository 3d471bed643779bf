package org.ecobureau.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ecobureau.air.AirDayRebuild;
import org.ecobureau.monitoring.Measured;
import org.ecobureau.staff.TestIdentityMechanism;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Each test has a month of its own in 2022, which no other test delivers to. */
@QuarkusTest
class BulletinTest {

    private static final String[] CODES = { "so2", "no2", "co", "o3", "pm10", "pm25" };

    @Inject
    EntityManagerFactory factory;
    @Inject
    AirDayRebuild days;

    @BeforeEach
    void daysAreMade() throws InterruptedException {
        for (int i = 0; i < 200 && !days.ready(); i++) {
            Thread.sleep(50);
        }
        assertTrue(days.ready());
    }

    @Test
    void figuresAreThoseOfTheApiAndStayWhenDataChange() throws Exception {
        day("2022-03-01", "8", "22", "0.9", "100", "40", "20");
        day("2022-03-02", "8", "22", "0.9", "100", "40", "120");
        section("2022-03-01", "0.9");
        long id = published("month", 2022, 3);

        JsonPath json = given().get("/api/v1/bulletins/" + id).then().statusCode(200).extract().jsonPath();
        List<Integer> levels = given().get("/api/v1/air/days?from=2022-03-01&to=2022-03-31").jsonPath().getList("items.level");
        assertEquals(2, levels.size());
        long good = levels.stream().filter(l -> l <= 2).count();
        assertEquals(String.valueOf(good), figure(json, "air", "goodDays"));
        assertEquals("2", figure(json, "air", "validDays"));
        assertEquals("50.0", figure(json, "air", "goodRate"));
        assertEquals("29 天没有数据", json.getString("figures.find{it.code=='validDays'}.note"));
        assertTrue(json.getList("figures.findAll{it.group=='sources'}").size() > 3, "the quarter ends in March");
        String waterClass = given().get("/api/v1/water/evaluations?site=jinwocun&from=2022-03-01&to=2022-03-31").jsonPath()
                .getString("items.find{it.period=='month'}.class");
        assertEquals("III", waterClass);
        assertEquals("Ⅲ类", figure(json, "sections", "jinwocun"));
        assertEquals(null, figure(json, "sections", "yanjiatan"), "no result is no class");
        assertEquals(null, json.getString("bulletin.changedAt"));
        equalOnPageAndInCsv(id, json);

        day("2022-03-02", "8", "22", "0.9", "100", "40", "21");
        JsonPath later = given().get("/api/v1/bulletins/" + id).jsonPath();
        assertEquals(json.getList("figures"), later.getList("figures"), "what was published stays as it was");
        assertEquals(json.getLong("bulletin.dataVersion"), later.getLong("bulletin.dataVersion"));
        assertTrue(later.getString("bulletin.changedAt") != null);
        Document page = page("/bulletins/" + id);
        assertTrue(page.text().contains("此后有更正"), page.text());
        String now = page.select(".banner a").attr("href");
        given().get(now).then().statusCode(200).body(containsString("pj-air-1"));
        assertTrue(page("/bulletins").selectFirst("li:has(a[href=/bulletins/" + id + "])").text().contains("此后有更正"));
    }

    private void equalOnPageAndInCsv(long id, JsonPath json) throws Exception {
        String csv = given().get("/api/v1/bulletins/" + id + ".csv").then().statusCode(200).extract().asString().substring(1);
        List<CSVRecord> lines = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new java.io.StringReader(csv)).getRecords();
        List<Element> rows = page("/bulletins/" + id).select(".bulletin-table tbody tr");
        assertEquals(json.getList("figures").size(), lines.size());
        assertEquals(lines.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String value = json.getString("figures[" + i + "].value");
            assertEquals(value == null ? "" : value, lines.get(i).get("value"));
            String shown = rows.get(i).select("td").first().text();
            assertTrue(value == null ? shown.equals("没有") : shown.startsWith(value), value + " / " + shown);
            assertEquals(lines.get(i).get("name"), rows.get(i).select("th").text());
        }
    }

    @Test
    void twoPeopleMakeABulletinAndACorrectionTakesNewFigures() {
        day("2022-04-01", "8", "22", "0.9", "100", "40", "120");
        long version = draft("month", 2022, 4);
        post("publisher1", "/staff/bulletins/versions/" + version, "lockVersion", lock(version), "action", "submit").then()
                .statusCode(422).body(containsString("请写概述"));
        post("publisher1", "/staff/bulletins/versions/" + version, "summary", "四月空气一天不好。", "lockVersion", lock(version),
                "action", "submit").then().statusCode(303);
        move("publisher1", version, "APPROVE", null).then().statusCode(403);
        move("publisher2", version, "SEND_BACK", "请补充原因").then().statusCode(303);
        assertTrue(desk(version).text().contains("提交审核时固定"), "back in the draft the figures move again");
        post("publisher1", "/staff/bulletins/versions/" + version, "summary", "四月空气一天不好，因为沙尘。", "lockVersion",
                lock(version), "action", "submit").then().statusCode(303);
        given().get("/bulletins").then().body(not(containsString("因为沙尘")));
        assertTrue(desk(version).text().contains("水源水质按季度公布"), desk(version).text());
        move("publisher2", version, "APPROVE", null).then().statusCode(303);
        long id = bulletinOf(version);
        given().get("/bulletins/" + id).then().statusCode(200).body(containsString("因为沙尘"));
        assertEquals("0.0", figure(given().get("/api/v1/bulletins/" + id).jsonPath(), "air", "goodRate"));

        day("2022-04-01", "8", "22", "0.9", "100", "40", "20");
        Document silent = Jsoup.parse(
                post("publisher2", "/staff/bulletins/" + id + "/corrections", "reason", " ").then().statusCode(422).extract()
                        .asString());
        assertEquals("#reason-correct", silent.selectFirst(".govuk-error-summary a").attr("href"));
        assertTrue(silent.selectFirst("#reason-correct-error").text().contains("请写明原因"));
        String next = post("publisher2", "/staff/bulletins/" + id + "/corrections", "reason", "沙尘日剔除").then().statusCode(303)
                .extract().header("Location");
        long corrected = Long.parseLong(next.substring(next.lastIndexOf('/') + 1));
        post("publisher2", "/staff/bulletins/versions/" + corrected, "summary", "四月空气都好。", "lockVersion", lock(corrected),
                "action", "submit").then().statusCode(303);
        move("publisher1", corrected, "APPROVE", null).then().statusCode(303);
        JsonPath json = given().get("/api/v1/bulletins/" + id).then().body("bulletin.version", equalTo(2))
                .body("bulletin.changedAt", nullValue()).extract().jsonPath();
        assertEquals("100.0", figure(json, "air", "goodRate"));
        Document page = page("/bulletins/" + id);
        assertTrue(page.text().contains("这是第 2 版，更正原因：沙尘日剔除") && page.text().contains("第 1 版"), page.text());

        move("publisher1", corrected, "ASK_WITHDRAWAL", "发错了").then().statusCode(303);
        move("publisher2", corrected, "WITHDRAW", null).then().statusCode(303);
        given().get("/bulletins/" + id).then().statusCode(200).body(containsString("已撤回")).body(containsString("发错了"))
                .body(not(containsString("四月空气都好")));
        given().get("/api/v1/bulletins/" + id).then().statusCode(404);
        assertTrue(draft("month", 2022, 4) > corrected, "the month may be told again");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "0, 0, -", "3, 0, 3 天没有数据", "0, 2, 2 天有数据但算不出 AQI",
            "3, 2, 3 天没有数据，2 天有数据但算不出 AQI" })
    void daysWithoutDataAreNotDaysWithoutAnIndex(int withoutData, int withoutAqi, String words) {
        assertEquals(words, BulletinFigures.gaps(withoutData, withoutAqi));
    }

    @Test
    void sourcesAreToldWhereAQuarterEnds() {
        assertTrue(BulletinKind.MONTH.endsQuarter(LocalDate.of(2022, 3, 1)));
        assertTrue(BulletinKind.MONTH.endsQuarter(LocalDate.of(2022, 12, 1)));
        assertTrue(BulletinKind.YEAR.endsQuarter(LocalDate.of(2022, 1, 1)));
        assertFalse(BulletinKind.MONTH.endsQuarter(LocalDate.of(2022, 4, 1)));
        JsonPath april = given().get("/api/v1/bulletins/" + published("month", 2022, 8)).jsonPath();
        assertTrue(april.getList("figures.findAll{it.group=='sources'}").isEmpty(), "no quarter ended");
    }

    @Test
    void nothingIsFrozenWhileDaysAreMadeAnew() {
        long version = draft("month", 2022, 10);
        QuarkusMock.installMockForInstance(new AirDayRebuild() {
            @Override
            public boolean ready() {
                return false;
            }
        }, days);
        post("publisher1", "/staff/bulletins/versions/" + version, "summary", "概述一句。", "lockVersion", lock(version), "action",
                "submit").then().statusCode(409).body(containsString("历史数据正在重新计算"));
        assertTrue(desk(version).text().contains("提交审核时固定"), "it is still a draft");
    }

    @Test
    void aPeriodThatRunsOrIsToldAlreadyIsRefused() {
        post("publisher1", "/staff/bulletins", "kind", "month", "year", "2099", "month", "1").then().statusCode(422)
                .body(containsString("还没有结束"));
        draft("month", 2022, 5);
        post("publisher1", "/staff/bulletins", "kind", "month", "year", "2022", "month", "5").then().statusCode(409);
        post("publisher1", "/staff/bulletins", "kind", "week", "year", "2022", "month", "5").then().statusCode(400);
        post("publisher1", "/staff/bulletins", "kind", "month", "year", "2022", "month", "13").then().statusCode(400);
        given().get("/bulletins/999999").then().statusCode(404);
        given().get("/bulletins?after=x").then().statusCode(400);
    }

    @Test
    void aYearIsToldTheSameWay() {
        day("2022-06-01", "8", "22", "0.9", "100", "40", "20");
        long id = published("year", 2022, 1);
        Document page = page("/bulletins/" + id);
        assertEquals("平江县2022年生态环境状况公报", page.select("h1").text());
        given().get("/api/v1/bulletins/" + id).then().body("bulletin.first", equalTo("2022-01-01"))
                .body("bulletin.last", equalTo("2022-12-31")).body("figures.find{it.code=='days'}.value", equalTo("365"));
        assertTrue(page.select(".print-qr svg.qr").size() == 1 && page.select(".print-qr").text().contains("/bulletins/" + id));
        given().get("/api/v1/bulletins.csv").then().statusCode(200).body(containsString(",year,2022-01-01,2022-12-31,"));
    }

    @Test
    void pagesNeedFewStatements() {
        long id = published("month", 2022, 7);
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/bulletins", "/bulletins/" + id, "/api/v1/bulletins")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200).body(notNullValue());
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    private static String figure(JsonPath json, String group, String code) {
        return json.getString("figures.find{it.group=='" + group + "' && it.code=='" + code + "'}.value");
    }

    private long published(String kind, int year, int month) {
        long version = draft(kind, year, month);
        post("publisher1", "/staff/bulletins/versions/" + version, "summary", "概述一句。", "lockVersion", lock(version), "action",
                "submit").then().statusCode(303);
        move("publisher2", version, "APPROVE", null).then().statusCode(303);
        return bulletinOf(version);
    }

    private static long draft(String kind, int year, int month) {
        String page = post("publisher1", "/staff/bulletins", "kind", kind, "year", String.valueOf(year), "month",
                String.valueOf(month)).then().statusCode(303).extract().header("Location");
        return Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
    }

    private static Response move(String who, long version, String move, String reason) {
        List<String> fields = new ArrayList<>(List.of("move", move, "lockVersion", lock(version)));
        if (reason != null) {
            fields.addAll(List.of("reason", reason));
        }
        return post(who, "/staff/bulletins/versions/" + version + "/moves", fields.toArray(String[]::new));
    }

    private static Response post(String who, String path, String... fields) {
        var request = given().header(TestIdentityMechanism.HEADER, who).redirects().follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        for (int i = 0; i < fields.length; i += 2) {
            request.formParam(fields[i], fields[i + 1]);
        }
        return request.post(path);
    }

    private static Document desk(long version) {
        return Jsoup
                .parse(given().header(TestIdentityMechanism.HEADER, "publisher1").get("/staff/bulletins/versions/" + version)
                        .then().statusCode(200).extract().asString());
    }

    private static String lock(long version) {
        Element field = desk(version).selectFirst("input[name=lockVersion]");
        return field == null ? lockForOther(version) : field.attr("value");
    }

    private static String lockForOther(long version) {
        return Jsoup
                .parse(given().header(TestIdentityMechanism.HEADER, "publisher2").get("/staff/bulletins/versions/" + version)
                        .then().statusCode(200).extract().asString())
                .selectFirst("input[name=lockVersion]").attr("value");
    }

    private static long bulletinOf(long version) {
        String href = desk(version).selectFirst("a[href^=/bulletins/]").attr("href");
        return Long.parseLong(href.substring(href.lastIndexOf('/') + 1));
    }

    private static void section(String day, String ammonia) {
        new Measured().verified().row("jinwocun", "ph", "month", day, "7.2").row("jinwocun", "dissolvedOxygen", "month", day,
                "7.9").row("jinwocun", "ammoniaNitrogen", "month", day, ammonia).post();
    }

    private static void day(String day, String... values) {
        Measured rows = new Measured().verified();
        for (int i = 0; i < CODES.length; i++) {
            rows.row("pj-air-1", CODES[i], "day", day, values[i]);
        }
        rows.post();
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
