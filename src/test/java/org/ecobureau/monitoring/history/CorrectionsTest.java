package org.ecobureau.monitoring.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.staff.TestIdentityMechanism;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Staff correct a value with four eyes; the public log keeps the old one with the reason. */
@QuarkusTest
class CorrectionsTest {
    private static final String AT = "2026-03-10T08:00:00+08:00";
    private static final String REASON = "校准气 <b>过期</b> & \"作废\" ]]>";

    @Inject
    EntityManager em;
    @Inject
    EntityManagerFactory factory;

    @Test
    void theOldValueStaysVisibleWithTheReasonAfterACorrection() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().row(site.code(), "so2", "hour", AT, "500").post();
        String proposal = propose(site, "so2", "5", REASON);
        given().get("/api/v1/corrections?site=" + site.code()).then().body("items", hasSize(0));

        as("monitor1").post(proposal + "/confirm").then().statusCode(403).body(containsString("不能由您确认"));
        Document own = page("monitor1", proposal);
        assertTrue(own.select("form[action$=confirm]").isEmpty(), "no button to confirm one's own");
        Document other = page("monitor2", proposal);
        assertEquals("500", other.select("#before").text());
        assertEquals("5", other.select("#after").text());
        as("monitor2").post(proposal + "/confirm").then().statusCode(303);
        as("monitor2").post(proposal + "/confirm").then().statusCode(303);

