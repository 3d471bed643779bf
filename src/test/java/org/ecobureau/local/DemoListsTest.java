package org.ecobureau.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;

import org.ecobureau.register.Lists;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The demonstration lists go through the real forms; this notices when a form or a list changes. */
@QuarkusTest
class DemoListsTest {

    /** A public page that lives on each list. */
    private static final Map<String, String> PAGES = Map.ofEntries(Map.entry("drinking-water-sources", "/drinking-water"),
            Map.entry("monitoring-sites", "/drinking-water/sources/yanshi-nongcun-1"),
            Map.entry("river-chiefs", "/water/sites/yanjiatan"), Map.entry("noise-areas", "/noise"),
            Map.entry("noise-permits", "/noise/permits"), Map.entry("soil-plots", "/soil"),
            Map.entry("soil-key-units", "/soil"),
            Map.entry("sewage-plants", "/facilities/sewage-plants"), Map.entry("tailings-ponds", "/facilities/tailings-ponds"),
            Map.entry("thallium-firms", "/facilities/thallium-firms"),
            Map.entry("no-burn-zones", "/facilities/no-burn-zones"),
            Map.entry("no-old-machinery-zones", "/facilities/no-old-machinery-zones"),
            Map.entry("black-odorous-waters", "/facilities/black-odorous-waters"), Map.entry("air-relays", "/air"),
            Map.entry("grid-officers", "/complaints/grid"));

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
        List<String> published = DemoLists.load(
                account -> StaffSession.known(address.replaceAll("/$", ""), Map.of(TestIdentityMechanism.HEADER, account)),
                ChinaTime.today(clock));
        assertTrue(published.containsAll(List.of("noise-areas", "river-chiefs", "monitoring-sites")), published.toString());
        for (String code : published) {
            given().get("/api/v1/registers/" + code).then().statusCode(200).body("total", greaterThan(0))
                    .body("source", equalTo("demonstration"));
            given().get("/api/v1/registers/" + code + ".csv").then().body(containsString("【演示】"));
        }
        // a page that is not there yet is for its feature's own tests to notice
        List<String> empty = published.stream().map(PAGES::get).filter(Objects::nonNull).filter(page -> {
            Response answer = given().get(page);
            return answer.statusCode() == 200 && !answer.asString().contains("【演示】");
        }).toList();
        assertEquals(List.of(), empty, "pages that show nothing of the lists");
        String relays = org.jsoup.Jsoup.parse(given().get("/air").asString()).select("section.relay").text();
        assertTrue(relays.contains("空气质量预报：良") && relays.contains("重污染天气预警：黄色预警") && !relays.contains("起，到"),
                "a forecast and a warning that hold today: " + relays);
    }
}
