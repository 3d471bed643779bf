package org.ecobureau.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.shared.time.TestClock;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HomePagesTest {
    @Inject
    EntityManagerFactory factory;

    @Test
    void aResidentSeesTheAirFirstAndFindsTheWayToComplain() {
        Instant hour = Instant.parse("2026-06-10T01:00:00Z");
        new Measured().airHour("pj-air-1", hour, "9", "30", "1.0", "90", "60", "48")
                .airHour("pj-air-2", hour, "9", "30", "1.0", "92", "60", "50")
                .post();
        TestClock.at(hour.plusSeconds(4200), () -> {
            Document page = Jsoup.parse(given().get("/").then().statusCode(200).header("Set-Cookie", nullValue())
                    .header("Cache-Control", containsString("public")).extract().asString());
            int aqi = given().get("/api/v1/air/now").then().extract().jsonPath().getInt("aqi");
            assertEquals(String.valueOf(aqi), page.select(".air-number").text());
            assertTrue(page.select(".air-sentence").text().startsWith("现在空气良"), page.select(".air-card").text());
            assertTrue(page.select(".air-card").text().contains("3 个点位中 2 个有数据"), page.select(".air-card").text());
            assertTrue(page.select(".provenance").text().contains("10:00"), page.select(".provenance").text());
            assertTrue(page.select("svg.chart").size() == 1);
            assertTrue(page.select("h1").text().contains("2026年6月10日"));
            assertTrue(page.select("a[href=/complaints/new]").hasText());
            assertTrue(page.select("a[href=/complaints/track]").hasText());
            assertTrue(page.select("#rivers").text().contains("断面"));
            assertTrue(page.select("#sources a[href=/drinking-water]").hasText());
            assertTrue(page.select("#notices").hasText());
        });
    }

    @Test
    void homeNeedsFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        Instant hour = Instant.parse("2026-06-11T01:00:00Z");
        new Measured().airHour("pj-air-1", hour, "9", "30", "1.0", "90", "60", "48").post();
        TestClock.at(hour.plusSeconds(4200), () -> {
            given().get("/").then().statusCode(200);
            statistics.clear();
            given().get("/").then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, "home took " + statements + " statements");
        });
    }
}
