package org.ecobureau.monitoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class ObservationsApiTest {

    @Test
    void sitesHaveTheFixedCodesAndSourcesNoPosition() {
        given().get("/api/v1/sites?limit=1000").then().statusCode(200).body("items.code", hasItem("yaotang"))
                .body("items.code", hasItem("huangjindong")).body("items.code", hasItem("yanjiatan"))
                .body("items.code", hasItem("changshou-henanqiao")).body("items.code", hasItem("jinwocun"))
                .body("items.code", hasItem("yangmeijiang")).body("items.code", hasItem("wushi-wwtp"))
                .body("items.code", hasItem("pj-air-1")).body("items.code", hasItem("pj-air-2"))
                .body("items.code", hasItem("pj-air-3"));
        given().get("/api/v1/sites?kind=drinking-water").then().statusCode(200).body("items[0].code", equalTo("yaotang"))
                .body("items[0].targetClass", equalTo("II")).body("items[0].latitude", nullValue());
        given().get("/api/v1/sites?kind=water&limit=2").then().body("items", hasSize(2)).body("next", containsString("after="));
        given().get("/api/v1/sites?kind=soil").then().statusCode(400).contentType("application/problem+json");
        given().get("/api/v1/sites.csv?kind=water").then().statusCode(200).body(containsString("yanjiatan"));
    }

    @Test
    void onlyTheServiceClientWrites() {
        given().contentType("application/json").body("{}").post("/api/v1/observations").then().statusCode(401);
        given().header(TestIdentityMechanism.HEADER, "monitor1").contentType("application/json").body("{}")
                .post("/api/v1/observations")
                .then().statusCode(403);
        client().contentType("application/json").body("{\"rows\":[]}").post("/api/v1/observations").then().statusCode(400)
                .body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void rowsGoInAndComeOutAsSent() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String body = """
                {"rows":[{"site":"%1$s","parameter":"co","period":"hour","start":"2026-04-01T08:00:00+08:00","value":1.10},
                {"site":"%1$s","parameter":"o3","period":"hour","start":"2026-04-01T08:00:00+08:00","value":null,"flag":"/"},
                {"site":"%1$s","parameter":"pm25","period":"hour","start":"2026-04-01T00:00:00Z","value":null}]}"""
                .formatted(site.code());
        post(body, "").statusCode(201).body("accepted", equalTo(3)).body("unchanged", equalTo(0)).body("rejected", hasSize(0))
                .body("batchId", notNullValue());
        post(body, "").statusCode(201).body("accepted", equalTo(0)).body("unchanged", equalTo(3));
        String raw = given().get("/api/v1/observations?site=" + site.code()).then().statusCode(200)
                .header("ETag", notNullValue()).extract()
                .asString();
        assertTrue(raw.contains("\"value\":1.1,"), raw);
        JsonPath json = JsonPath.from(raw);
        assertEquals("2026-04-01T08:00:00+08:00", json.getString("items[0].start"));
        assertEquals("2026-04-01T09:00:00+08:00", json.getString("items[0].end"));
        assertEquals("provisional", json.getString("items[0].state"));
        assertEquals("mg/m³", json.getString("items.find{it.parameter=='co'}.unit"));
        assertEquals("/", json.getString("items.find{it.parameter=='o3'}.reason"));
        assertEquals("NA", json.getString("items.find{it.parameter=='pm25'}.reason"));
    }

    @Test
    void sameKeyGivesTheFirstAnswerAndAnotherBodyIsRefused() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String key = UUID.randomUUID().toString();
        String body = row(site, "pm25", "40");
        String first = client().header("Idempotency-Key", key).contentType("application/json").body(body)
                .post("/api/v1/observations").then()
                .statusCode(201).extract().asString();
        assertEquals(first,
                client().header("Idempotency-Key", key).contentType("application/json").body(body).post("/api/v1/observations")
                        .then().statusCode(201).extract().asString());
        client().header("Idempotency-Key", key).contentType("application/json").body(row(site, "pm25", "41"))
                .post("/api/v1/observations")
                .then().statusCode(422);
    }

    @Test
    void oneBadRowKeepsAllOutUnlessPartial() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String body = """
                {"rows":[{"site":"%1$s","parameter":"pm25","period":"hour","start":"2026-04-01T08:00:00+08:00","value":40},
                {"site":"%1$s","parameter":"pm99","period":"hour","start":"2026-04-01T08:30:00+08:00","value":-1}]}"""
                .formatted(site.code());
        post(body, "").statusCode(422).contentType("application/problem+json")
                .body("violations.field", hasItem("rows[1].parameter"))
                .body("violations.field", hasItem("rows[1].start")).body("violations.field", hasItem("rows[1].value"));
        given().get("/api/v1/observations?site=" + site.code()).then().body("items", hasSize(0));
        post(body, "?mode=partial").statusCode(201).body("accepted", equalTo(1)).body("rejected.field",
                hasItem("rows[1].value"));
        given().get("/api/v1/observations?site=" + site.code()).then().body("items", hasSize(1));
    }

    @Test
    void wideAirHoursAsCsvCarryTheEndOfTheHour() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String csv = "site,time,so2,no2,co,o3,pm10,pm25\n" + site.code() + ",2026-04-02 00:00,5,20,0.6,80,NA,/\n";
        client().header("Idempotency-Key", UUID.randomUUID().toString()).contentType("text/csv").body(csv)
                .post("/api/v1/observations").then()
                .statusCode(201).body("accepted", equalTo(6));
        given().get("/api/v1/observations?site=" + site.code() + "&parameter=so2").then()
                .body("items[0].start", equalTo("2026-04-01T23:00:00+08:00"))
                .body("items[0].end", equalTo("2026-04-02T00:00:00+08:00"));
        client().header("Idempotency-Key", UUID.randomUUID().toString()).contentType("text/csv").body(csv.replace("so2", "so9"))
                .post("/api/v1/observations").then().statusCode(422).body("violations[0].field", equalTo("so9"));
    }

    @Test
    void csvEqualsJsonAndPagesJoin() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        StringBuilder rows = new StringBuilder();
        for (int hour = 0; hour < 5; hour++) {
            rows.append(hour == 0 ? "" : ",").append("{\"site\":\"").append(site.code())
                    .append("\",\"parameter\":\"no2\",\"period\":\"hour\",\"start\":\"2026-04-01T0").append(hour)
                    .append(":00:00+08:00\",\"value\":").append(10 + hour).append("}");
        }
        post("{\"rows\":[" + rows + "]}", "").statusCode(201);
        String address = "/api/v1/observations?site=" + site.code() + "&from=2026-04-01&to=2026-04-01&limit=2";
        List<String> values = new java.util.ArrayList<>();
        while (address != null) {
            JsonPath page = given().urlEncodingEnabled(false).get(address).then().statusCode(200).extract().jsonPath();
            values.addAll(page.getList("items.value").stream().map(String::valueOf).toList());
            address = page.getString("next");
        }
        assertEquals(List.of("10", "11", "12", "13", "14"), values);
        String csv = given().get("/api/v1/observations.csv?site=" + site.code()).then().statusCode(200)
                .header("Content-Type", startsWith("text/csv")).extract().asString();
        String[] lines = csv.split("\r\n");
        assertEquals("\uFEFF" + String.join(",", ObservationView.HEADER), lines[0]);
        assertEquals(values, java.util.Arrays.stream(lines).skip(1).map(line -> line.split(",", -1)[5]).toList());
    }

    @Test
    void misspeltParametersAreNotAnswered() {
        given().get("/api/v1/observations?sight=x").then().statusCode(400);
        given().get("/api/v1/observations?period=minute").then().statusCode(400);
        given().get("/api/v1/observations?from=yesterday").then().statusCode(400);
        given().get("/api/v1/observations?limit=0").then().statusCode(400);
        given().get("/api/v1/observations?after=zzz").then().statusCode(400);
        given().get("/api/v1/observations?site=nowhere").then().statusCode(200).body("items", hasSize(0)).body("next",
                nullValue());
        given().get("/api/v1/observations?state=withdrawn").then().statusCode(400);
    }

    @Test
    void anUndoneValueIsGoneFromTheApi() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        long batch = post(row(site, "pm10", "77"), "").statusCode(201).extract().jsonPath().getLong("batchId");
        String page = "/staff/observations/imports/" + batch;
        given().header(TestIdentityMechanism.HEADER, "monitor1").header("Sec-Fetch-Site", "same-origin").formParam("reason", "")
                .post(page + "/undo").then().statusCode(422).body(containsString("请写明为什么撤销"));
        given().header(TestIdentityMechanism.HEADER, "monitor1").header("Sec-Fetch-Site", "same-origin").redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("reason", "仪器故障")
                .post(page + "/undo").then().statusCode(303);
        given().header(TestIdentityMechanism.HEADER, "monitor1").get(page).then().body(containsString("已撤销"))
                .body(containsString("仪器故障")).body(not(containsString("撤销这一批</button>")));
        given().get("/api/v1/observations?site=" + site.code()).then().body("items", hasSize(0));
    }

    private static String row(SiteView site, String parameter, String value) {
        return "{\"rows\":[{\"site\":\"" + site.code() + "\",\"parameter\":\"" + parameter
                + "\",\"period\":\"hour\",\"start\":\"2026-04-01T08:00:00+08:00\",\"value\":" + value + "}]}";
    }

    private static ValidatableResponse post(String body, String query) {
        return client().header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json").body(body)
                .post("/api/v1/observations" + query).then();
    }

    private static RequestSpecification client() {
        return given().header(TestIdentityMechanism.HEADER, "ingest");
    }
}
