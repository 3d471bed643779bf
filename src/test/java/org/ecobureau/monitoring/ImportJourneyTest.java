package org.ecobureau.monitoring;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A data clerk brings in a foreign hourly file with two cities. */
@QuarkusTest
class ImportJourneyTest {
    private static final String IMPORTS = "/staff/observations/imports";
    private static final String FILE = """
            city,time,aqi,pm2_5,pm10,so2,no2,co,o3_1h,primary
            长沙市,2019-02-05 11:00:00,212,162,—,6,18,1.1,28,PM2.5
            岳阳市,2019-02-05 11:00:00,91,66,131,10,17,1.3,51,PM10
            岳阳市,2019-02-05 12:00:00,90,65,—,10,17,1.3,x1,PM10
            """;

    @Test
    void aForeignFileIsMappedCheckedStoredAndTakenBack() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String draft = upload(FILE);
        Document columns = page(draft);
        assertEquals("pm25", columns.select("#column-3 option[selected]").val());
        assertEquals("o3", columns.select("#column-8 option[selected]").val());
        assertEquals("-", columns.select("#column-2 option[selected]").val());

        Map<String, String> form = fields(columns);
        form.put("source", "");
        form.put("state", "verified");
        Document again = Jsoup.parse(form().formParams(form).post(draft).then().statusCode(422).extract().asString());
        assertTrue(again.select(".govuk-error-summary a[href=#source]").hasText());
        assertTrue(again.select("input[name=state]").isEmpty(), "one person verifies nothing");

        form.put("source", "测试来源");
        String yueyang = again.select("label:containsOwn(岳阳市)").attr("for");
        form.put(yueyang, site.code());
        String preview = redirect(form().formParams(form).post(draft));
        Document shown = page(preview);
        assertEquals("11", shown.select("#count-new").text());
        assertEquals("1", shown.select("#count-rejected").text());
        assertEquals("1", shown.select("#count-left-out").text(), "the line of the other city");
        assertTrue(shown.select(".import-errors li").text().contains("第 4 行“o3_1h”列"), shown.select(".import-errors").text());
        given().get("/api/v1/observations?site=" + site.code()).then().body("items", hasSize(0));

        form().formParams(Map.of()).post(draft + "/commit").then().statusCode(422).body(containsString("跳过有错的行"));
        String batch = redirect(form().formParam("partial", "yes").post(draft + "/commit"));
        assertEquals(batch, redirect(form().formParam("partial", "yes").post(draft + "/commit")),
                "a double click stores once");
        given().get("/api/v1/observations?site=" + site.code()).then().body("items", hasSize(11))
                .body("items.find{it.parameter=='pm25'}.value", equalTo(66)).body("items[0].source", equalTo("测试来源"))
                .body("items[0].state", equalTo("provisional")).body("items[0].end", equalTo("2019-02-05T11:00:00+08:00"));
        clerk().get(batch).then().statusCode(200).body(containsString("yueyang.csv")).body(containsString("新增 11"));
        clerk().get(IMPORTS).then().statusCode(200).body(containsString("测试来源"));

        redirect(form().formParam("reason", "城市选错").post(batch + "/undo"));
        given().get("/api/v1/observations?site=" + site.code()).then().body("items", hasSize(0));
    }

    @Test
    void aDraftBelongsToWhoUploadedIt() {
        String draft = upload(FILE);
        given().header(TestIdentityMechanism.HEADER, "monitor2").get(draft).then().statusCode(404);
    }

    @Test
    void aWrongFileIsExplained() {
        clerk().multiPart("file", "a.xlsx", new byte[] { 'P', 'K', 3, 4, 0, 0 }, "application/octet-stream").post(IMPORTS)
                .then()
                .statusCode(422).body(containsString("重新保存"));
        clerk().multiPart("file", "a.csv", new byte[0], "text/csv").post(IMPORTS).then().statusCode(422)
                .body(containsString("请选择"));
    }

    private static String upload(String text) {
        return redirect(clerk().multiPart("file", "yueyang.csv", text.getBytes(UTF_8), "text/csv").post(IMPORTS));
    }

    private static String redirect(Response response) {
        String address = response.then().statusCode(303).header("Location", containsString(IMPORTS)).extract()
                .header("Location");
        return address.substring(address.indexOf(IMPORTS));
    }

    private static Document page(String path) {
        return Jsoup.parse(
                clerk().get(path).then().statusCode(200).header("Cache-Control", startsWith("no-store")).extract().asString());
    }

    private static Map<String, String> fields(Document page) {
        Map<String, String> form = new HashMap<>();
        for (Element select : page.select("select")) {
            form.put(select.attr("name"), select.select("option[selected]").val());
        }
        return form;
    }

    private static RequestSpecification form() {
        return clerk().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static RequestSpecification clerk() {
        return given().header(TestIdentityMechanism.HEADER, "monitor1").header("Sec-Fetch-Site", "same-origin").redirects()
                .follow(false);
    }
}
