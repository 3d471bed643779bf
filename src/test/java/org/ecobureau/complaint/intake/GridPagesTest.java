package org.ecobureau.complaint.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.register.Lists;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Who is in charge where I live. */
@QuarkusTest
class GridPagesTest {

    @Inject
    SessionFactory sessions;

    @AfterEach
    void noLists() {
        Lists.withdraw("grid-officers");
        Lists.withdraw("river-chiefs");
    }

    private static Document page(String query) {
        return Jsoup.parse(given().get("/complaints/grid" + query).then().statusCode(200)
                .header("Cache-Control", containsString("public")).extract().asString());
    }

    private static void publish() {
        Lists.of("grid-officers").source("平江县生态环境分局")
                .row("township", "430626104", "level", "township", "area", "长寿镇", "name", "网格长丁", "phone", "0730-6200004")
                .row("township", "430626104", "level", "village", "area", "某某村", "name", "网格员戊", "phone", "0730-6200005",
                        "remark",
                        "工作日")
                .publish();
        Lists.of("river-chiefs")
                .row("site", "changshou-henanqiao", "river", "长寿河", "chief", "河长乙", "position", "镇级河长", "phone", "0730-6200006")
                .publish();
    }

    @Test
    void theCountyShowsTownshipsAndATownshipEverybodyWithTheRivers() {
        publish();
        Document county = page("");
        assertEquals(List.of("长寿镇（乡镇）：网格长丁"), county.select("ul.rows li").stream()
                .map(li -> li.text().replaceAll(" 办公电话.*", "")).toList());
        Document township = page(county.selectFirst("h2 a").attr("href").replace("/complaints/grid", ""));
        assertTrue(township.title().contains("长寿镇"));
        assertEquals(List.of("tel:0730-6200004", "tel:0730-6200005", "tel:0730-6200006"),
                township.select("ul.rows a").eachAttr("href"));
        assertTrue(township.text().contains("长寿河：镇级河长 河长乙"), township.text());
        assertTrue(township.selectFirst(".source:last-of-type").text().contains("来源：平江县生态环境分局"), township.text());
        assertNotNull(township.selectFirst("a[href='/complaints/new?township=430626104']"));
        assertNotNull(Jsoup.parse(given().get("/complaints").asString()).selectFirst("a[href=/complaints/grid]"));
    }

    @Test
    void pageJsonAndCsvTellTheSame() {
        publish();
        List<String> shown = page("?township=430626104").select("ul.rows").get(0).select("a").eachText();
        List<Map<String, Object>> rows = given().get("/api/v1/registers/grid-officers").then().statusCode(200).extract()
                .jsonPath().getList("items");
        assertEquals(shown, rows.stream().map(r -> String.valueOf(r.get("phone"))).toList());
        String csv = given().get("/api/v1/registers/grid-officers.csv").asString();
        shown.forEach(phone -> assertTrue(csv.contains(phone), phone));
    }

    @Test
    void anEmptyListSaysSoAndAnUnknownTownshipIsABadRequest() {
        assertTrue(page("").selectFirst(".empty").text().contains("还没有公布网格员名单"));
        publish();
        assertTrue(page("?township=430626111").selectFirst(".empty").text().contains("还没有伍市镇的负责人"));
        assertEquals(400, given().get("/complaints/grid?township=1").statusCode());
    }

    @Test
    void aDemonstrationListIsMarked() {
        Lists.of("grid-officers").source("demonstration").row("township", "430626104", "level", "township", "area", "【演示】长寿镇",
                "name", "【演示】网格长", "phone", "0730-0000034").publish();
        assertTrue(page("").selectFirst(".demonstration").text().contains("演示名单"));
        publish();
        assertFalse(page("").html().contains("演示名单"));
    }

    @Test
    void atMostSixStatements() {
        publish();
        page("?township=430626104");
        sessions.getStatistics().setStatisticsEnabled(true);
        long before = sessions.getStatistics().getPrepareStatementCount();
        page("?township=430626104");
        assertTrue(sessions.getStatistics().getPrepareStatementCount() - before <= 6);
    }
}
