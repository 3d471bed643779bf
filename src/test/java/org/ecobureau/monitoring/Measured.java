package org.ecobureau.monitoring;

import static io.restassured.RestAssured.given;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.TestIdentityMechanism;

/** Tests: rows posted through the product's own API, as a logger would. */
public final class Measured {
    private final List<String> rows = new ArrayList<>();
    private String query = "?source=test";

    /** Marks the rows as verified. */
    public Measured verified() {
        query += "&state=verified";
        return this;
    }

    public Measured hour(String site, Instant start, String parameter, String value) {
        return row(site, parameter, "hour", ChinaTime.offset(start).toString(), value);
    }

    /** Six pollutants at once, in the order so2 no2 co o3 pm10 pm25. */
    public Measured airHour(String site, Instant start, String... values) {
        String[] codes = { "so2", "no2", "co", "o3", "pm10", "pm25" };
        for (int i = 0; i < codes.length; i++) {
            hour(site, start, codes[i], values[i]);
        }
        return this;
    }

    public Measured row(String site, String parameter, String period, String start, String value) {
        rows.add("{\"site\":\"%s\",\"parameter\":\"%s\",\"period\":\"%s\",\"start\":\"%s\",\"value\":%s}".formatted(site,
                parameter, period,
                start, value == null ? "null" : "\"" + value + "\""));
        return this;
    }

    /** A row with a quality mark, for instance {@code dust} or {@code 沙尘影响}. */
    public Measured flagged(String site, String parameter, String period, String start, String value, String flag) {
        rows.add("{\"site\":\"%s\",\"parameter\":\"%s\",\"period\":\"%s\",\"start\":\"%s\",\"value\":%s,\"flag\":\"%s\"}"
                .formatted(
                        site, parameter, period, start, value == null ? "null" : "\"" + value + "\"", flag));
        return this;
    }

    public void post() {
        given().header(TestIdentityMechanism.HEADER, "ingest").header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body("{\"rows\":[" + String.join(",", rows) + "]}")
                .post("/api/v1/observations" + query)
                .then().statusCode(201);
    }
}
