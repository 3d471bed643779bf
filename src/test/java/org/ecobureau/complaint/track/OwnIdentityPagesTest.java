package org.ecobureau.complaint.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.IdentityMode;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Reporters correct and erase what they left of themselves, with the receipt and without script. */
@QuarkusTest
class OwnIdentityPagesTest {

    private static final String TRACK = "/complaints/track";
    private static final String OWN = TRACK + "/identity";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseReader reader;

    private static Browser opened(Registered receipt) {
        return new Browser().post(TRACK, "number", receipt.number(), "code", receipt.receiptCode()).follow();
    }

    private static String key(Browser browser) {
        return browser.page().selectFirst("main form [name=idempotencyKey]").val();
    }

    private static Browser toForm(Browser browser, String href) {
        return browser.get(browser.page().selectFirst("#own-identity a[href^=" + href + "]").attr("href"));
    }

    @Test
    void whatWasTypedWrongIsCorrectedAndTheOldIsNotShown() {
        Registered receipt = fixture.registered(Forms.person("named", "郑自改", "13873015671", null));
        Browser browser = toForm(opened(receipt), OWN + "?");
        assertFalse(browser.answer().asString().contains("郑自改") || browser.answer().asString().contains("13873015671"));
        assertEquals("no-store", browser.answer().header("Cache-Control"));
        browser.post(OWN, "idempotencyKey", key(browser), "of", receipt.number(),
                "code", receipt.receiptCode(), "name", "郑改好", "phone", "1");
        assertEquals(422, browser.status());
        assertEquals("#phone", browser.page().select(".govuk-error-summary a").attr("href"));
        assertEquals("郑改好", browser.value("name"));
        assertEquals("", browser.value("code"), "the code is never shown again");
        browser.post(OWN, "idempotencyKey", key(browser), "of", receipt.number(), "code", receipt.receiptCode(), "name", "郑改好",
                "mode", "confidential")
                .follow();
        assertTrue(browser.text("[role=status]").contains("已经更正"));
        assertTrue(browser.text("#identity-log").contains("您更正了您留的信息：更正姓名，由实名改为保密。"), browser.text("#identity-log"));
        assertEquals(IdentityMode.CONFIDENTIAL, reader.forReceipt(receipt.number()).identityMode());
        toForm(browser, OWN + "?");
        browser.post(OWN, "idempotencyKey", key(browser), "of", receipt.number(), "code", receipt.receiptCode(), "mode",
                "named").follow();
        assertEquals(IdentityMode.NAMED, reader.forReceipt(receipt.number()).identityMode(), "who reported may step forward");
    }

    @Test
    void erasingAsksFirstAndTheReceiptStillOpens() {
        Registered receipt = fixture.registered(Forms.person("confidential", "郑自删", "13873015672", "z@example.org"));
        Browser browser = toForm(opened(receipt), OWN + "/erasure");
        assertTrue(browser.text("main").contains("不能恢复") && browser.text("main").contains("投诉照常办理"));
        assertEquals(IdentityMode.CONFIDENTIAL, reader.forReceipt(receipt.number()).identityMode(), "looking erases nothing");
        String key = key(browser);
        browser.post(OWN + "/erasure", "idempotencyKey", key, "of", receipt.number(), "code", receipt.receiptCode());
        browser.post(OWN + "/erasure", "idempotencyKey", key, "of", receipt.number(), "code", receipt.receiptCode())
                .follow();
        assertTrue(browser.text("[role=status]").contains("已经删除"));
        assertEquals(IdentityMode.ANONYMOUS, reader.forReceipt(receipt.number()).identityMode());
        Browser again = opened(receipt);
        assertTrue(again.text("#identity-log").contains("您删除了您的姓名和联系方式。"));
        assertTrue(again.text("#keeping").contains("按投诉人的要求删除"));
        assertNull(again.page().getElementById("own-identity"));
        assertNotNull(again.page().getElementById("text"), "messages go on");
        assertEquals(409, again.get(OWN + "/erasure").status());
        assertEquals(409, again.post(OWN, "of", receipt.number(), "name", "郑又来").status());
    }

    @Test
    void anOpenBrowserAloneChangesNothing() {
        Registered receipt = fixture.registered(Forms.person("named", "郑开着", "13873015675", null));
        Registered other = fixture.registered(Forms.person("named", "郑旁人", "13873015676", null));
        for (String page : List.of(OWN, OWN + "/erasure")) {
            for (String code : List.of("", "0000 0000 0000 0000", other.receiptCode())) {
                Browser browser = opened(receipt).get(page);
                browser.post(page, "idempotencyKey", key(browser), "of", receipt.number(), "code", code, "phone", "13873015677",
                        "mode", "named");
                assertEquals(422, browser.status(), page + " with " + code);
                assertEquals("#code", browser.page().select(".govuk-error-summary a").attr("href"));
                assertEquals("", browser.value("code"));
            }
        }
        assertEquals(List.of(), reader.followed(receipt.number()).identityLog());
        Browser mistaken = opened(receipt).get(OWN);
        mistaken.post(OWN, "of", receipt.number(), "code", "12", "phone", "1387");
        assertEquals(List.of("#phone", "#code"), mistaken.page().select(".govuk-error-summary a").eachAttr("href"),
                "all that is wrong is said at once");
        assertEquals("1387", mistaken.value("phone"));
        Browser guesser = opened(receipt).get(OWN);
        for (int wrong = 0; wrong < 7; wrong++) {
            guesser.post(OWN, "of", receipt.number(), "code", "1111222233334444", "phone", "13873015677");
        }
        assertEquals(429, guesser.status(), "wrong tries count like those of the track page");
    }

    @Test
    void withoutTheReceiptOrForAnotherCaseNothingHappens() {
        Registered mine = fixture.registered(Forms.person("named", "郑别人", "13873015673", null));
        Registered other = fixture.registered(Forms.person("named", "郑另外", "13873015674", null));
        assertEquals(303, new Browser().post(OWN + "/erasure", "of", mine.number()).status());
        Browser browser = toForm(opened(mine), OWN + "/erasure");
        browser.post(TRACK, "number", other.number(), "code", other.receiptCode());
        browser.post(OWN + "/erasure", "of", mine.number(), "code", mine.receiptCode());
        assertTrue(browser.status() == 303 || browser.status() == 409, "the page of one case does nothing to another");
        for (Registered each : new Registered[] { mine, other }) {
            assertEquals(IdentityMode.NAMED, reader.forReceipt(each.number()).identityMode());
        }
        Browser anonymous = opened(fixture.registered());
        assertNull(anonymous.page().getElementById("own-identity"));
        assertEquals(409, anonymous.get(OWN).status());
    }
}
