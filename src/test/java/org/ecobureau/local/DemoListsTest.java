package org.ecobureau.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Clock;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.register.Lists;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The demonstration lists go through the real forms; this notices when a form or a list changes. */
@QuarkusTest
class DemoListsTest {

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    String address;

    @BeforeEach
    @AfterEach
    void nothingPublished() {
        for (String code : DemoLists.CODES) {
            Lists.noDrafts(code);
            Lists.withdraw(code);
        }
    }

    @Test
    void everyListReachesThePublicAndSaysWhatItIs() {
        DemoLists.load(
                account -> StaffSession.known(address.replaceAll("/$", ""), Map.of(TestIdentityMechanism.HEADER, account)),
                ChinaTime.today(clock));
        for (String code : DemoLists.CODES) {
            given().get("/api/v1/registers/" + code).then().statusCode(200).body("total", greaterThan(0))
                    .body("source", equalTo("demonstration"));
            given().get("/api/v1/registers/" + code + ".csv").then().body(containsString("【演示】"));
        }
    }
}
