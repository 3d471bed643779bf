package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Forms;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Paper that comes after the case was registered. */
@QuarkusTest
class LaterScansTest {

    private static final Desk INTAKE = new Desk("intake1");
    private static final Map<String, byte[]> SLIP = Map.of("来访单.pdf", Specimens.pdf());

    @Inject
    CaseService cases;

    @Inject
    CaseFixture fixture;

    @Inject
    EntityManager database;

    private String called(String mode) {
        return cases.register(fixture.checked(Forms.person(mode, "何来访", "13611118888", null)),
                CaseService.Origin.of(Channel.VISIT, null), CaseFixture.INTAKE).number();
    }

    private static String address(String number) {
        return "/staff/cases/" + number + "/scans";
    }

    private long scans(String number) {
        return ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM attachment WHERE owner_kind = 'letter' AND owner_id = ?1")
                .setParameter(1, number).getSingleResult()).longValue();
    }

    @Test
    void aSignedSlipComesLaterAndOpensLikeTheIdentity() {
        String number = called("named");
        assertNotNull(INTAKE.caseOf(number).selectFirst("a[href^=" + address(number) + "]"));
        Document page = INTAKE.page(address(number));
        for (int i = 0; i < 2; i++) {
            Response kept = INTAKE.sendWith(SLIP, page, address(number), "about", "签了字的来访单");
            assertEquals(303, kept.statusCode(), kept.asString());
        }
        assertEquals(1, scans(number), "sent twice, kept once");
        Document shown = INTAKE.caseOf(number);
        assertTrue(shown.select(".case-timeline > li").last().text().contains("补充扫描件 1 个：签了字的来访单"));
        assertNotNull(shown.selectFirst(".entry-scans li"));
        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("UPDATE attachment SET state = 'CLEAN' WHERE owner_kind = 'letter' AND owner_id = ?1")
                .setParameter(1, number).executeUpdate()));
        assertNotNull(INTAKE.caseOf(number).selectFirst(".entry-scans form"), "intake opens those of named reporters");
        assertNull(new Desk("leader1").caseOf(number).selectFirst(".entry-scans form"));
        assertNull(new Desk("leader1").caseOf(number).selectFirst("a[href^=" + address(number) + "]"));
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndNothingIsKept() {
        String number = called("anonymous");
        Document page = INTAKE.page(address(number));
        Document empty = html(INTAKE.send(page, address(number)), 422);
        for (String field : new String[] { "about", "scans", "scansChecked" }) {
            assertNotNull(empty.selectFirst("#" + field + "-error"), field);
        }
        Document unlooked = html(INTAKE.sendWith(SLIP, page, address(number), "about", "当面递交的材料"), 422);
        assertNull(unlooked.selectFirst("#about-error"));
        assertNotNull(unlooked.selectFirst("#scansChecked-error"));
        assertTrue(unlooked.selectFirst("#scans-error").text().contains("重新选一次"), "good files have to be chosen again");
        assertEquals("当面递交的材料", unlooked.selectFirst("#about").val());
        Document hostile = html(INTAKE.sendWith(Map.of("信.pdf", "<html>".getBytes()), page, address(number), "about", "信",
                "scansChecked", "true"), 422);
        assertNotNull(hostile.selectFirst("#scans-error"));
        assertEquals(0, scans(number));
        assertEquals(303, INTAKE.sendWith(SLIP, unlooked, address(number), "scansChecked", "true").statusCode());
        assertEquals(1, scans(number));
    }

    @Test
    void whatWasErasedByTheRulesTakesNothingMore() {
        String number = called("named");
        Document page = INTAKE.page(address(number));
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("UPDATE complaint_case SET identity_erased_at = NOW(6) WHERE number = ?1")
                .setParameter(1, number).executeUpdate());
        Document refused = html(INTAKE.sendWith(SLIP, page, address(number), "about", "签了字的来访单"), 409);
        assertTrue(refused.selectFirst(".govuk-error-summary").text().contains("开始删除"));
        assertEquals("签了字的来访单", refused.selectFirst("#about").val());
        assertEquals(0, scans(number));
        assertFalse(refused.text().contains("何来访"));
    }
}
