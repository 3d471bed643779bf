package org.ecobureau.facility;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.ecobureau.register.Lists;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FacilityPagesTest {

    @Inject
    FacilityKinds facilities;
    @Inject
    RegisterKinds kinds;

    @Test
    void theSummaryCountsByState() {
        Lists list = Lists.of("sewage-plants").source("平江县住建局");
        for (int i = 1; i <= 25; i++) {
            list.row("name", "污水处理厂 " + i, "township", i <= 20 ? "430626111" : "430626102", "state",
                    i <= 23 ? "running" : "maintenance", "capacity", "500");
        }
        list.publish();
        assertTrue(page("/facilities").text().contains("25 座，运行 23 座，检修停运 2 座"), page("/facilities").text());
        Document all = page("/facilities/sewage-plants");
        assertEquals("25 座，运行 23 座，检修停运 2 座", all.select(".lead").text());
        assertEquals(25, all.select(".facility-rows tbody tr").size());
        Document here = page("/facilities/sewage-plants?township=430626102");
        assertEquals("5 座，运行 3 座，检修停运 2 座", here.select(".lead").text());
        assertTrue(here.select(".facility-rows tbody tr").first().text().startsWith("污水处理厂 21 三市镇"));
        given().get("/api/v1/registers/sewage-plants?township=430626102").then().body("total", equalTo(5));
        assertTrue(page("/facilities/sewage-plants?township=430626001").text().contains("汉昌街道没有列入名单的"));
    }

    @Test
    void longListsArePagedByKey() {
        Lists list = Lists.of("tailings-ponds");
        for (int i = 1; i <= 101; i++) {
            list.row("name", "尾矿库 " + i, "township", "430626111", "owner", "某公司", "state", "closed");
        }
        list.publish();
        Document first = page("/facilities/tailings-ponds");
        assertEquals(100, first.select(".facility-rows tbody tr").size());
        assertEquals("101 座，已闭库 101 座", first.select(".lead").text());
        Document second = Jsoup.parse(
                given().urlEncodingEnabled(false).get(first.select("a[rel=next]").attr("href")).then().statusCode(200).extract()
                        .asString());
        assertEquals("尾矿库 101", second.select(".facility-rows tbody th").text());
        given().get("/facilities/tailings-ponds?after=x").then().statusCode(400);
    }

    @Test
    void everyListHasAnEmptyStateAndAPageOfItsOwn() {
        facilities.all().forEach(kind -> {
            Lists.withdraw(kind.register());
            assertTrue(page("/facilities/" + kind.slug()).select(".empty").text().contains("名单还没有公布"), kind.slug());
        });
        assertEquals(facilities.all().size(), page("/facilities").select("main .rows > li").size());
        given().get("/facilities/unknown").then().statusCode(404);
        given().get("/facilities/sewage-plants?township=1").then().statusCode(400);
        Lists.of("black-odorous-waters").source("demonstration").publish();
        assertTrue(page("/facilities/black-odorous-waters").text().contains("名单为空：现在没有需要列入的"));
        assertEquals(1, page("/facilities").select(".demonstration").size());
    }

    @Test
    void theListsOfThisPackageSayWhereTheyAreShown() {
        for (RegisterKind kind : kinds.all()) {
            if (kind.page() != null && kind.page().matches("/(noise|soil|facilities).*")) {
                given().get(kind.page()).then().statusCode(200);
            }
        }
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
