package org.ecobureau.water;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WaterPeriodsTest {
    @Inject
    Rivers rivers;

    @Test
    void quartersAndYearsAreMeansOfTheirMonthsUnlessReported() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().verified().row(site.code(), "totalPhosphorus", "month", "2014-01", "0.1")
                .row(site.code(), "totalPhosphorus", "month", "2014-02", "0.2")
                .row(site.code(), "totalPhosphorus", "month", "2014-03", "0.31")
                .row(site.code(), "lead", "month", "2014-01", "0.01L").row(site.code(), "lead", "month", "2014-02", "0.04")
                .row(site.code(), "cod", "month", "2014-04", "18").row(site.code(), "cod", "quarter", "2014-04", "25").post();
        String quarters = "/api/v1/water/evaluations?period=quarter&from=2014-01-01&to=2014-12-31&site=" + site.code();
        given().get(quarters).then().statusCode(200).body("items", hasSize(2)).body("items[0].class", equalTo("IV"))
                .body("items[0].computed", equalTo(true)).body("items[0].completeness", equalTo("3/3 月"))
                .body("items[0].exceeding[0].value", equalTo(0.2033333333f)).body("items[0].exceeding", hasSize(1))
                .body("items[0].state", equalTo("verified")).body("items[0].source", equalTo("test"))
                .body("items[1].class", equalTo("IV")).body("items[1].computed", equalTo(false))
                .body("items[1].completeness", nullValue()).body("items[1].deciding", equalTo(List.of("cod")));
        given().get(quarters.replace("quarter", "year")).then().body("items", hasSize(1))
                .body("items[0].completeness", equalTo("4/12 月")).body("items[0].period", equalTo("year"))
                .body("items[0].end", equalTo("2015-01-01T00:00:00+08:00")).body("items[0].class", equalTo("IV"))
                .body("items[0].deciding", equalTo(List.of("totalPhosphorus")));
        given().get(quarters.replace("period=quarter", "period=month")).then().body("items", hasSize(4));
        given().get(quarters.replace("period=quarter&", "")).then().body("items", hasSize(5));
        String first = given().get(quarters + "&limit=1").then().body("items", hasSize(1)).extract().path("next");
        assertTrue(first.contains("period=quarter"), first);
        given().urlEncodingEnabled(false).get(first).then().body("items", hasSize(1)).body("next", nullValue());
        String csv = given().get(quarters.replace("evaluations?", "evaluations.csv?")).asString();
        assertEquals(3, csv.lines().count());
        assertTrue(csv.contains(",true,3/3 月") && csv.contains(",false,"), csv);
        given().get("/api/v1/water/evaluations?period=week").then().statusCode(400).body("detail", containsString("period"));
    }

    @Test
    void targetsAreCountedOverTheSectionsOfAYearAndAMonth() {
        SiteView good = Sites.fresh(SiteKind.WATER);
        SiteView bad = Sites.fresh(SiteKind.WATER);
        new Measured().row(good.code(), "cod", "month", "2012-05", "12").row(good.code(), "cod", "month", "2012-06", "12")
                .row(bad.code(), "cod", "month", "2012-05", "12").row(bad.code(), "cod", "month", "2012-06", "48").post();
        RiverCompliance year = rivers.year(2012);
        assertEquals(2, year.evaluated());
        assertEquals(1, year.met());
        assertEquals(new BigDecimal("50.0"), year.rate());
        assertEquals("Ⅳ类", year.worst());
        assertEquals(bad.name(), year.worstSections());
        assertEquals("2/12 月", year.completeness());
        assertTrue(year.sentence().startsWith("评价 2 个断面，1 个达标，达标率 50.0%，另有"), year.sentence());
        assertEquals(0, year.whole(), "two months are no year");
        Measured months = new Measured();
        for (int month = 1; month <= 12; month++) {
            months.row(good.code(), "cod", "month", "2009-%02d".formatted(month), "12");
        }
        months.row(bad.code(), "cod", "month", "2009-05", "12").post();
        assertEquals(1, rivers.year(2009).whole());
        RiverCompliance may = rivers.month(YearMonth.of(2012, 5));
        assertEquals(new BigDecimal("100.0"), may.rate());
        assertNull(may.completeness());
        RiverCompliance none = rivers.month(YearMonth.of(2011, 5));
        assertNull(none.rate());
        assertNull(none.worst());
        assertEquals("没有可以评价的断面", none.sentence());
    }
}
