package org.ecobureau.complaint;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.ecobureau.standard.Statutes;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What stands behind "了解更多" exists: types, subtypes, articles, pages. */
@QuarkusTest
class KnowledgeTest {

    @Inject
    Knowledge knowledge;

    @Inject
    QuestionCatalogue questions;

    @Test
    void everyTypeHasAnEntryAndEverySubtypeIsOneOfTheForm() {
        Set<String> types = new TreeSet<>();
        Stream.of(PollutionType.values()).forEach(t -> types.add(t.code()));
        assertEquals(types, new TreeSet<>(knowledge.entries().keySet()));
        knowledge.entries().forEach((code, entry) -> entry.subtypes().keySet().forEach(s -> assertTrue(
                questions.hasSubtype(List.of(PollutionType.byCode(code).orElseThrow()), s), code + " " + s)));
    }

    @Test
    void everyArticleIsRegisteredAndEveryPageIsThere() {
        Set<String> pages = new TreeSet<>();
        knowledge.entries().values().stream().flatMap(e -> Stream.concat(Stream.of(e), e.subtypes().values().stream()))
                .forEach(e -> {
                    e.statutes().forEach(Statutes::cite);
                    e.pages().forEach(p -> pages.add(p.value()));
                });
        assertTrue(pages.size() >= 10, pages.toString());
        for (String page : pages) {
            assertEquals(200, given().redirects().follow(false).get(page).statusCode(), page);
        }
    }

    @Test
    void theLandingPageAndTheFormLeadToLawAndLiveData() {
        Document landing = Jsoup.parse(given().get("/complaints").asString());
        assertEquals(PollutionType.values().length, landing.select("details.knowledge").size());
        assertTrue(landing.select("details.knowledge a[href=/noise/permits]").hasText());
        Browser browser = new Browser().post("/complaints/new").follow();
        browser.post("/complaints/new/types", "types", "noise").follow();
        Document details = browser.page();
        assertEquals(1, details.select("details.knowledge").size(), "only what was chosen");
        assertTrue(details.select("details.knowledge").text().contains("第五百七十二条"), details.select("details.knowledge").text());
        assertTrue(details.select("details.knowledge").text().contains("用我们自己的话概括"), "no quotation");
        assertFalse(details.select("details.knowledge a[href=/noise/who]").isEmpty());
    }
}
