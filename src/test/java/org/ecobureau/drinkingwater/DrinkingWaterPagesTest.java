package org.ecobureau.drinkingwater;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.shared.time.TestClock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DrinkingWaterPagesTest {

    @Test
    void aQuarterShowsItemsClassAndWhatIsOver() {
        SiteView site = Sites.fresh(SiteKind.DRINKING_WATER);
        new Measured().verified().row(site.code(), "ammoniaNitrogen", "quarter", "2025Q3", "0.11")
                .row(site.code(), "totalPhosphorus", "quarter", "2025Q3", "0.02")
                .row(site.code(), "manganese", "quarter", "2025Q3", "0.13")
                .row(site.code(), "cod", "quarter", "2025Q3", "99")
                .row(site.code(), "thallium", "quarter", "2025Q3", "0.00002L").post();
        given().get("/api/v1/drinking-water/evaluations?from=2025-07-01&to=2025-09-30&site=" + site.code()).then()
                .statusCode(200)
                .body("items", hasSize(1)).body("items[0].class", equalTo("II")).body("items[0].compliant", equalTo(false))
                .body("items[0].exceeding.parameter", equalTo(List.of("manganese")))
                .body("items[0].exceeding[0].exceedance", equalTo(0.3f))
                .body("items[0].period", equalTo("quarter"));
        TestClock.at(Instant.parse("2025-10-20T02:00:00Z"), () -> {
            Document page = page();
            Element row = page.select("table.quarters tr:has(a[href=#" + site.code() + "])").first();
            assertTrue(row.text().contains("2025年第三季度"), row.text());
            assertTrue(row.text().contains("5 项"), row.text());
            assertTrue(row.text().contains("Ⅱ类"), row.text());
            assertTrue(row.text().contains("锰(0.30)"), row.text());
            assertEquals("0.00002L",
                    page.select("#" + site.code() + " table.items tr:has(th:matchesOwn(^铊$)) td").first().text());
            assertTrue(page.select("#not-tap").text().contains("水源水不是龙头水"));
        });
    }

    @Test
    void noPositionOfASourceIsPublished() {
        String body = given().get("/drinking-water").then().statusCode(200).extract().asString();
        assertFalse(body.contains("latitude"));
        assertTrue(body.contains("尧塘水库"));
        assertTrue(body.contains("不公布取水口位置"));
    }

    private static Document page() {
        return Jsoup.parse(given().get("/drinking-water").then().statusCode(200).extract().asString());
    }
}
