package org.ecobureau.complaint.desk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.LegalTrack;
import org.ecobureau.monitoring.Measured;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.Sites;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Errors of the site, from the value's page to the answer that says what was corrected. */
@QuarkusTest
class ErrorReportsTest {

    private static final String FORM = "/complaints/errors/new";
    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk MONITOR = new Desk("monitor1");
    private static final Desk PUBLISHER = new Desk("publisher1");
    private static final Desk REVIEWER = new Desk("reviewer1");

    @Inject
    CaseReader reader;

    @Inject
    EntityManager database;

    private static String key(Browser browser) {
        return browser.page().select("[name=idempotencyKey]").val();
    }

    private static Browser reported(String description, String... more) {
        Browser browser = new Browser().get(FORM);
        String[] pairs = { "idempotencyKey", key(browser), "description", description, "identity", "anonymous" };
        String[] all = Arrays.copyOf(pairs, pairs.length + more.length);
        System.arraycopy(more, 0, all, pairs.length, more.length);
        return browser.post(FORM, all);
    }

    @Test
    void anErrorInAValueIsMendedByTheMonitorAndTheAnswerSaysSo() {
        SiteView site = Sites.fresh(SiteKind.AIR);
        String slot = "/data/" + site.code() + "/pm25/hour/2026-03-10T08";
        new Measured().row(site.code(), "pm25", "hour", "2026-03-10T08:00:00+08:00", "999").post();
        String link = Jsoup.parse(given().get(slot).asString()).selectFirst("a.report-error").attr("href");
        Browser browser = new Browser().get(java.net.URLDecoder.decode(link, java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("no-store", browser.answer().header("Cache-Control"));
        assertNull(browser.answer().header("Set-Cookie"), "nothing is kept by looking");
        assertTrue(browser.text("#about").contains(site.name() + " 细颗粒物 2026年3月10日 08:00—09:00：999"), browser.text("#about"));
        String key = key(browser);
        String[] sent = { "idempotencyKey", key, "value", slot, "description", "太高了", "identity", "anonymous" };
        browser.post(FORM, sent).follow();
        String number = browser.text("#receipt-number");
        String code = browser.text("#receipt-code");
        assertTrue(number.matches("PJ-W-\\d{8}-\\d{4,}"), number);
        assertEquals(number, new Browser().post(FORM, sent).follow().text("#receipt-number"), "pressed twice, stored once");
        assertEquals(code, browser.get("/complaints/errors/receipt").text("#receipt-code"));

        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(LegalTrack.CORRECTION, sheet.legalTrack());
        assertEquals(IdentityMode.ANONYMOUS, sheet.identityMode());
        assertFalse(sheet.publicConsent(), "nobody was asked");
        assertTrue(sheet.description().endsWith("太高了"), sheet.description());
        assertEquals(403, MONITOR.get("/staff/cases/" + number).statusCode(), "intake looks first");

        Document registered = INTAKE.caseOf(number);
        assertEquals(slot, registered.select(".case-reported a").first().attr("href"));
        assertTrue(registered.select(".case-clocks").text().contains("网站纠错办理时限"), registered.select(".case-clocks").text());
        assertEquals("correction", registered.select("[name=legalTrack][checked]").val());
        Document assigned = INTAKE.take(number, "accept");
        assertEquals("已交办", Desk.status(assigned));
        assertTrue(assigned.text().contains("监测数据岗"), assigned.text());
        assertTrue(assigned.select(".case-clocks").text().contains("参照政府信息公开条例第三十条"));

        assertEquals(403, PUBLISHER.get("/staff/cases/" + number).statusCode());
        assertEquals(403, new Desk("officer1").get("/staff/cases/" + number).statusCode());
        assertTrue(MONITOR.page("/staff/cases?box=errors").text().contains(number));
        assertTrue(MONITOR.page("/staff/cases?box=mine").text().contains(number));
        assertFalse(PUBLISHER.page("/staff/cases?box=errors").text().contains(number));
        assertTrue(MONITOR.page("/staff").select("a[href=/staff/cases?box=errors]").hasText());
        assertEquals(List.of("开始调查", "退回交办"), Desk.buttons(MONITOR.caseOf(number)));
        MONITOR.take(number, "start-investigation");
        MONITOR.take(number, "record-finding", "finding", "仪器当时在校准，数值应为 99。", "verified", "true");
        Document before = MONITOR.caseOf(number);
        assertEquals("", before.selectFirst("#answer").text(), "nothing to propose yet");
        assertEquals("/staff/observations/values/" + slot.substring(6),
                before.select(".case-reported a").last().attr("href"));

        new Measured().row(site.code(), "pm25", "hour", "2026-03-10T08:00:00+08:00", "99").post();
        Document mended = MONITOR.caseOf(number);
        assertTrue(mended.select(".case-reported").text().contains("反映时公布的 999 μg/m³ 第 2 版 99 μg/m³"),
                mended.select(".case-reported").text());
        String proposed = mended.selectFirst("#answer").text();
        assertTrue(proposed.contains("原来公布的是 999 μg/m³，现在是 99 μg/m³"), proposed);
        assertTrue(proposed.contains(slot), proposed);
        assertEquals("审核中", Desk.status(MONITOR.take(number, "draft-answer", "then", "submit")));
        REVIEWER.take(number, "approve-answer");
        assertTrue(reader.forReceipt(number).answer().contains("现在是 99 μg/m³"));
        assertEquals("已答复，待办结", Desk.status(MONITOR.caseOf(number)), "who mended may still read it");
    }

    @Test
    void aBrokenPageGoesToThePublishersAndIsTheirsAlone() {
        Browser browser = reported("手机上横着看空气质量的图，字很小。", "kind", "website", "where", "空气页面").follow();
        String number = browser.text("#receipt-number");
        assertTrue(reader.forReceipt(number).description().startsWith("关于：空气页面\n"));
        INTAKE.take(number, "accept");
        assertEquals(403, MONITOR.get("/staff/cases/" + number).statusCode());
        assertEquals(403, new Desk("monitor1").form().post("/staff/cases/" + number + "/start-investigation").statusCode());
        assertTrue(PUBLISHER.page("/staff/cases?box=errors").text().contains(number));
        PUBLISHER.take(number, "start-investigation");
        assertTrue(PUBLISHER.caseOf(number).select("form[action$=/identity]").isEmpty(), "menders see no names");
        assertTrue(PUBLISHER.caseOf(number).select(".case-reported").isEmpty());
    }

    @Test
    void oneShortSentenceIsEnough() {
        Browser receipt = reported("字很小", "where", "", "kind", "website").follow();
        String number = receipt.text("#receipt-number");
        assertEquals("关于：网站有毛病\n字很小", reader.forReceipt(number).description());
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndWhatWasTypedStays() {
        Browser browser = reported("字很小", "where", "", "kind", "");
        assertEquals(422, browser.status());
        assertTrue(browser.text("#kind-error").contains("请选择"), browser.text("main"));
        assertEquals("", browser.text("#description-error"), "a short sentence is enough");
        assertEquals("请写明哪里不对，一句话就行。", reported("", "kind", "website").text("#description-error").replace("错误：", ""));
        assertEquals("字很小", browser.page().getElementById("description").wholeText().strip());
        Browser named = reported("首页打不开，一直转圈。", "kind", "website", "name", "王测试");
        assertEquals(303, named.status(), "what an anonymous person typed about themselves is dropped");
        Browser wrong = new Browser().get(FORM);
        wrong.post(FORM, "idempotencyKey", key(wrong), "kind", "website", "description", "首页打不开，一直转圈。", "identity", "named",
                "name", "王测试");
        assertEquals(422, wrong.status());
        assertEquals("王测试", wrong.value("name"));
        assertTrue(wrong.text("#phone-error").contains("电话"));
        assertEquals(200, new Browser().get(FORM + "?value=/data/nowhere/pm25/hour/2026-03-10T08&about=某个数").status());
        assertTrue(new Browser().get(FORM + "?value=/data/nowhere/pm25/hour/2026-03-10T08").text("main").contains("找不到了"));
        assertEquals("某个数", new Browser().get(FORM + "?about=某个数").value("where"));
    }

    @Test
    void anErrorReportNeverDisturbsAHalfDoneComplaint() {
        Browser browser = new Browser().post("/complaints/new");
        String draft = browser.cookie("eco_draft").getValue();
        browser.get(FORM);
        browser.post(FORM, "idempotencyKey", key(browser), "kind", "website", "description", "首页打不开，一直转圈。", "identity",
                "anonymous").follow();
        assertEquals(draft, browser.cookie("eco_draft").getValue());
        assertEquals(86_400, browser.cookie("eco_error").getMaxAge());
        assertNotEquals(draft, browser.cookie("eco_error").getValue());
        browser.post("/complaints/errors/leave");
        assertNull(browser.cookie("eco_error"));
        assertEquals(303, browser.get("/complaints/errors/receipt").status());
    }

    @Test
    void whoAcceptsMayFindThatItIsNoErrorOfTheSite() {
        String number = reported("你们说空气好，可是我家门口有人烧塑料。", "kind", "dataError").follow().text("#receipt-number");
        assertEquals("已受理，待交办", Desk.status(INTAKE.take(number, "accept", "legalTrack", "violation")));
        assertEquals(403, MONITOR.get("/staff/cases/" + number).statusCode());
    }

    @Test
    void thePileOfErrorsIsReadOverItsIndex() {
        Object[] plan = (Object[]) database.createNativeQuery("EXPLAIN SELECT id FROM complaint_case FORCE INDEX FOR ORDER BY"
                + " (complaint_case_track) WHERE legal_track = 'CORRECTION' AND status NOT IN ('CLOSED') ORDER BY next_due, id"
                + " LIMIT 50").getResultList().get(0);
        assertTrue(Arrays.toString(plan).contains("complaint_case_track"), Arrays.toString(plan));
    }
}
