package org.ecobureau.calendar;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CalendarApiTest {

    private static final String PATH = "/api/v1/calendar/working-days";

    @Inject
    WorkCalendar calendar;

    @ParameterizedTest
    @CsvSource({ "2026-02-11, 5, false, 2026-02-25", "2026-02-11, 10, false, 2026-03-03", "2024-09-10, 5, true, 2024-09-14",
            "2026-11-23, 20, false, 2026-12-21" })
    void periodEndsOnTheOfficialDay(String from, String days, String countStart, String end) {
        given().queryParam("from", from).queryParam("days", days).queryParam("countStart", countStart).get(PATH).then()
                .statusCode(200).body("end", equalTo(end)).body("size()", equalTo(1));
    }

    @Test
    void startIsNotCountedUnlessAsked() {
        given().get(PATH + "?from=2026-02-11&days=5").then().statusCode(200).body("end", equalTo("2026-02-25"));
    }

    @Test
    void yearWithoutCalendarIsSaidAndNotGuessed() {
        given().get(PATH + "?from=2026-12-28&days=10").then().statusCode(422).contentType("application/problem+json")
                .body("status", equalTo(422)).body("detail", containsString("2027"));
    }

    @ParameterizedTest
    @CsvSource({ "?days=5, from", "?from=2026-02-30&days=5, from", "?from=2026-02-11, days",
            "?from=2026-02-11&days=0, days", "?from=2026-02-11&days=-3, days", "?from=2026-02-11&days=1.5, days",
            "?from=2026-02-11&days=1001, days", "?from=2026-02-11&days=5&countStart=yes, countStart",
            "?from=2026-02-11&days=5&start=true, start" })
    void badParameterIsNamed(String query, String field) {
        given().get(PATH + query).then().statusCode(400).contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    void databaseHoldsWhatTheMigrationSays() {
        assertTrue(calendar.covers(2007) && calendar.covers(2026));
        assertFalse(calendar.covers(2006) || calendar.covers(2027));
        OfficialCalendar migration = OfficialCalendars.stored();
        for (LocalDate day = LocalDate.parse("2007-01-01"); day.getYear() < 2027; day = day.plusDays(1)) {
            assertEquals(migration.isWorkingDay(day), calendar.isWorkingDay(day), day.toString());
        }
    }
}