        Document log = Jsoup.parse(given().get("/corrections?site=" + site.code()).then().statusCode(200)
                .header("Cache-Control", containsString("public")).extract().asString());
        Element row = log.select("table.corrections tbody tr").first();
        assertEquals(1, log.select("table.corrections tbody tr").size());
        assertTrue(row.text().contains("500") && row.text().contains(REASON), row.text());
        Document value = Jsoup.parse(given().get(row.select("a").attr("href")).then().statusCode(200).extract().asString());
        assertEquals(List.of("500", "5"), value.select("table.versions tbody td:nth-child(2)").eachText());
        assertTrue(value.select("table.versions").text().contains(REASON), value.select("table.versions").text());
        assertTrue(value.select(".state").text().contains("已更正"));
        given().get("/api/v1/observations?site=" + site.code()).then().body("items[0].value", equalTo(5))
                .body("items[0].state", equalTo("corrected")).body("items[0].version", equalTo(2));
    }

    @Test
    void pageJsonAndCsvTellTheSame() {
        SiteView site = Sites.fresh(SiteKind.WATER);
        Measured first = new Measured();
        Measured again = new Measured();
        for (int month = 1; month <= 5; month++) {
            first.row(site.code(), "lead", "month", "2026-0" + month + "-01", "0.0" + month);
            again.row(site.code(), "lead", "month", "2026-0" + month + "-01", month == 5 ? "0.01L" : "0.1" + month);
        }
        first.post();
        again.post();
        Map<String, String> shown = new HashMap<>();
        Jsoup.parse(given().get("/corrections?site=" + site.code()).asString()).select("table.corrections tbody tr")
                .forEach(r -> shown.put(r.select("a").attr("href"),
                        r.select("td").get(2).text() + " → " + r.select("td").get(3).ownText()));
        assertEquals(5, shown.size());
        Map<String, String> json = new HashMap<>();
        String next = "/api/v1/corrections?site=" + site.code() + "&limit=2";
        int pages = 0;
        while (next != null) {
            var page = given().urlEncodingEnabled(false).get(next).then().statusCode(200).extract().jsonPath();
            for (Map<String, Object> item : page.<Map<String, Object>> getList("items")) {
                Object now = item.get("newValue") == null ? item.get("newReason") : item.get("newValue");
                json.put((String) item.get("url"), item.get("oldValue") + " → " + now);
            }
            next = page.getString("next");
            pages++;
        }
        assertEquals(3, pages);
        assertEquals(shown, json);
        String[] lines = given().get("/api/v1/corrections.csv?site=" + site.code()).then()
                .header("Content-Type", startsWith("text/csv")).extract().asString().split("\r\n");
        List<String> header = List.of(lines[0].substring(1).split(","));
        assertEquals(List.of("at", "site", "parameter", "start", "oldValue", "newValue", "reason"), header.subList(0, 7));
        Map<String, String> csv = java.util.Arrays.stream(lines).skip(1).map(l -> l.split(",", -1))
                .collect(Collectors.toMap(c -> c[header.indexOf("url")], c -> c[header.indexOf("oldValue")] + " → "
                        + c[header.indexOf("newValue")] + c[header.indexOf("newReason")]));
        assertEquals(shown, csv);
        given().get("/corrections?site=" + site.code()).then().body(containsString("下载（5 条）"));
    }

    @Test
    void theFeedIsValidAtomAndEscapes() throws Exception {
        SiteView site = Sites.fresh(SiteKind.AIR);
        new Measured().row(site.code(), "no2", "hour", AT, "90").post();
        String proposal = propose(site, "no2", "9", REASON);
        as("monitor2").post(proposal + "/confirm").then().statusCode(303);
        String xml = given().get("/corrections/feed.atom?site=" + site.code()).then().statusCode(200)
                .header("Content-Type", startsWith("application/atom+xml")).extract().asString();
        assertFalse(xml.contains("<b>"), xml);
        Feed feed = (Feed) new WireFeedInput().build(new StringReader(xml));
        assertEquals("atom_1.0", feed.getFeedType());
        assertTrue(feed.getOtherLinks().get(0).getHref().endsWith("/corrections/feed.atom?site=" + site.code()));
        assertEquals(1, feed.getEntries().size());
        Entry entry = feed.getEntries().get(0);
        assertTrue(entry.getSummary().getValue().contains(REASON), entry.getSummary().getValue());
        assertTrue(entry.getId().endsWith("/data/" + site.code() + "/no2/hour/2026-03-10T08#v2"), entry.getId());
        assertEquals(feed.getUpdated(), entry.getUpdated());
        String empty = given().get("/corrections/feed.atom?township=430626111").then().statusCode(200).extract().asString();
        assertTrue(new WireFeedInput().build(new StringReader(empty)) instanceof Feed);
    }

    @Test
    void whatIsAskedForWronglyIsToldSo() {
        given().get("/corrections?township=1").then().statusCode(400);
        given().get("/api/v1/corrections?township=1").then().statusCode(400);
        given().get("/api/v1/corrections?sight=x").then().statusCode(400);
        given().get("/api/v1/corrections?after=zzz").then().statusCode(400);
        given().get("/api/v1/corrections?site=nowhere").then().statusCode(200).body("items", hasSize(0));
        given().get("/corrections?site=nowhere").then().statusCode(200).body(containsString("这样选没有更正记录"));
    }

    @Test
    void thePageNeedsFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/corrections", "/corrections?township=430626111", "/corrections/feed.atom")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    @Test
    @TestTransaction
    void theLogIsReadByIndexNewestFirst() {
        @SuppressWarnings("unchecked")
        List<Object[]> plan = em.createNativeQuery("EXPLAIN SELECT o.id FROM observation o JOIN site s ON s.id = o.site_id"
                + " JOIN observation p ON p.site_id = o.site_id AND p.parameter = o.parameter AND p.period = o.period"
                + " AND p.start_at = o.start_at AND p.version = o.version - 1 WHERE o.log_entry = 1 AND o.id < 9999999"
                + " ORDER BY o.id DESC LIMIT 51").getResultList();
        for (Object[] step : plan) {
            assertFalse("ALL".equals(step[3]) && !"s".equals(step[2]), "full scan of " + step[2]);
            assertFalse(String.valueOf(step[9]).contains("filesort"), step[2] + " " + step[9]);
        }
        assertTrue(plan.stream().anyMatch(step -> String.valueOf(step[5]).startsWith("ix_observation_log")),
                plan.stream().map(step -> step[2] + ":" + step[5]).toList().toString());
    }

    private static String propose(SiteView site, String parameter, String value, String reason) {
        String form = "/staff/observations/values/" + site.code() + "/" + parameter + "/hour/2026-03-10T08";
        Document page = page("monitor1", form);
        as("monitor1").formParam("value", value).formParam("note", " ").post(form).then().statusCode(422)
                .body(containsString("公众会看到这句话"));
        return as("monitor1").formParam("idempotencyKey", page.select("[name=idempotencyKey]").val()).formParam("value", value)
                .formParam("note", reason).post(form).then().statusCode(303).extract().header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }

    private static Document page(String who, String path) {
        return Jsoup.parse(as(who).get(path).then().statusCode(200).extract().asString());
    }

    private static RequestSpecification as(String who) {
        return given().header(TestIdentityMechanism.HEADER, who).header("Sec-Fetch-Site", "same-origin").redirects()
                .follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
