package org.ecobureau.noise;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.noise.WhoTree.Answer;
import org.ecobureau.noise.WhoTree.Node;
import org.ecobureau.noise.WhoTree.Result;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WhoTest {

    @Inject
    WhoTree tree;
    @Inject
    QuestionCatalogue catalogue;

    /** Walks every link from the first question, as a resident would. */
    @Test
    void everyAnswerLeadsToAnOfficeOrToOurIntake() {
        Set<String> seen = new LinkedHashSet<>(List.of("/noise/who"));
        List<String> results = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            String path = new ArrayList<>(seen).get(i);
            Document page = page(path);
            assertEquals(1, page.select("h1").size(), path);
            List<String> choices = page.select(".who-choices a").eachAttr("href");
            seen.addAll(choices);
            if (choices.isEmpty()) {
                results.add(path);
                assertTrue(page.select("main ol.govuk-list--number li").size() > 1, path);
                Element complaint = page.selectFirst("a[href^=/complaints/new]");
                assertTrue(complaint != null || page.selectFirst("a[href=tel:12345]") != null, path);
                page.select("main a[href^=/noise]").forEach(link -> given().get(link.attr("href")).then().statusCode(200));
            }
        }
        assertEquals(tree.results().size(), results.size());
        assertTrue(results.size() >= 12, results.toString());
    }

    @Test
    void everyComplaintStartsWithASubtypeTheFormHas() {
        for (Node node : tree.results()) {
            String subtype = node.result().subtype();
            if (subtype != null && !subtype.isEmpty()) {
                assertTrue(catalogue.hasSubtype(List.of(PollutionType.NOISE), subtype), node.id());
                given().get(WhoPages.complaint(subtype)).then().statusCode(200);
            }
        }
    }

    @Test
    void socialNoiseGoesFirstToTheNeighbourhoodByTheLaw() {
        Document page = page("/noise/who?at=social-square");
        assertTrue(page.text().contains("先找居委会、业委会或物业"), page.text());
        assertTrue(page.text().contains("第五百九十九条"));
        assertEquals(List.of("/noise/who", "/noise/who?at=social"), page.select(".who-taken a").eachAttr("href"));
        given().get("/noise/who?at=nowhere").then().statusCode(404);
    }

    @Test
    void aTreeWithAHoleFailsTheStart() {
        Result result = new Result("s", "o", List.of("x"), null, "traffic", false, null, null);
        Node leaf = new Node("leaf", null, null, null, result);
        Node lost = new Node("lost", null, null, null, result);
        Node deadEnd = new Node("leaf", null, null, null, new Result("s", "o", List.of("x"), null, null, false, null, null));
        Node start = new Node("start", "?", null, List.of(new Answer("a", "leaf"), new Answer("b", "leaf")), null);
        Node gap = new Node("start", "?", null, List.of(new Answer("a", "leaf"), new Answer("b", "gone")), null);
        assertFalse(new WhoTree(List.of(start, leaf)).results().isEmpty());
        for (List<Node> broken : List.of(List.of(start), List.of(start, leaf, lost), List.of(start, deadEnd),
                List.of(gap, leaf), List.of(leaf))) {
            assertThrows(IllegalStateException.class, () -> new WhoTree(broken));
        }
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }
}
