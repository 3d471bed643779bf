package org.ecobureau.monitoring.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** The desk for measured values as two data clerks use it. */
@QuarkusTest
class ObservationDeskTest {
    private static final String DESK = "/staff/observations";

    @Inject
    EntityManagerFactory factory;

    @Test
    void aMonthGoesFromTheInboxThroughTwoPersonsToVerified() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        new Measured().row(site.code(), "cod", "month", "2026-03-01", "12").row(site.code(), "ph", "month", "2026-03-01", "7.1")
                .row(site.code(), "lead", "month", "2026-03-01", null).post();
        TestClock.at(Instant.parse("2026-04-05T01:00:00Z"), () -> {
            Document desk = page("monitor1", DESK);
            String href = desk.select("a[href*=site=" + site.code() + "]").attr("href");
            assertTrue(href.startsWith(DESK + "/verify?site="), href);
            Document span = page("monitor1", href);
            assertTrue(span.text().contains("等待审核的初步数据：3 个"), span.text());
            Map<String, List<String>> form = new LinkedHashMap<>();
            span.select("form[method=post] input").forEach(
                    i -> form.computeIfAbsent(i.attr("name"), n -> new java.util.ArrayList<>()).add(i.val()));
            form.get("parameters").remove("ph");
            RequestSpecification post = as("monitor1");
            form.forEach(post::formParam);
            String proposal = location(post.post(DESK + "/verify").then().statusCode(303).extract().header("Location"));
            RequestSpecification again = as("monitor1");
            form.forEach(again::formParam);
            assertEquals(proposal, location(again.post(DESK + "/verify").then().extract().header("Location")),
                    "a double click proposes once");

            Document waiting = page("monitor2", DESK);
            assertNotNull(waiting.selectFirst("a[href=" + proposal + "]"), "monitor2 finds it");
            assertTrue(page("monitor1", DESK).select("tr:has(a[href=" + proposal + "])").text().contains("我，要别人确认"));
            as("monitor1").post(proposal + "/confirm").then().statusCode(403).body(containsString("您自己提出的"));
            as("monitor2").post(proposal + "/confirm").then().statusCode(303);
            assertTrue(page("monitor2", proposal).text().contains("已确认"));
            Document list = page("monitor2", DESK + "?site=" + site.code() + "&period=month");
            assertEquals(3, list.select("a[href^=" + DESK + "/values/" + site.code() + "]").size());
            assertTrue(list.select("tr:contains(化学需氧量)").text().contains("已审核"), list.text());
            assertTrue(list.select("tr:contains(pH 值)").text().contains("初步数据"), list.text());
            assertTrue(list.select("tr:contains(铅)").text().contains("NA"), list.text());
        });
    }

    @Test
    void oneValueIsTypedInAndMistakesKeepWhatWasTyped() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Document blank = page("monitor1", DESK + "/new");
        assertEquals(1, blank.select("select option[value=totalHardness]").size(), "wells too are typed in");
        assertEquals("manual", blank.select("input[name=flags][checked]").val());
        Document again = Jsoup.parse(as("monitor1").formParam("site", site.code()).formParam("parameter", "no2")
                .formParam("period", "hour").formParam("start", "2026-03-02 08:30").formParam("value", "abc")
                .formParam("source", "手工记录").post(DESK + "/new").then().statusCode(422).extract().asString());
        assertTrue(again.select(".govuk-error-summary a[href=#start]").hasText());
        assertTrue(again.select(".govuk-error-summary a[href=#value]").hasText());
        assertEquals("abc", again.select("#value").val());
        String batch = location(as("monitor1").formParam("idempotencyKey", blank.select("[name=idempotencyKey]").val())
                .formParam("site", site.code()).formParam("parameter", "no2").formParam("period", "hour")
                .formParam("start", "2026-03-02 08:00").formParam("value", "NA").formParam("missing", "停电")
                .formParam("source", "手工记录").post(DESK + "/new").then().statusCode(303).extract().header("Location"));
        assertTrue(page("monitor1", batch).text().contains("录入"));
        given().get("/data/" + site.code() + "/no2/hour/2026-03-02T08").then().statusCode(200).body(containsString("停电"));
        as("monitor1").formParam("site", site.code()).formParam("parameter", "no2").formParam("period", "hour")
                .formParam("start", "2026-03-02 08:00").formParam("value", "5").formParam("source", "手工记录").post(DESK + "/new")
                .then().statusCode(422).body(containsString("已有数值"));
    }

    @Test
    void wrongFiltersAndEmptyListsSaySo() {
        assertTrue(page("monitor1", DESK + "?from=2001-01-01&to=2001-01-02").text().contains("这样选没有数值"));
        as("monitor1").get(DESK + "?site=nowhere").then().statusCode(400);
        as("monitor1").get(DESK + "?period=minute").then().statusCode(400);
        as("monitor1").get(DESK + "?after=zzz").then().statusCode(400);
        as("monitor1").get(DESK + "/proposals/999999999").then().statusCode(404);
        as("monitor1").formParam("site", "").post(DESK + "/verify").then().statusCode(422);
    }

    @Test
    void theListIsPagedByKey() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        Measured rows = new Measured();
        for (int hour = 0; hour < 120; hour++) {
            rows.hour(site.code(), Instant.parse("2026-03-01T00:00:00Z").plusSeconds(hour * 3600L), "no2", "1" + hour);
        }
        rows.post();
        Document first = page("monitor1", DESK + "?site=" + site.code() + "&from=2026-03-01&to=2026-03-20");
        assertEquals(100, first.select("a[href^=" + DESK + "/values/]").size());
        Document second = page("monitor1", first.select("a[rel=next]").attr("href"));
        assertEquals(20, second.select("a[href^=" + DESK + "/values/]").size());
        assertTrue(second.select("#proposals").isEmpty());
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        page("monitor1", DESK);
        assertTrue(statistics.getPrepareStatementCount() <= 6, statistics.getPrepareStatementCount() + " statements");
    }

    private static String location(String header) {
        return header.replaceFirst("^https?://[^/]+", "");
    }

    private static Document page(String who, String path) {
        return Jsoup.parse(as(who).urlEncodingEnabled(false).get(path).then().statusCode(200).extract().asString());
    }

    private static RequestSpecification as(String who) {
        return given().header(TestIdentityMechanism.HEADER, who).header("Sec-Fetch-Site", "same-origin").redirects()
                .follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
