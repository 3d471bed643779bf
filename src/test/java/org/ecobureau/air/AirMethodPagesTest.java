package org.ecobureau.air;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class AirMethodPagesTest {

    private static Document page(Response response) {
        return Jsoup.parse(response.asString());
    }

    @Test
    void emptyFormAsksForADayAndSixConcentrations() {
        Response response = given().get("/air/method");
        assertEquals(200, response.statusCode());
        assertNotNull(response.header("ETag"));
        Document page = page(response);
        assertEquals(List.of("date", "so2", "no2", "co", "o3", "pm10", "pm25"),
                page.select("form[method=get] input:not([type=radio])").eachAttr("name"));
        assertEquals("day", page.select("input[name=period][checked]").val());
        assertFalse(page.select("input[name=date]").val().isEmpty());
        assertTrue(page.select("#result").isEmpty());
        assertEquals(2, page.select("details table").size());
    }

    @Test
    void bothStandardsStandSideBySideWithEveryStep() {
        Document page = page(given().get(
                "/air/method?date=2026-04-01&period=day&so2=8&no2=22&co=0.9&o3=148&pm10=78&pm25=52"));
        assertEquals(List.of("HJ 633-2012 供对照", "HJ 633-2026 当日有效"), page.select(".method-sides h3").eachText());
        assertEquals(List.of("AQI 90 二级（良）", "AQI 90 二级（良）"), page.select(".method-index").eachText());
        List<String> steps = page.select(".method-steps").get(1).select("li").eachText();
        assertEquals(6, steps.size());
        assertEquals("细颗粒物 PM₂.₅：填写 52 μg/m³，取用 52 μg/m³ (100 − 50) ÷ (60 − 35) × (52 − 35) + 50 = 84 分指数 IAQI 84",
                steps.get(5));
        assertEquals("二氧化氮 NO₂：填写 22 μg/m³，取用 22 μg/m³ (50 − 0) ÷ (40 − 0) × (22 − 0) + 0 = 27.5，向上进位取整 分指数 IAQI 28",
                steps.get(1));
        assertTrue(page.text().contains("最大值（8，28，23，90，70，84）= 90"));
        assertEquals("148", page.select("input[name=o3]").val());
    }

    @Test
    void roundingCapsAndMissingItemsAreExplained() {
        Document page = page(given()
                .get("/air/method?date=2026-02-28&period=hour&so2=801&co=0.85&o3=/&pm10=&pm25=60.5&no2=NA"));
        assertEquals(List.of("HJ 633-2012 当日有效", "HJ 633-2026 供对照"), page.select(".method-sides h3").eachText());
        String old = page.select(".method-sides .card").get(0).text();
        String now = page.select(".method-sides .card").get(1).text();
        assertTrue(old.contains("高于表中最大浓度 800，HJ 633-2012 不再计算这一项"), old);
        assertTrue(now.contains("高于表中最大浓度 800，按 IAQI 200 计"), now);
        assertTrue(now.contains("填写 60.5 μg/m³，取用 60 μg/m³"), now);
        assertTrue(now.contains("不监测（/）") && now.contains("缺测（NA）"), now);
        Document held = page(given().get("/air/method?date=2026-04-01&period=day&pm25=52"));
        assertTrue(held.select(".method-sides .card").get(1).text().contains("按 HJ 633-2026 第 5.3.1 条"), held.text());
        assertEquals("AQI NA", held.select(".method-index").get(1).text());
    }

    @Test
    void mistakesAreListedOnTopAndEverythingTypedStays() {
        Response response = given().get("/air/method?date=2026-13-01&period=&so2=-3&no2=abc&co=0.9&pm25=<b>5</b>&o3=160");
        assertEquals(400, response.statusCode());
        Document page = page(response);
        assertEquals(List.of("#date", "#period", "#so2", "#no2", "#pm25"),
                page.select("#error-summary a").eachAttr("href"));
        for (String target : page.select("#error-summary a").eachAttr("href")) {
            assertEquals(1, page.select(target).size(), target);
        }
        assertEquals("二氧化硫的浓度不能是负数。", page.select("#so2-error").first().ownText());
        assertEquals("<b>5</b>", page.select("#pm25").val());
        assertEquals("abc", page.select("#no2").val());
        assertEquals("160", page.select("#o3").val());
        assertEquals("2026-13-01", page.select("#date").val());
        assertTrue(page.select("#result").isEmpty());
        assertTrue(page.title().startsWith("请改正："));
    }

    @Test
    void usualSpellingsAreUnderstoodAndNothingTypedIsSaid() {
        for (String day : List.of("2026-04-01", "2026/4/1", "2026年4月1日", "２０２６．４．１")) {
            assertEquals(200, given().queryParam("date", day).queryParam("period", "day").queryParam("pm25", "７６")
                    .get("/air/method").statusCode(), day);
        }
        Response nothing = given().get("/air/method?date=2026-04-01&period=day");
        assertEquals(400, nothing.statusCode());
        assertEquals("请至少填写一种污染物的浓度。", page(nothing).select("#error-summary a").text());
    }
}
