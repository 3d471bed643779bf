package org.ecobureau.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.Site;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.Sites;
import org.ecobureau.region.TownshipTiles;
import org.ecobureau.region.Townships;
import org.ecobureau.register.Lists;
import org.ecobureau.shared.time.TestClock;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class MapPagesTest {

    @Inject
    EntityManagerFactory factory;
    @Inject
    Townships townships;
    @Inject
    TownshipTiles tiles;

    @Test
    void everyTownshipHasATileOfItsOwn() {
        Set<TownshipTiles.Position> taken = new HashSet<>();
        for (Townships.Place place : townships.all()) {
            TownshipTiles.Position at = tiles.of(place.code());
            assertTrue(at != null && taken.add(at), place.name() + " at " + at);
        }
        assertEquals(25, taken.size());
        assertTrue(tiles.rivers().stream().allMatch(r -> r.corners().size() > 2));
    }

    @Test
    void theMapAndTheTableBesideItSayTheSame() {
        Document page = page("/map");
        assertEquals(25, page.select("svg.map a[href^=/townships/]").size());
        Element tile = page.selectFirst("svg.map a[href=/townships/430626104]");
        assertTrue(tile.attr("aria-label").contains("长寿河南桥断面"), tile.attr("aria-label"));
        for (Element link : page.select("svg.map a")) {
            assertTrue(page.select("table a[href=" + link.attr("href") + "]").hasText(), link.attr("href"));
        }
        assertTrue(page.selectFirst("svg.map title").hasText() && page.selectFirst("svg.map desc").hasText());
        assertTrue(page.text().contains("示意图") && page.text().contains("未经核定"));
        assertTrue(page.text().contains("审图号") && page.select("img").isEmpty());
    }

    @Test
    void pageCsvAndJsonHaveTheSameRows() {
        Document page = page("/map");
        JsonPath json = given().get("/api/v1/townships").then().statusCode(200).extract().jsonPath();
        String[] lines = given().get("/api/v1/townships.csv").then().statusCode(200).extract().asString().split("\r\n");
        List<Element> rows = page.select("table tbody tr");
        assertEquals(rows.size(), json.getList("items").size());
        assertEquals(rows.size(), lines.length - 1);
        assertEquals("code,name,kind,column,row,airSites,sections,sources,openNotices,nightPermits", lines[0].substring(1));
        for (int i = 0; i < rows.size(); i++) {
            String name = json.getString("items[" + i + "].name");
            assertEquals(name, rows.get(i).select("th").text());
            assertEquals(name, lines[i + 1].split(",", -1)[1]);
            List<String> sections = json.getList("items[" + i + "].sections");
            assertEquals(sections.stream().map(s -> "/water/sites/" + s).toList(),
                    rows.get(i).select("td a[href^=/water/]").eachAttr("href"));
            assertTrue(lines[i + 1].contains(String.join(";", sections)), lines[i + 1]);
            assertEquals(json.getInt("items[" + i + "].openNotices") + " 个", rows.get(i).select("td").get(1).text());
        }
        assertFalse(given().get("/api/v1/townships").asString().contains("latitude"), "no coordinates of sources");
        given().get("/api/v1/townships?page=2").then().statusCode(400);
    }

    @Test
    void aTownshipTellsItsNewestValuesInWords() {
        new Measured().verified().row("changshou-henanqiao", "ph", "month", "2024-03-01", "7.2")
                .row("changshou-henanqiao", "dissolvedOxygen", "month", "2024-03-01", "7.9")
                .row("changshou-henanqiao", "ammoniaNitrogen", "month", "2024-03-01", "0.9").post();
        TestClock.at(Instant.parse("2024-04-10T02:00:00Z"), () -> {
            Element site = page("/townships/430626104").selectFirst(".rows li:has(a[href=/water/sites/changshou-henanqiao])");
            assertTrue(site.text().contains("Ⅲ类，达标"), site.text());
            assertTrue(site.text().contains("2024年3月") && site.text().contains("test"), site.text());
        });
    }

    @Test
    void aTownshipsAirIsItsNewestHourAndNeverAnOldOne() {
        String code = Sites.fresh(SiteKind.AIR).code();
        QuarkusTransaction.requiringNew().run(() -> Site.update("township = '430626205' where code = ?1", code));
        Instant hour = Instant.parse("2024-05-20T06:00:00Z");
        new Measured().verified().airHour(code, hour, "9", "30", "1.0", "210", "60", "36").post();
        TestClock.at(hour.plus(80, ChronoUnit.MINUTES), () -> {
            int aqi = given().get("/api/v1/air/now?site=" + code).jsonPath().getInt("aqi");
            String words = page("/townships/430626205").select(".rows li").text();
            assertTrue(words.contains("AQI " + aqi + "，") && words.contains("14:00—15:00"), words);
        });
        TestClock.at(hour.plus(9, ChronoUnit.HOURS), () -> assertTrue(page("/townships/430626205").select(".rows li").text()
                .contains("没有最近的数据")));
    }

    @Test
    void nightWorkThatRunsTodayIsCountedAndTold() {
        Lists.of("noise-permits").row("project", "污水管网抢修", "place", "天岳大道", "township", "430626002", "from", "2024-06-01", "to",
                "2024-06-03", "hours", "22:00—次日 06:00", "reason", "repair", "certificate", "2024-1", "issuer", "县住建局", "phone",
                "0730-6200000").publish();
        TestClock.at(Instant.parse("2024-06-03T02:00:00Z"), () -> {
            given().get("/api/v1/townships").then().body("items.find{it.code=='430626002'}.nightPermits", equalTo(1))
                    .body("items.find{it.code=='430626001'}.nightPermits", equalTo(0));
            assertTrue(page("/townships/430626002").text().contains("污水管网抢修"));
        });
        TestClock.at(Instant.parse("2024-06-03T18:00:00Z"), () -> {
            given().get("/api/v1/townships").then().body("items.find{it.code=='430626002'}.nightPermits", equalTo(1));
            assertTrue(page("/noise/permits").text().contains("正在有效期内"), "the last night runs on until 06:00 everywhere");
        });
        TestClock.at(Instant.parse("2024-06-04T02:00:00Z"), () -> given().get("/townships/430626002").then()
                .body(not(containsString("污水管网抢修"))));
        assertTrue(page("/map").select(".demonstration").isEmpty());
        Lists.of("noise-permits").source("demonstration").row("project", "演示抢修", "place", "天岳大道", "township", "430626002",
                "from", "2024-06-01", "to", "2024-06-03", "hours", "22:00—次日 06:00", "reason", "repair", "certificate",
                "2024-1",
                "issuer", "县住建局", "phone", "0730-6200000").publish();
        TestClock.at(Instant.parse("2024-06-03T02:00:00Z"), () -> assertTrue(page("/map").select(".demonstration").hasText()));
        Lists.withdraw("noise-permits");
        assertTrue(page("/map").selectFirst("tr:has(a[href=/townships/430626002])").text().contains("未公布"));
    }

    @Test
    void aTownshipWithoutSitesSaysSoAndAnUnknownOneIsNotFound() {
        given().get("/townships/430626112").then().statusCode(200).body(containsString("没有注明的监测点位"));
        given().get("/townships/000000000").then().statusCode(404).body(containsString("乡镇地图"));
        given().get("/townships/x").then().statusCode(404);
    }

    @Test
    void pagesNeedFewStatements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        for (String path : List.of("/map", "/townships/430626104", "/api/v1/townships")) {
            given().get(path).then().statusCode(200);
            statistics.clear();
            given().get(path).then().statusCode(200);
            long statements = statistics.getPrepareStatementCount();
            assertTrue(statements > 0 && statements <= 6, path + " took " + statements + " statements");
        }
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
