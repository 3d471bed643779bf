package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Scans of letters: kept through mistakes, and opened like the identity is. */
@QuarkusTest
class LetterPagesTest {

    private static final String NEW = "/staff/cases/new";
    private static final Desk INTAKE = new Desk("intake1");
    private static final Map<String, byte[]> SCANS = Map.of("来信.pdf", Specimens.pdf());
    private static final String[] LETTER = { "channel", "letter", "receivedAt", "2026-11-17T00:00", "identity", "named", "name",
            "孔写信", "phone", "13422223333", "description", "信中反映采石场白天放炮，灰尘落满菜地。", "township", "伍市镇", "types", "air" };

    @Inject
    EntityManager database;

    /** A letter in that mode, with other values for some fields. */
    private static String[] letter(String mode, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < LETTER.length; i += 2) {
            fields.put(LETTER[i], LETTER[i + 1]);
        }
        fields.put("identity", mode);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields.entrySet().stream().flatMap(f -> Stream.of(f.getKey(), f.getValue())).toArray(String[]::new);
    }

    private static Document slip(Response saved) {
        assertEquals(303, saved.statusCode(), saved.asString());
        return html(RestAssured.given().header(TestIdentityMechanism.HEADER, "intake1")
                .cookie("eco_entry", saved.getCookie("eco_entry")).get(NEW + "/receipt"), 200);
    }

    /** Registers a letter with its scan; the scan is clean. */
    private String registered(String mode, String... more) {
        String number = slip(INTAKE.sendWith(SCANS, INTAKE.page(NEW), NEW, letter(mode, more))).getElementById("receipt-number")
                .text();
        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("UPDATE attachment SET state = 'CLEAN' WHERE owner_kind = 'letter' AND owner_id = ?1")
                .setParameter(1, number).executeUpdate()), "one scan of " + number);
        return number;
    }

    private String scan(String number) {
        return (String) database
                .createNativeQuery("SELECT uuid FROM attachment WHERE owner_kind = 'letter' AND owner_id = ?1")
                .setParameter(1, number).getSingleResult();
    }

    private long count(String sql, String number) {
        return ((Number) database.createNativeQuery(sql).setParameter(1, number).getSingleResult()).longValue();
    }

    private static int status(String account, String path) {
        return new Desk(account).form().post(path).statusCode();
    }

    @Test
    void theDayOfReceiptCountsAndNotTheDayOfTyping() {
        Document slip = slip(INTAKE.send(INTAKE.page(NEW), NEW, LETTER));
        assertTrue(slip.text().contains("最迟 2026年12月2日 告知是否受理"), slip.text());
        assertTrue(slip.getElementById("receipt-number").text().startsWith("PJ-X-"));
    }

    @Test
    void scansStayThroughMistakesForTheClerkAlone() {
        Document wrong = html(INTAKE.sendWith(Map.of("page1.jpg", Specimens.jpegWithPosition(90, 60, 1)), INTAKE.page(NEW), NEW,
                letter("named", "phone", "1")), 422);
        assertTrue(wrong.select(".entry-scans").text().contains("page1.jpg"), wrong.text());
        Document more = html(INTAKE.sendWith(SCANS, wrong, NEW, "do", "caller"), 200);
        assertEquals(2, more.select(".entry-scans li").size());
        assertEquals(0,
                html(new Desk("intake2").sendWith(Map.of(), more, NEW, "do", "caller"), 200).select(".entry-scans li").size(),
                "the secret is of use to nobody else");
        Document less = html(INTAKE.send(more, NEW, "do", more.selectFirst(".entry-scans li:contains(jpg) button").val()), 200);
        assertEquals(1, less.select(".entry-scans li").size());
        String number = slip(INTAKE.send(less, NEW, "phone", "13422223333")).getElementById("receipt-number").text();
        assertEquals(1, INTAKE.caseOf(number).select(".entry-scans li").size());
    }

    @Test
    void whatIsNoPhotoAndNoPdfIsRefusedAtTheField() {
        Document refused = html(INTAKE.sendWith(Map.of("信.pdf", "<html>not a pdf".getBytes(StandardCharsets.UTF_8)),
                INTAKE.page(NEW), NEW, LETTER), 422);
        assertNotNull(refused.getElementById("scans-error"));
        assertEquals("孔写信", refused.getElementById("name").val());
    }

    @Test
    void aNamedLetterOpensLikeTheNameAndTheReporterIsTold() {
        String number = registered("named");
        String path = "/staff/cases/" + number + "/letters/" + scan(number);
        Document page = INTAKE.caseOf(number);
        assertNotNull(page.selectFirst("form[action=" + path + "]"));
        Response opened = INTAKE.send(page, path);
        assertEquals(200, opened.statusCode());
        assertEquals("application/pdf", opened.contentType());
        assertTrue(opened.getHeader("Content-Disposition").startsWith("attachment"));
        assertEquals("no-store", opened.getHeader("Cache-Control"));
        assertEquals(200, status("reviewer1", path));
        assertEquals(403, status("dispatcher1", path));
        assertEquals(403, status("leader1", path));
        assertEquals(403, status("officer1", path), "not of the unit yet");
        assertEquals(405, INTAKE.get(path).statusCode(), "never by following a link");
        assertNull(new Desk("dispatcher1").caseOf(number).selectFirst("form[action=" + path + "]"));
        assertEquals(2, count("SELECT COUNT(*) FROM audit_entry WHERE kind = 'identity.viewed' AND subject = ?1", number));
        assertEquals(2, count("SELECT COUNT(*) FROM identity_event e JOIN complaint_case c ON c.id = e.case_id"
                + " WHERE e.reason LIKE '%扫描件%' AND c.number = ?1", number));
        String foreign = registered("named");
        assertEquals(404, status("intake1", "/staff/cases/" + foreign + "/letters/" + scan(number)), "another case's scan");
    }

    @Test
    void anAnonymousLetterIsLookedAtByTheClerkFirst() {
        Document asked = html(INTAKE.sendWith(SCANS, INTAKE.page(NEW), NEW, letter("anonymous")), 422);
        assertNotNull(asked.getElementById("scansChecked-error"));
        assertEquals(1, asked.select(".entry-scans li").size());
        assertEquals(303, INTAKE.send(asked, NEW, "scansChecked", "true").statusCode());
        String number = registered("anonymous", "scansChecked", "true");
        assertEquals(200, status("dispatcher1", "/staff/cases/" + number + "/letters/" + scan(number)));
        assertEquals(1, count("SELECT COUNT(*) FROM audit_entry WHERE kind = 'letter.opened' AND subject = ?1", number));
    }

    @Test
    void aConfidentialLetterOpensToWhoHoldsAnOpenedRequestOnly() {
        String number = registered("confidential");
        String scan = scan(number);
        String path = "/staff/cases/" + number + "/letters/" + scan;
        for (String account : List.of("intake1", "dispatcher1", "reviewer1", "leader1", "officer1", "custodian1")) {
            assertEquals(403, status(account, path), account);
        }
        assertTrue(INTAKE.caseOf(number).text().contains("和身份一起密封"));
        Desk one = new Desk("custodian1");
        Response sent = one.send(one.page("/staff/identity/new?number=" + number), "/staff/identity", "purpose", "safety",
                "reason",
                "有人上门威胁写信人");
        String request = sent.getHeader("Location").replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        assertEquals(409, status("custodian1", request + "/letters/" + scan), "nobody consented yet");
        Desk two = new Desk("custodian2");
        assertEquals(303, two.send(two.page(request), request + "/consent", "words", "同意").statusCode());
        assertEquals(403, status("custodian2", request + "/letters/" + scan), "only who asked");
        assertFalse(two.page(request).html().contains(scan));
        Document open = one.page(request);
        assertEquals(200, one.send(open, request + "/letters/" + scan).statusCode());
        assertEquals(404, status("custodian1", request + "/letters/" + scan(registered("named"))), "another case's scan");
        assertEquals(1, count("SELECT COUNT(*) FROM audit_entry WHERE kind = 'identity.opened' AND subject = ?1", number));
        assertTrue(one.page(request).text().contains("还可以看 3 次"), "the looks at the name stay");
    }
}
