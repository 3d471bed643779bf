package org.ecobureau;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Every public page with a table of data leads to the same data as CSV and as JSON. */
@QuarkusTest
class OpenDataTest {

    /** Pages whose tables are no data of ours, and why. */
    private static final Map<String, String> NO_DATA = Map.of("/air/method", "steps of a calculation with typed numbers");

    @Test
    void everyTableOfAPublicPageIsAlsoCsvAndJson() {
        List<String> wrong = new ArrayList<>();
        int pages = 0;
        for (String path : PublicAddresses.all()) {
            if (path.startsWith("/api/") || NO_DATA.containsKey(path)) {
                continue;
            }
            Response answer = given().redirects().follow(false).get(path);
            if (answer.statusCode() != 200 || !answer.contentType().startsWith("text/html")) {
                continue;
            }
            Element main = Jsoup.parse(answer.asString()).selectFirst("main");
            if (main == null || main.select("table").isEmpty()) {
                continue;
            }
            pages++;
            List<String> links = main.select("a[href^=/api/v1/]").eachAttr("href");
            check(path, "CSV", links.stream().filter(l -> l.matches("[^?]*\\.csv(\\?.*)?")).toList(), wrong);
            check(path, "JSON", links.stream().filter(l -> !l.matches("[^?]*\\.csv(\\?.*)?")).toList(), wrong);
        }
        assertEquals(List.of(), wrong);
        assertTrue(pages >= 4, pages + " pages with a table");
    }

    private static void check(String page, String kind, List<String> links, List<String> wrong) {
        if (links.isEmpty()) {
            wrong.add(page + " has a table and no " + kind);
        }
        for (String link : links) {
            int status = given().urlEncodingEnabled(false).get(link).statusCode();
            // a list that nobody has published yet is "not found" by its own interface, which says so in words
            boolean unpublished = status == 404 && link.startsWith("/api/v1/registers/");
            if (status != 200 && !unpublished) {
                wrong.add(page + " leads to " + link + ", which answers " + status);
            }
        }
    }
}
