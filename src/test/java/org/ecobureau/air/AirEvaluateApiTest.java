package org.ecobureau.air;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class AirEvaluateApiTest {

    private static final String ROW = "{\"date\":\"2026-04-01\",\"period\":\"day\",\"so2\":8,\"no2\":22,\"co\":0.9,"
            + "\"o3\":148,\"pm10\":78,\"pm25\":52}";

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post("/api/v1/air/evaluate").then();
    }

    @Test
    void dayComesBackWithEveryFieldOfTheContract() {
        post("[" + ROW + "]").statusCode(200).body("$", hasSize(1)).body("[0].aqi", equalTo(90))
                .body("[0].level", equalTo(2)).body("[0].category", equalTo("良")).body("[0].color", equalTo("#FFFF00"))
                .body("[0].primaryPollutants", contains("o3")).body("[0].iaqi.pm25", equalTo(84))
                .body("[0].iaqi.co", equalTo(23)).body("[0].concentrations.co", equalTo(0.9f))
                .body("[0].missing.size()", equalTo(0)).body("[0].standard", equalTo("HJ 633-2026"))
                .body("[0].date", equalTo("2026-04-01")).body("[0].period", equalTo("day"))
                .body("[0].reason", nullValue()).body("[0].recomputed", equalTo(true)).body("[0]", hasKey("site"))
                .body("[0]", hasKey("observedAt")).body("[0]", hasKey("nextUpdateAt")).body("[0]", hasKey("source"));
    }

    @Test
    void standardFollowsTheDayAndOrderIsKept() {
        post("[{\"date\":\"2026-02-28\",\"period\":\"day\",\"pm25\":70},{\"date\":\"2026-03-01\",\"period\":\"day\",\"pm25\":70}]")
                .statusCode(200).body("aqi", contains(94, 110))
                .body("standard", contains("HJ 633-2012", "HJ 633-2026"));
    }

    @Test
    void missingHoldsBackAndNotMonitoredDoesNot() {
        post("[{\"date\":\"2026-04-01\",\"period\":\"hour\",\"so2\":8,\"no2\":22,\"co\":0.9,\"o3\":null,\"pm10\":78,\"pm25\":52},"
                + "{\"date\":\"2026-04-01\",\"period\":\"hour\",\"so2\":8,\"no2\":22,\"co\":0.9,\"o3\":\"/\",\"pm10\":78,\"pm25\":52}]")
                .statusCode(200).body("[0].aqi", nullValue()).body("[0].reason", equalTo("NA"))
                .body("[0].level", nullValue()).body("[0].primaryPollutants", hasSize(0))
                .body("[0].missing.o3", equalTo("NA")).body("[0].iaqi.o3", nullValue()).body("[0].iaqi", hasKey("o3"))
                .body("[1].aqi", equalTo(84)).body("[1].missing.o3", equalTo("/"));
    }

    @Test
    void numbersStayDecimals() {
        post("[{\"date\":\"2026-04-01\",\"period\":\"day\",\"so2\":\"/\",\"no2\":\"/\",\"co\":2.2,\"o3\":\"/\",\"pm10\":\"/\",\"pm25\":\"/\"},"
                + "{\"date\":\"2026-04-01\",\"period\":\"hour\",\"so2\":\"/\",\"no2\":\"/\",\"co\":65.4,\"o3\":\"/\",\"pm10\":\"/\",\"pm25\":\"/\"}]")
                .statusCode(200).body("aqi", contains(55, 218));
    }

    @Test
    void everyMistakeIsNamedAtItsPlaceAndNothingIsComputed() {
        post("[" + ROW + "," + ROW + ",{\"date\":\"2026-02-30\",\"period\":\"week\",\"pm25\":1},"
                + "{\"date\":\"2026-04-01\",\"period\":\"day\",\"pm25\":-1,\"co\":\"0.8\",\"pm2_5\":3,\"so2\":1e999999999}, 7]")
                .statusCode(400).contentType("application/problem+json").body("violations.field", containsInAnyOrder(
                        "[2].date", "[2].period", "[3].pm25", "[3].co", "[3].pm2_5", "[3].so2", "[4]"));
    }

    @Test
    void thousandRowsAreTheMost() {
        String rows = String.join(",", Collections.nCopies(1000, ROW));
        post("[" + rows + "]").statusCode(200).body("$", hasSize(1000));
        post("[" + rows + "," + ROW + "]").statusCode(400).contentType("application/problem+json");
        post("[]").statusCode(200).body("$", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "7", "", "[{\"date\":", "[1,]", "[] []",
            "[{\"date\":\"2026-04-01\",\"date\":\"2026-04-02\"}]" })
    void whatIsNoArrayOfRowsIsRefused(String body) {
        post(body).statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({ "0.0000000000001", "1000000000000", "1e13" })
    void absurdNumberIsRefused(String number) {
        post("[{\"date\":\"2026-04-01\",\"period\":\"day\",\"pm25\":" + number + "}]").statusCode(400)
                .body("violations.field", hasItem("[0].pm25"));
    }

    @Test
    void otherContentTypeIsRefused() {
        given().contentType("text/csv").body("a,b").post("/api/v1/air/evaluate").then().statusCode(415);
    }
}
