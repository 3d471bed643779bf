package org.ecobureau.water;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class WaterEvaluateApiTest {

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post("/api/v1/water/evaluate").then();
    }

    private static String row(String body, String use, String target, String values) {
        return "{\"date\":\"2026-10-08\",\"body\":\"" + body + "\",\"use\":\"" + use + "\",\"target\":\"" + target
                + "\",\"values\":{" + values + "}}";
    }

    @Test
    void sectionComesBackWithEveryFieldOfTheContract() {
        post("[" + row("river", "section", "III",
                "\"ph\":7.6,\"dissolvedOxygen\":4.2,\"cod\":26,\"ammoniaNitrogen\":0.4,\"totalNitrogen\":3.1,\"mercury\":\"0.001L\"")
                + "]").statusCode(200).body("[0].class", equalTo("IV")).body("[0].target", equalTo("III"))
                .body("[0].compliant", equalTo(false)).body("[0].deciding", contains("dissolvedOxygen", "cod"))
                .body("[0].exceeding.parameter", contains("dissolvedOxygen", "cod"))
                .body("[0].exceeding[0].exceedance", nullValue()).body("[0].exceeding[0]", hasKey("exceedance"))
                .body("[0].exceeding[1].value", equalTo(26)).body("[0].exceeding[1].limit", equalTo(20))
                .body("[0].exceeding[1].exceedance", equalTo(0.30f))
                .body("[0].notJudged", contains("totalNitrogen", "mercury"))
                .body("[0].standard", equalTo("GB 3838-2002")).body("[0]", hasKey("reason"));
    }

    @Test
    void bodyAndUseChangeTheRules() {
        post("[" + row("river", "section", "III", "\"totalPhosphorus\":0.1") + ","
                + row("lake", "section", "III", "\"totalPhosphorus\":0.1") + ","
                + row("lake", "source", "III", "\"cod\":90,\"ph\":7,\"antimony\":0.006") + "]").statusCode(200)
                .body("class", contains("II", "IV", "I")).body("compliant", contains(true, false, false))
                .body("[2].notJudged", contains("cod")).body("[2].exceeding.parameter", contains("antimony"));
    }

    @Test
    void nothingToJudgeSaysSo() {
        post("[" + row("river", "section", "II", "\"temperature\":-0.5,\"cod\":null") + "]").statusCode(200)
                .body("[0].class", nullValue()).body("[0].reason", notNullValue()).body("[0].compliant", nullValue());
    }

    @Test
    void acidWaterIsWorseThanV() {
        post("[" + row("river", "section", "V", "\"ph\":5.2") + "]").statusCode(200).body("[0].class", equalTo("劣V"));
    }

    @Test
    void everyMistakeIsNamedAtItsPlace() {
        post("[" + row("river", "section", "III", "\"ph\":7") + ","
                + row("sea", "pond", "VI", "\"cod\":-1,\"bod5\":\"5\",\"lead\":\"0L\",\"pm25\":3,\"pH\":7")
                + ",{\"date\":\"2026-10-08\",\"body\":\"lake\"}]").statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field",
                        containsInAnyOrder("[1].body", "[1].use", "[1].target", "[1].values.cod", "[1].values.bod5",
                                "[1].values.lead", "[1].values.pm25", "[1].values.pH", "[2].values"));
    }

    @Test
    void emptyListIsNoMistake() {
        post("[]").statusCode(200).body("$", hasSize(0));
    }
}
