package org.ecobureau.complaint.desk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Datum;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** A case with very many messages stays a page one can work with. */
@QuarkusTest
class CasePastTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    private static Document page(String path) {
        var answer = given().header(TestIdentityMechanism.HEADER, "intake1").get(path);
        assertEquals(200, answer.statusCode());
        return Jsoup.parse(answer.asString());
    }

    @Test
    void theNewestFiftyStandOnThePageAndTheOthersBesideIt() {
        String number = fixture.registered().number();
        say(number, 1, 60);
        Document detail = page("/staff/cases/" + number);
        assertEquals(50, detail.select(".case-messages li").size());
        assertTrue(detail.select(".case-messages li").last().text().contains("第60条"));
        assertEquals(50, detail.select(".case-timeline > li").size());
        String earlier = detail.select("a[href*=past?messages]").attr("href");
        assertTrue(earlier.matches("/staff/cases/" + number + "/past\\?messages=[0-9]+"), earlier);
        Document past = page(earlier);
        assertEquals(10, past.select(".case-messages li").size());
        assertTrue(past.select(".case-messages li").first().text().contains("第1条"));
        assertTrue(past.select(".case-messages li").last().text().contains("第10条"));
        assertTrue(past.select("a[href*=past?messages]").isEmpty());
        assertTrue(past.select(".case-timeline").isEmpty());
        Document steps = page(detail.select("a[href*=past?events]").attr("href"));
        assertEquals(11, steps.select(".case-timeline > li").size());
        assertEquals("没有更早的了。", page("/staff/cases/" + number + "/past").select("p.muted").text());
    }

    /** What comes while somebody goes back through the pages moves nothing. */
    @Test
    void pageByPageNoMessageIsMissedOrShownTwice() {
        String number = fixture.registered().number();
        say(number, 1, 120);
        Document page = page("/staff/cases/" + number);
        List<String> read = new ArrayList<>(page.select(".case-messages li .typed").eachText());
        while (!page.select("a[href*=past?messages]").isEmpty()) {
            say(number, 121, 121);
            page = page(page.select("a[href*=past?messages]").attr("href"));
            read.addAll(0, page.select(".case-messages li .typed").eachText());
        }
        assertEquals(IntStream.rangeClosed(1, 120).mapToObj(i -> "第" + i + "条").toList(), read);
        given().header(TestIdentityMechanism.HEADER, "officer2").get("/staff/cases/" + number + "/past?messages=9999999").then()
                .statusCode(403);
    }

    private void say(String number, int from, int to) {
        for (int i = from; i <= to; i++) {
            cases.move(number, CaseMove.of(CaseAction.MESSAGE_FROM_REPORTER).with(Datum.TEXT, "第" + i + "条"), Actor.reporter());
        }
    }

    @Test
    void aPieceEndsWhereItWasAskedTo() {
        var all = IntStream.rangeClosed(1, 120).boxed().toList();
        assertEquals(70, CasePast.latest(all).before());
        assertEquals(71, CasePast.latest(all).list().get(0));
        assertEquals(20, CasePast.upTo(all, 70).before());
        assertEquals(0, CasePast.upTo(all, 20).before());
        assertEquals(0, CasePast.upTo(all, -5).list().size());
        assertEquals(50, CasePast.upTo(all, 500).list().size());
    }
}
