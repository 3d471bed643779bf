package org.ecobureau.monitoring;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A fault seen elsewhere: a station is renamed and its links are dead. Addresses are made of the code, never of the name. */
@QuarkusTest
class RenamedSiteTest {

    @Test
    void aRenamedStationKeepsItsAddresses() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().row(site.code(), "pm25", "hour", "2026-03-12T08:00:00+08:00", "21").post();
        QuarkusTransaction.requiringNew().run(() -> Site.byCode(site.code()).orElseThrow().name = "改了名字的站");
        for (String address : new String[] { "/air/sites/" + site.code(), "/data/" + site.code() + "/pm25/hour/2026-03-12T08",
                "/api/v1/data/" + site.code() + "/pm25/hour/2026-03-12T08" }) {
            Response response = given().get(address);
            assertEquals(200, response.statusCode(), address);
            assertTrue(address.startsWith("/api") || response.asString().contains("改了名字的站"), address);
        }
    }
}
