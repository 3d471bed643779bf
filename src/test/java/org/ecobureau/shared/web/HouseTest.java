package org.ecobureau.shared.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;

import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class HouseTest {

    @Test
    void unknownPageIsAPageThatHelps() {
        given().get("/no-such-page").then().statusCode(404).contentType(containsString("text/html"))
                .body(containsString("没有找到")).body(containsString("回到首页"));
    }

    @Test
    void unknownApiCallIsProblemJson() {
        given().get("/api/v1/no-such-call").then().statusCode(404).contentType("application/problem+json")
                .body("status", equalTo(404)).body("instance", equalTo("/api/v1/no-such-call"));
    }

    @Test
    void everyAnswerCarriesThePolicy() {
        for (String path : new String[] { "/no-such-page", "/assets/site.css", "/api/v1/no-such-call" }) {
            given().get(path).then().header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Referrer-Policy", equalTo("same-origin"));
        }
    }

    @Test
    void crossSitePostIsRefused() {
        given().header("Sec-Fetch-Site", "cross-site").post("/complaints/track").then().statusCode(403)
                .body(containsString("来自别的网站"));
        given().header("Origin", "https://evil.example").post("/api/v1/air/evaluate").then().statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void guardTable() {
        URI here = URI.create("http://localhost:8080/x");
        assertTrue(CrossOriginGuard.allowed("same-origin", null, here, true));
        assertTrue(CrossOriginGuard.allowed("none", null, here, true));
        assertFalse(CrossOriginGuard.allowed("same-site", "http://localhost:8080", here, true));
        assertFalse(CrossOriginGuard.allowed("cross-site", null, here, false));
        assertTrue(CrossOriginGuard.allowed(null, "http://localhost:8080", here, true));
        assertFalse(CrossOriginGuard.allowed(null, "null", here, false));
        assertFalse(CrossOriginGuard.allowed(null, null, here, true));
        assertTrue(CrossOriginGuard.allowed(null, null, here, false));
    }

    @Test
    void staffPagesAskWhoYouAre() {
        given().redirects().follow(false).get("/staff").then().statusCode(302)
                .header("Location", containsString("/protocol/openid-connect/auth"));
    }

    @Test
    void staffHomeGreetsThePersonAndIsNotKept() {
        given().header(TestIdentityMechanism.HEADER, "intake1").get("/staff").then().statusCode(200)
                .header("Cache-Control", equalTo("no-store")).body(containsString("受理员intake1"));
    }

    @Test
    void theSettingsShowEverybodyWhatTheyMaySet() {
        given().header(TestIdentityMechanism.HEADER, "admin1").get("/staff/settings").then().statusCode(200)
                .body(containsString("/staff/settings/calendar"), not(containsString("/staff/settings/keys")));
        given().header(TestIdentityMechanism.HEADER, "secadmin1").get("/staff/settings").then().statusCode(200)
                .body(containsString("/staff/settings/keys"), not(containsString("/staff/settings/calendar")));
        given().header(TestIdentityMechanism.HEADER, "intake1").get("/staff/settings").then().statusCode(200)
                .body(containsString("没有可以设置的内容"), not(containsString("/staff/settings/")));
    }

    @Test
    void openApiIsOnTheSiteAndHealthIsNot() {
        given().get("/api/v1/openapi.json").then().statusCode(200).body("openapi", notNullValue())
                .body("paths.keySet()", not(hasItem("/staff")));
        given().get("/q/health").then().statusCode(404);
    }

    @Test
    void jsonOfAnotherShapeNamesTheField() {
        given().contentType("application/json").body("{\"types\":\"air\"}").post("/api/v1/complaints").then().statusCode(400)
                .contentType("application/problem+json").body("violations[0].field", equalTo("types"));
        given().contentType("application/json").body("{\"kind\":\"air\"}").post("/api/v1/complaints").then().statusCode(400)
                .contentType("application/problem+json").body("violations[0].message", equalTo("没有这个字段。"));
        given().contentType("application/json").body("[]").post("/api/v1/complaints").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyBeyondTheServersLimitIsAnsweredWithWords() throws IOException, InterruptedException {
        HttpResponse<String> page = sendTooMuch("/complaints/new/what");
        assertEquals(413, page.statusCode());
        assertTrue(page.body().contains("一次最多 64 MB"), page.body());
        assertEquals("application/problem+json",
                sendTooMuch("/api/v1/complaints").headers().firstValue("Content-Type").orElse(""));
    }

    /** 65 MB that are never in memory as a whole. */
    private static HttpResponse<String> sendTooMuch(String path) throws IOException, InterruptedException {
        long bytes = 65L * 1024 * 1024;
        HttpRequest.BodyPublisher body = BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(
                Collections.nCopies(65, new byte[1024 * 1024])), bytes);
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                        .header("Content-Type", "multipart/form-data; boundary=x").POST(body).build(),
                BodyHandlers.ofString());
    }

    @Test
    void apiAnswersSayHowMuchMayStillBeRead() {
        given().get("/api/v1/sites").then().statusCode(200).header("RateLimit-Limit", equalTo("600"))
                .header("RateLimit-Remaining", notNullValue()).header("RateLimit-Reset", notNullValue());
    }

    @Test
    void whoHasThePageGetsNoBodyAgain() {
        String tag = given().get("/api/v1/sites").then().statusCode(200).header("ETag", notNullValue()).extract()
                .header("ETag");
        given().header("If-None-Match", tag).get("/api/v1/sites").then().statusCode(304).body(equalTo(""));
    }

    /** In tests the sign-in address is a closed port (application.properties), as if the provider were down. */
    @Test
    void publicSideWorksWhileSignInIsDown() {
        assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", 9).close());
        for (String path : new String[] { "/", "/air", "/water", "/drinking-water", "/eia", "/complaints",
                "/complaints/new", "/complaints/track", "/api/v1/air/now" }) {
            given().get(path).then().statusCode(200).header("Set-Cookie", nullValue());
        }
    }

    @Test
    void jsonLargerThanAnyRealCallIsRefusedUnread() {
        given().contentType("application/json").body(new byte[10 * 1024 * 1024 + 1]).post("/api/v1/complaints").then()
                .statusCode(413).contentType("application/problem+json");
    }

    @Test
    void aPagingMarkNobodyGaveOutIsABadRequest() {
        given().get("/api/v1/sites?after=nowhere").then().statusCode(400).body("violations[0].field", equalTo("after"));
        given().get("/api/v1/water/evaluations?after=" + Cursor.encode("a", "b", "c")).then().statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }
}
