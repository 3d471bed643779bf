package org.ecobureau.air;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.register.Lists;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AirHistoryTest {
    @Inject
    EntityManagerFactory factory;

    @Test
    void theLimitLineStepsWhereTheStandardChanges() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Measured rows = new Measured().verified();
        for (int back = 1; back <= 20; back++) {
            if (back != 5) {
                rows.row(site.code(), "pm25", "day", LocalDate.of(2026, 3, 10).minusDays(back).toString(),
                        String.valueOf(20 + back));
            }
        }
        rows.post();
        TestClock.at(Instant.parse("2026-03-10T04:00:00Z"), () -> {
            Document page = page("/air/sites/" + site.code() + "?span=30d");
            Element chart = page.select("figure:has(figcaption:contains(PM₂.₅)) svg").first();
            assertTrue(chart.select("text").eachText()
                    .containsAll(List.of("限值 75，GB 3095-2012", "限值 60，GB 3095-2026", "2026-03-01 起新标准")), chart.text());
            String line = chart.select("path.chart-line").attr("d");
            assertEquals(2, line.chars().filter(c -> c == 'M').count(), "a gap stays a gap: " + line);
            assertTrue(page.text().contains("最低 21（3月9日），最高 40（2月18日）"), page.text());
            assertTrue(page.text().contains("前后的 AQI 不能直接比较"));
            List<List<String>> table = new ArrayList<>();
            page.select("table.history-days tbody tr").forEach(row -> table.add(row.select("td").eachText()));
            assertEquals(30, table.size());
            assertEquals(11, page.select("table.history-days tr:contains(未收到)").size());
            String csv = page.select("a[href*=days.csv?site][href*=from]").attr("href");
            String[] lines = given().urlEncodingEnabled(false).get(csv).asString().split("\r\n");
            int pm25 = List.of(lines[0].split(",")).indexOf("concentrations.pm25");
            int date = List.of(lines[0].split(",")).indexOf("date");
            assertEquals(20, lines.length);
            for (int i = 1; i < lines.length; i++) {
                String[] cells = lines[i].split(",", -1);
                String day = ChinaTime.day(LocalDate.parse(cells[date]));
                assertTrue(page.select("table.history-days tr:contains(" + day + ")").text().contains(" " + cells[pm25] + " "),
                        day);
            }
            String json = page.select("a[href*=days?site][href*=from]").attr("href");
            assertEquals(19, given().urlEncodingEnabled(false).get(json).jsonPath().getList("items").size());
        });
    }

    @Test
    void aWeekOfHoursAndAYearOfDaysAreShown() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Instant hour = Instant.parse("2026-06-20T06:00:00Z");
        new Measured().airHour(site.code(), hour, "9", "30", "1.0", "90", "60", "36")
                .airHour(site.code(), hour.minus(100, ChronoUnit.HOURS), "9", "30", "1.0", "80", "60", "35")
                .row(site.code(), "o3", "day", "2025-07-01", "170").post();
        TestClock.at(hour.plus(70, ChronoUnit.MINUTES), () -> {
            Document week = page("/air/sites/" + site.code() + "?span=7d");
            assertEquals(168, week.select("table.hours tbody tr").size());
            assertEquals(166, week.select("table.hours tbody tr:contains(未收到)").size());
            assertTrue(week.select("table.hours tbody tr").first().text().startsWith("2026年6月20日 15:00"));
            assertEquals(365, page("/air/sites/" + site.code() + "?span=year").select("table.history-days tbody tr").size());
            String days = page("/air/sites/" + site.code() + "?span=year").select("a[href*=days?site][href*=from]")
                    .attr("href");
            given().urlEncodingEnabled(false).get(days).then().body("items", org.hamcrest.Matchers.hasSize(2))
                    .body("next", org.hamcrest.Matchers.nullValue());
            Document past = page("/air/sites/" + site.code() + "?year=2025");
            assertTrue(past.select("figure:has(figcaption:contains(臭氧))").text().contains("最低 170（7月1日）"), past.text());
            assertTrue(past.select("figure:has(figcaption:contains(臭氧)) svg text").eachText()
                    .contains("二级日 8 小时限值 160，GB 3095-2012"));
        });
        given().get("/air?span=9y").then().statusCode(400);
        given().get("/air?year=1999").then().statusCode(400);
    }

    @Test
    void aLateReportSaysHowLateItIs() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        TestClock.at(Instant.parse("2026-06-24T14:05:00+08:00"),
                () -> new Measured().row(site.code(), "pm25", "day", "2026-06-23", "61")
                        .row("pj-air-2", "pm25", "day", "2026-06-23", "61").post());
        TestClock.at(Instant.parse("2026-06-25T09:00:00+08:00"), () -> {
            assertTrue(page("/air/days/2026-06-23").select(".late").text()
                    .contains("日报应在 6月24日 12:00 前发布，14:05 收到，迟 2 小时 5 分"), page("/air/days/2026-06-23").text());
            given().get("/air/days/2026-06-22").then().body(containsString("到现在还没有收到"));
        });
        Instant end = Instant.parse("2026-06-26T14:00:00+08:00");
        TestClock.at(end.plus(80, ChronoUnit.MINUTES), () -> {
            new Measured().airHour(site.code(), end.minus(1, ChronoUnit.HOURS), "9", "30", "1.0", "90", "60", "36").post();
            Document page = page("/air/sites/" + site.code());
            assertTrue(page.select(".late").text().contains("14:00 的小时值应在 15:00 前发布，15:20 收到，迟 20 分"), page.text());
            assertTrue(page.select("table.hours tbody tr").first().text().contains("迟 20 分"));
        });
    }

    @Test
    void meansSayHowManyHoursAreBehindThem() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        LocalDate day = LocalDate.of(2026, 6, 2);
        Measured rows = new Measured().verified();
        for (int hour = 0; hour < 23; hour++) {
            rows.airHour(site.code(), ChinaTime.startOf(day).plus(hour, ChronoUnit.HOURS), "6", "12", "0.6", "88", "38", "21");
        }
        rows.post();
        String row = page("/air/days/" + day).select("tr:has(a[href=/air/sites/" + site.code() + "])").text();
        assertTrue(row.contains("21 23/24 小时"), row);
        assertTrue(row.contains("88 17/17 个 8 小时平均"), row);
    }

    @Test
    void adviceNamesActivitiesInTheWordsOfTheTable() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        LocalDate day = LocalDate.of(2026, 6, 4);
        new Measured().verified().row("pj-air-3", "pm25", "day", day.toString(), "130").post();
        String advice = page("/air/days/" + day).select(".advice").text();
        assertTrue(advice.contains("学校课间操 青少年儿童避免长时间、高强度的户外锻炼"), advice);
        assertTrue(advice.contains("晨练") && advice.contains("户外作业"), advice);
        assertTrue(advice.contains("患有心血管系统疾病或呼吸系统疾病（如哮喘）的人"), advice);
        assertFalse(site.code().isEmpty());
    }

    @Test
    void forecastsAndWarningsOfOthersAreShownWithNumberWhileTheyHold() {
        Lists.of("air-relays").source("岳阳市生态环境局")
                .row("kind", "warning", "issuer", "岳阳市人民政府", "documentNumber", "岳环委办〔2026〕7号", "issuedOn", "2026-06-10",
                        "issuedTime",
                        "16:00", "validFrom", "2026-06-11", "validTo", "2026-06-12", "level", "黄色", "text", "启动黄色预警。",
                        "address",
                        "https://www.yueyang.gov.cn/a")
                .row("kind", "warning", "issuer", "没有文号的机关", "issuedOn", "2026-06-10", "validFrom", "2026-06-11", "validTo",
                        "2026-06-12", "text", "无文号", "address", "https://www.yueyang.gov.cn/b")
                .row("kind", "forecast", "issuer", "岳阳市生态环境监测中心", "issuedOn", "2026-06-09", "validFrom", "2026-06-10",
                        "validFromHour",
                        "8", "validTo", "2026-06-11", "validToHour", "8", "aqiRange", "80～110", "primary", "臭氧", "text",
                        "以良为主。",
                        "address", "https://www.yueyang.gov.cn/c")
                .publish();
        try {
            TestClock.at(Instant.parse("2026-06-10T07:30:00+08:00"), () -> {
                Document page = page("/air");
                assertEquals(2, page.select("section.relay").size(), "issued, and not over: shown before they hold");
                assertTrue(page.select("section.relay").first().text().contains("有效期 从 6月11日 0 时起，到 6月12日 24 时"), page.text());
                assertTrue(page.select("section.relay").get(1).text().contains("有效期 从 6月10日 8 时起，到 6月11日 8 时"), page.text());
                assertTrue(page("/").select(".home-forecast").text().contains("从 6月10日 8 时起"), page("/").text());
            });
            TestClock.at(Instant.parse("2026-06-11T07:59:00+08:00"), () -> {
                Document page = page("/air");
                assertEquals(2, page.select("section.relay").size());
                assertTrue(page.select("section.relay").first().text()
                        .contains("岳阳市人民政府（岳环委办〔2026〕7号） 2026年6月10日 16:00 发布，有效期 6月11日 0 时至6月12日 24 时"), page.text());
                assertFalse(page.text().contains("没有文号的机关"));
            });
            TestClock.at(Instant.parse("2026-06-11T08:00:00+08:00"), () -> {
                assertEquals(1, page("/air").select("section.relay").size());
                assertTrue(page("/air").text().contains("已经过期的（1 条）"));
            });
            TestClock.at(Instant.parse("2026-06-13T00:00:00+08:00"),
                    () -> assertEquals(0, page("/air").select("section.relay").size()));
        } finally {
            Lists.withdraw("air-relays");
        }
    }

    @Test
    void everySpanNeedsFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/air?span=7d", "/air?span=30d", "/air?span=year", "/air?year=2025",
                "/air/sites/pj-air-1?span=7d", "/air/sites/pj-air-1?year=2025")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
