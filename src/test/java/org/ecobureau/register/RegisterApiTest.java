package org.ecobureau.register;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RegisterApiTest {

    @Inject
    RegisterKinds kinds;

    @Test
    void everyKindIsListedWithItsPublicColumns() {
        Lists.withdraw("noise-areas");
        given().get("/api/v1/registers").then().statusCode(200).body("items", hasSize(kinds.all().size()))
                .body("items.find { it.code == 'noise-areas' }.columns.size()", greaterThan(4))
                .body("items.find { it.code == 'noise-areas' }.publishedAt", nullValue())
                .body("items.find { it.code == 'noise-areas' }.columns.find { it.name == 'zone' }.options.'4a'",
                        equalTo("4a 类"));
        assertEquals(kinds.all().size() + 1, given().get("/api/v1/registers.csv").asString().lines().count());
    }

    @Test
    void aPageOfAListLeadsToTheNextAndCsvHoldsAll() {
        Lists list = Lists.of("noise-areas");
        for (int i = 1; i <= 5; i++) {
            list.row("name", "区" + i, "zone", "2", "township", i == 5 ? "430626102" : "430626111");
        }
        list.publish();
        String next = given().get("/api/v1/registers/noise-areas?limit=2").then().statusCode(200)
                .body("items.name", contains("区1", "区2")).body("total", equalTo(5)).extract().path("next");
        String last = given().urlEncodingEnabled(false).get(next).then().body("items.name", contains("区3", "区4")).extract()
                .path("next");
        given().urlEncodingEnabled(false).get(last).then().body("items.name", contains("区5")).body("next", nullValue());
        String csv = given().get("/api/v1/registers/noise-areas.csv").asString();
        assertTrue(csv.startsWith("\uFEFFname,zone,township,boundary,documentNumber,decidedOn\r\n"), csv);
        assertEquals(6, csv.lines().count());
        given().get("/api/v1/registers/noise-areas?township=430626102").then().body("items.name", contains("区5"));
        given().get("/api/v1/registers/noise-areas?township=430626999").then().statusCode(400);
        given().get("/api/v1/registers/noise-areas?after=x").then().statusCode(400);
        given().get("/api/v1/registers/noise-areas?colour=red").then().statusCode(400);
        given().get("/api/v1/registers/no-such-list").then().statusCode(404);
    }

    @Test
    void whatIsNotPublishedIsNotFound() {
        Lists.withdraw("noise-areas");
        given().get("/api/v1/registers/noise-areas").then().statusCode(404);
        given().get("/api/v1/registers/noise-areas.csv").then().statusCode(404);
    }

    /** The private phone is stored, staff see it, and no way out shows it. */
    @Test
    void closedColumnsNeverLeave() {
        Lists.of("noise-permits").row("project", "一号楼", "place", "北街", "township", "430626111", "from", "2026-11-20", "to",
                "2026-11-30", "hours", "22:00—次日 06:00", "reason", "pour", "certificate", "夜施 1 号", "issuer", "平江县住建局",
                "phone", "0730-6223456", "siteManager", "王某", "sitePhone", "13812345678").publish();
        for (String path : new String[] { "/api/v1/registers", "/api/v1/registers/noise-permits",
                "/api/v1/registers/noise-permits.csv" }) {
            String answer = given().get(path).then().statusCode(200).extract().asString();
            assertFalse(answer.contains("13812345678") || answer.contains("sitePhone") || answer.contains("王某"), answer);
        }
        given().get("/api/v1/registers/noise-permits").then().body("items[0].phone", equalTo("0730-6223456"));
    }
}
