package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.IdentityMode;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** A clerk corrects or erases an identity because the reporter asked for it; the old values are never on the page. */
@QuarkusTest
class IdentityChangePagesTest {

    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    private static String phone() {
        return "138" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
    }

    private static String path(String number, String step) {
        return "/staff/cases/" + number + "/" + step;
    }

    private static boolean found(String phone, String number) {
        return html(INTAKE.form().formParam("phone", phone).post("/staff/cases/by-phone"), 200).text().contains(number);
    }

    private static String opened(String number) {
        return html(INTAKE.form().post(path(number, "identity")), 200).getElementById("identity").text();
    }

    @Test
    void aWrongPhoneIsPutRightUnseenAndTheReporterReadsIt() {
        String old = phone();
        String right = phone();
        Registered receipt = fixture.registered(Forms.person("named", "吴改号", old, null));
        String number = receipt.number();
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "另一个车间的噪声"), CaseFixture.INTAKE);
        String part = fixture.part(number);
        assertNotNull(INTAKE.caseOf(number).selectFirst("a[href$=/erase-identity]"));
        assertNull(new Desk("reviewer1").caseOf(number).selectFirst("a[href$=/correct-identity]"));
        Document form = INTAKE.page(path(number, "correct-identity"));
        assertFalse(form.html().contains(old) || form.html().contains("吴改号"));
        for (String step : new String[] { "correct-identity", "erase-identity" }) {
            Document page = INTAKE.page(path(number, step));
            assertNotNull(page.selectFirst("form[data-guard][action$=/" + step + "]"), "not sent into a session that ended");
            assertNotNull(page.selectFirst("script[src*=casework]"));
        }
        Document refused = html(INTAKE.send(form, path(number, "correct-identity"), "phone", "12", "reason", " "), 422);
        assertNotNull(refused.getElementById("reason-error"));
        assertEquals("12", refused.getElementById("phone").val());
        Document wrong = html(INTAKE.send(refused, path(number, "correct-identity"), "reason", "来电要求，报了查询码"), 422);
        assertNotNull(wrong.getElementById("phone-error"));
        Document code = html(INTAKE.send(wrong, path(number, "correct-identity"), "phone", right, "receiptCode",
                "1111222233334444"), 422);
        assertTrue(code.getElementById("receiptCode-error").text().contains("对不上"));
        assertEquals("", code.getElementById("receiptCode").val(), "a code is not carried on");
        Document both = html(INTAKE.send(code, path(number, "correct-identity"), "reason", " ", "receiptCode", "12"), 422);
        assertEquals(List.of("#receiptCode", "#reason"), both.select(".govuk-error-summary a").eachAttr("href"),
                "all that is wrong is said at once");
        Document done = INTAKE.followed(INTAKE.send(code, path(number, "correct-identity"), "receiptCode",
                receipt.receiptCode()), number);
        String line = done.select(".case-timeline").text();
        assertTrue(line.contains("更正姓名和联系方式") && line.contains("更正电话") && !line.contains(right), line);
        assertTrue(found(right, number) && found(right, part), "the index follows, also in the part");
        assertFalse(found(old, number) || found(old, part));
        assertTrue(opened(number).contains(right) && opened(number).contains("吴改号"));
        assertTrue(opened(part).contains(right));
        String log = reader.followed(number).identityLog().toString();
        assertTrue(log.contains("CORRECTED") && log.contains("更正电话。来电要求，报了查询码") && !log.contains("intake1"), log);
    }

    @Test
    void namedBecomesConfidentialForEverybodyAndAClerkNeverTheOtherWay() {
        String phone = phone();
        String number = fixture.registered(Forms.person("named", "吴保密", phone, null)).number();
        Document form = INTAKE.page(path(number, "correct-identity"));
        INTAKE.followed(INTAKE.send(form, path(number, "correct-identity"), "mode", "confidential", "reason", "来访要求，看了身份证"),
                number);
        assertEquals(IdentityMode.CONFIDENTIAL, reader.forReceipt(number).identityMode());
        assertFalse(found(phone, number), "a sealed reporter is not found by phone");
        assertNull(INTAKE.caseOf(number).selectFirst("form[action*=/identity]"));
        Document back = INTAKE.page(path(number, "correct-identity"));
        assertNull(back.getElementById("mode"));
        Document refused = html(INTAKE.form().formParam("mode", "named").formParam("reason", "来电")
                .post(path(number, "correct-identity")), 422);
        assertTrue(refused.select(".govuk-error-summary").text().contains("只有投诉人自己"));
        assertEquals(IdentityMode.CONFIDENTIAL, reader.forReceipt(number).identityMode());
    }

    @Test
    void erasingNeedsAReasonAndLeavesAnAnonymousCaseThatGoesOn() {
        String phone = phone();
        String number = fixture.registered(Forms.person("named", "吴删除", phone, null)).number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        Document form = INTAKE.page(path(number, "erase-identity"));
        assertTrue(form.text().contains("不能恢复"));
        Document refused = html(INTAKE.send(form, path(number, "erase-identity")), 422);
        assertNotNull(refused.getElementById("reason-error"));
        for (int i = 0; i < 2; i++) {
            // Pressed twice: the second press gets the first answer.
            assertEquals(303, INTAKE.send(form, path(number, "erase-identity"), "reason", "来信要求，笔迹一致").statusCode());
        }
        Document page = INTAKE.caseOf(number);
        assertTrue(page.text().contains("投诉人身份：匿名") && page.text().contains("投诉人要求删除了姓名和联系方式"));
        assertTrue(page.getElementById("keeping").text().contains("按投诉人的要求删除"));
        assertNull(page.selectFirst("a[href$=correct-identity]"));
        assertNull(new Desk("officer1").caseOf(number).selectFirst("form[action*=/identity]"));
        assertFalse(found(phone, number));
        assertEquals(409, INTAKE.get(path(number, "erase-identity")).statusCode());
        assertEquals(409, INTAKE.form().formParam("reason", "再来").post(path(number, "erase-identity")).statusCode());
        fixture.bring(number, CaseStatus.CLOSED);
        assertEquals(IdentityMode.ANONYMOUS, reader.forReceipt(number).identityMode());
    }
}
