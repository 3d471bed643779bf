package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Forms;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Confidential and anonymous reporters add to their case by phone: number and receipt code, read out to a clerk. */
@QuarkusTest
class HeardCodeTest {

    private static final String NEW = "/staff/cases/new";
    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CaseFixture fixture;

    private Registered called(String mode) {
        return cases.register(
                fixture.checked(Forms.person(mode, "何来电", "138" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999),
                        null)),
                CaseService.Origin.of(Channel.PHONE, null), CaseFixture.INTAKE);
    }

    private static Response heard(Document page, String number, String code, String... more) {
        String[] fields = { "description", "昨晚又冒黑烟，一直到两点。", "caseNumber", number, "receiptCode", code, "do", "note-by-code" };
        String[] all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return INTAKE.send(page, NEW, all);
    }

    @Test
    void whoKnowsTheCodeAddsWithoutANameOrAPhone() {
        for (String mode : List.of("anonymous", "confidential", "named")) {
            Registered earlier = called(mode);
            Document page = INTAKE.page(NEW);
            for (int i = 0; i < 2; i++) {
                Response added = heard(page, " " + earlier.number().toLowerCase() + " ", earlier.receiptCode());
                assertEquals(303, added.statusCode(), added.asString());
                assertTrue(added.getHeader("Location").endsWith("/staff/cases/" + earlier.number() + "?done=call-note"));
            }
            assertEquals(1, reader.forReceipt(earlier.number()).messages().size(), "sent twice, recorded once");
            Browser reporter = new Browser()
                    .post("/complaints/track", "number", earlier.number(), "code", earlier.receiptCode()).follow();
            assertTrue(reporter.page().text().contains("昨晚又冒黑烟，一直到两点。"));
        }
    }

    @Test
    void aWrongCodeAndAnUnknownNumberAreRefusedAlikeWithEverythingTyped() {
        Registered earlier = called("anonymous");
        Document wrong = html(heard(INTAKE.page(NEW), earlier.number(), "1234567812345678"), 422);
        Document unknown = html(heard(INTAKE.page(NEW), "PJ-W-20200101-0001", "1234567812345678"), 422);
        String message = wrong.selectFirst("#receiptCode-error").text();
        assertEquals(message, unknown.selectFirst("#receiptCode-error").text());
        assertEquals(earlier.number(), wrong.selectFirst("#caseNumber").val());
        assertEquals("昨晚又冒黑烟，一直到两点。", wrong.selectFirst("#description").text());
        assertTrue(wrong.selectFirst("#by-code").hasAttr("open"), "the mistake is in sight");
        assertTrue(reader.forReceipt(earlier.number()).messages().isEmpty());
    }

    @Test
    void aCodeIsNeverPassedOverByRegisteringANewCase() {
        Registered earlier = called("anonymous");
        Document refused = html(INTAKE.send(INTAKE.page(NEW), NEW, "identity", "anonymous", "description",
                "昨晚又冒黑烟，一直到两点。", "township", "三市", "types", "air", "caseNumber", earlier.number(), "receiptCode",
                earlier.receiptCode()), 422);
        assertTrue(refused.selectFirst("#receiptCode-error").text().contains("补充到这一件"), refused.text());
    }

    @Test
    void guessingIsCountedForTheClerkAndTheRightCodeStillOpens() {
        Registered earlier = called("anonymous");
        Desk guesser = new Desk("intake2");
        String[] guess = { "description", "昨晚又冒黑烟，一直到两点。", "caseNumber", earlier.number(), "receiptCode", "1234567812345678",
                "do", "note-by-code" };
        String last = null;
        for (int i = 0; i < 11; i++) {
            last = html(guesser.send(guesser.page(NEW), NEW, guess), 422).selectFirst("#receiptCode-error").text();
        }
        assertTrue(last.contains("试错的次数太多了"), last);
        guess[5] = earlier.receiptCode();
        assertEquals(303, guesser.send(guesser.page(NEW), NEW, guess).statusCode());
    }

    @Test
    void theCodeIsInNoDraftAndNoCallBackIsPromised() {
        Registered earlier = called("confidential");
        Document refused = html(heard(INTAKE.page(NEW), earlier.number(), earlier.receiptCode(), "callBack", "true"), 422);
        assertNotNull(refused.selectFirst("#callBack-error"));
        String key = refused.selectFirst("input[name=draftKey]").val();
        Document kept = INTAKE.page(NEW + "?draft=" + key);
        assertEquals(earlier.number(), kept.selectFirst("#caseNumber").val());
        assertFalse(kept.html().contains(earlier.receiptCode()), "the code is kept nowhere");
        assertEquals("", kept.selectFirst("#receiptCode").val());
    }
}
