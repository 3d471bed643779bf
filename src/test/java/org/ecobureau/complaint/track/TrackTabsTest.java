package org.ecobureau.complaint.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Two receipts in one browser, as in a family or at a village office: a page never acts on another case than its own. */
@QuarkusTest
class TrackTabsTest {

    private static final String TRACK = "/complaints/track";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseReader reader;

    private static void open(Browser browser, Registered receipt) {
        browser.post(TRACK, "number", receipt.number(), "code", receipt.receiptCode()).follow();
    }

    /** The hidden fields of a form of the page, with what somebody typed. */
    private static Map<String, String> fields(Browser browser, String action, String... typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        browser.page().select("form[action=" + TRACK + action + "] input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.val()));
        for (int i = 0; i < typed.length; i += 2) {
            fields.put(typed[i], typed[i + 1]);
        }
        return fields;
    }

    private static String[] pairs(Map<String, String> fields) {
        return fields.entrySet().stream().flatMap(f -> java.util.stream.Stream.of(f.getKey(), f.getValue()))
                .toArray(String[]::new);
    }

    @Test
    void anOldTabSendsNothingToTheCaseThatWasOpenedSince() {
        Registered mine = fixture.registered();
        Registered neighbours = fixture.registered();
        fixture.bring(mine.number(), CaseStatus.ANSWERED).bring(neighbours.number(), CaseStatus.ANSWERED);
        Browser browser = new Browser();
        open(browser, mine);
        Map<String, String> message = fields(browser, "/messages", "text", "只对我那一件说");
        Map<String, String> rating = fields(browser, "/messages", "rating", "dissatisfied", "comment", "没解决");
        open(browser, neighbours);

        browser.postWithPhotos(TRACK + "/messages", message);
        assertEquals(409, browser.status());
        assertEquals(mine.number(), browser.value("number"));
        assertTrue(browser.text(".govuk-error-summary").contains("没有送出"), browser.text("main"));
        assertTrue(browser.text(".govuk-error-summary").contains(neighbours.number()));
        browser.post(TRACK, pairs(fields(browser, "", "number", mine.number(), "code", mine.receiptCode())));
        assertEquals("只对我那一件说", browser.page().getElementById("text").text(), "what was typed is there again");
        open(browser, neighbours);
        browser.post(TRACK + "/satisfaction", pairs(rating));
        assertEquals(409, browser.status());

        CaseSheet untouched = reader.forReceipt(neighbours.number());
        assertTrue(untouched.messages().isEmpty());
        assertEquals(null, untouched.rating());
        assertTrue(reader.forReceipt(mine.number()).messages().isEmpty());
    }

    @Test
    void nobodyWithdrawsTheOtherCase() {
        Registered mine = fixture.registered();
        Registered neighbours = fixture.registered();
        Browser browser = new Browser();
        open(browser, mine);
        String link = browser.page().selectFirst("a[href*=withdrawal]").attr("href");
        browser.get(link);
        assertTrue(browser.text("h1").contains(mine.number()));
        Map<String, String> confirmed = fields(browser, "/withdrawal", "reason", "");
        open(browser, neighbours);
        assertEquals(409, browser.get(link).status(), "the confirmation names the case of its page or none");
        assertEquals(409, browser.post(TRACK + "/withdrawal", pairs(confirmed)).status());
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(neighbours.number()).status());
        assertEquals(CaseStatus.REGISTERED, reader.forReceipt(mine.number()).status());
        open(browser, mine);
        assertEquals(303, browser.post(TRACK + "/withdrawal", pairs(confirmed)).status());
        assertEquals(CaseStatus.WITHDRAWN, reader.forReceipt(mine.number()).status());
    }

    @Test
    void tooManyWrongCodesSayWhenToComeBack() {
        Registered receipt = fixture.registered();
        Browser browser = new Browser("203.0.113.77");
        int tries = 0;
        do {
            browser.post(TRACK, "number", receipt.number(), "code", "1111222233334444");
        } while (browser.status() == 404 && ++tries < 60);
        assertEquals(429, browser.status());
        assertEquals("3600", browser.answer().header("Retry-After"));
    }
}
