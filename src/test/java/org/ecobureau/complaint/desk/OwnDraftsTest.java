package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CallBackWish;
import org.ecobureau.complaint.CallBacks;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.time.ChinaTime;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What is typed about visits and calls is never lost either. */
@QuarkusTest
class OwnDraftsTest {

    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk INTAKE = new Desk("intake1");
    private static final String WORDS = "窑口冒黑烟，脱硫塔没有开。";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CallBacks calls;

    @Inject
    EntityManager database;

    @Inject
    Sealing sealing;

    @Inject
    @Any
    Instance<SealedTable.Source> sealed;

    @Inject
    Clock clock;

    private String number;
    private String visits;

    @BeforeEach
    void assigned() {
        number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        visits = "/staff/cases/" + number + "/visits";
    }

    private String draft(String form) {
        return "/staff/cases/" + number + "/form-drafts/" + form;
    }

    /** As the page's script keeps a form. */
    private Response keep(Desk desk, String form, String... namesAndValues) {
        var request = desk.form().header("Accept", "application/json");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.formParam(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.post(draft(form));
    }

    private String[] visit(String seen) {
        return new String[] { "startedAt", ChinaTime.local(clock.instant()).withSecond(0).withNano(0).toString(), "officers",
                "张三\n李四", "place", "东门砖厂", "metRole", "值班工人", "metName", "欧阳测试乙", "seen", seen, "then", "save" };
    }

    private void recorded() {
        assertEquals(303, OFFICER.send(OFFICER.page(visits + "/new"), visits, visit("大门锁着。")).statusCode());
    }

    private long rows() {
        return ((Number) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT COUNT(*) FROM case_draft d JOIN complaint_case c ON c.id = d.case_id WHERE c.number = ?1"
                        + " AND d.content IS NOT NULL")
                .setParameter(1, number).getSingleResult())).longValue();
    }

    @Test
    void aVisitIsThereAgainOnAnotherComputerSealedAndGoneWhenItIsRecorded() {
        Document form = OFFICER.page(visits + "/new");
        assertEquals(draft("record-visit"), form.selectFirst("form.visit-form").attr("data-draft"));
        Response kept = keep(OFFICER, "record-visit", "seen", WORDS, "metName", "欧阳测试乙", "rows", "3", "sample3.point", "总排口",
                "idempotencyKey", "x", "nonsense", "y");
        assertTrue(kept.jsonPath().getString("at").matches("\\d\\d:\\d\\d"), kept.asString());
        List<?> contents = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT d.content FROM case_draft d JOIN complaint_case c ON c.id = d.case_id WHERE c.number = ?1",
                byte[].class).setParameter(1, number).getResultList());
        assertEquals(1, contents.size());
        assertFalse(new String((byte[]) contents.get(0), StandardCharsets.UTF_8).contains("窑口"));

        Document again = OFFICER.page(visits + "/new");
        assertEquals(WORDS, again.selectFirst("#seen").text());
        assertEquals("总排口", again.getElementById("sample3.point").val());
        assertEquals(kept.jsonPath().getString("stamp"), again.selectFirst("form.visit-form [name=draftStamp]").val());
        assertTrue(again.selectFirst(".case-draft").text().contains("这是您 " + kept.jsonPath().getString("at") + " 写的草稿"));
        assertEquals(visits + "/new", OFFICER.caseOf(number).selectFirst("section:has(#drafts-title) a").attr("href"));
        assertFalse(INTAKE.caseOf(number).html().contains("drafts-title"), "nobody else hears of it");

        again.getElementById("sample3.point").val("");
        assertEquals(303, OFFICER.send(again, visits, visit(WORDS)).statusCode());
        assertEquals(0, rows());
    }

    @Test
    void aSaveThatArrivesAfterTheFormWasSentBringsNothingBack() {
        Document form = OFFICER.page(visits + "/new");
        String key = form.selectFirst("form.visit-form [name=idempotencyKey]").val();
        Response kept = keep(OFFICER, "record-visit", "seen", WORDS, "idempotencyKey", key);
        form.selectFirst("form.visit-form [name=draftStamp]").val(kept.jsonPath().getString("stamp"));
        assertEquals(303, OFFICER.send(form, visits, visit(WORDS)).statusCode());
        assertEquals(409, keep(OFFICER, "record-visit", "seen", WORDS, "idempotencyKey", key).statusCode());
        assertEquals(303, OFFICER.form().post(draft("record-visit") + "/restore").statusCode());
        assertEquals(0, rows());
        assertNull(OFFICER.caseOf(number).selectFirst("#drafts-title"));
        assertEquals("", OFFICER.page(visits + "/new").selectFirst("#seen").text());
        assertEquals(200, keep(OFFICER, "record-visit", "seen", "第二次", "idempotencyKey", "another").statusCode());
        assertEquals(409, keep(OFFICER, "record-visit", "seen", WORDS, "idempotencyKey", key).statusCode());
        assertEquals("第二次", OFFICER.page(visits + "/new").selectFirst("#seen").text());
    }

    /** What the change of keys takes for the place of a draft is the place it was sealed for. */
    @Test
    void theChangeOfKeysFindsThem() {
        keep(OFFICER, "record-visit", "seen", WORDS);
        keep(OFFICER, "amend-visit.1.sample", "sample.point", "厂界东");
        SealedTable table = sealed.stream().flatMap(source -> source.sealedTables().stream())
                .filter(t -> t.table().equals("case_draft")).findFirst().orElseThrow();
        String place = table.columns().get(0).place();
        List<?> rows = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("SELECT t.content, " + place
                + " FROM case_draft t JOIN complaint_case c ON c.id = t.case_id WHERE c.number = ?1").setParameter(1, number)
                .getResultList());
        assertEquals(2, rows.size());
        for (Object row : rows) {
            byte[] content = (byte[]) ((Object[]) row)[0];
            assertTrue(new String(sealing.open(content, ((Object[]) row)[1].toString()), StandardCharsets.UTF_8).contains("{"));
        }
    }

    @Test
    void withoutScriptAButtonKeepsThrowsAwayAndBringsBack() {
        Document form = OFFICER.page(visits + "/new");
        Document kept = OFFICER.followed(OFFICER.send(form, draft("record-visit"), "seen", WORDS), number);
        assertTrue(kept.selectFirst("[role=status]").text().startsWith("已暂存"));
        assertEquals(WORDS, kept.selectFirst("#seen").text());
        Document gone = OFFICER.followed(OFFICER.send(kept, draft("record-visit") + "/discard"), number);
        assertEquals("", gone.selectFirst("#seen").text());
        Document back = OFFICER.followed(OFFICER.send(gone, draft("record-visit") + "/restore"), number);
        assertEquals(WORDS, back.selectFirst("#seen").text());
        Document page = OFFICER.followed(OFFICER.send(OFFICER.caseOf(number), draft("record-visit") + "/discard"), number);
        assertNotNull(page.selectFirst("#timeline"), "thrown away where it is listed, one stays there");
        assertNull(page.selectFirst("#drafts-title"));
    }

    @Test
    void mistakesKeepTheVisitAlsoWhenTheWindowIsClosedThen() {
        html(OFFICER.send(OFFICER.page(visits + "/new"), visits, "seen", WORDS, "officers", "", "then", "save"), 422);
        assertEquals(WORDS, OFFICER.page(visits + "/new").selectFirst("#seen").text());
        Document more = html(OFFICER.send(OFFICER.page(visits + "/new"), visits, "seen", WORDS + "二", "then", "more"), 200);
        assertNull(more.selectFirst(".case-draft"), "what was just typed needs no explanation");
        assertEquals(3, OFFICER.page(visits + "/new").select("[data-row]").size());
    }

    @Test
    void aVisitOfACaseThatWentOnIsShownKeptAndReadOnThePageOfTheCase() {
        Document mine = OFFICER.page(visits + "/new");
        fixture.bring(number, CaseStatus.ANSWERED);
        Document conflict = html(OFFICER.send(mine, visits, visit(WORDS)), 409);
        assertEquals(WORDS, conflict.selectFirst("#seen").text());
        assertTrue(conflict.selectFirst("#error-summary").text().contains("已答复"), conflict.text());
        Document page = OFFICER.caseOf(number);
        String drafts = page.selectFirst("section:has(#drafts-title)").text();
        assertTrue(drafts.contains("现在不能做这一步了") && drafts.contains("现场情况 " + WORDS), drafts);
        assertEquals(409, OFFICER.get(visits + "/new").statusCode());
        assertEquals("已暂存。只有您自己看得到，下次打开还在。", OFFICER.followed(OFFICER.get(visits + "/new?draft=kept"), number)
                .selectFirst("[role=status]").text());
    }

    @Test
    void whoLosesTheCaseGetsTheWordsOfTheVisitAndNothingOfTheCase() {
        recorded();
        Document first = OFFICER.page(visits + "/new");
        Document correction = OFFICER.page(visits + "/1/correction");
        Document page = OFFICER.page(visits + "/1");
        cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "wushi-station"), CaseFixture.DISPATCHER);
        String more = WORDS + "\n第二行 <b>";
        Document lost = html(OFFICER.send(first, visits, visit(more)), 403);
        assertTrue(lost.selectFirst("#typed").wholeText().contains(more), lost.text());
        assertTrue(lost.selectFirst("h1").text().contains("记录现场检查"));
        assertFalse(lost.html().contains("焦糊味"), "nothing of the case itself");
        assertTrue(html(OFFICER.send(correction, visits + "/1/correction", "reason", "看错了"), 403).selectFirst("#typed").text()
                .contains("更正了什么、为什么 看错了"));
        assertTrue(html(OFFICER.send(page, visits + "/1/samples", "sample.medium", "noise", "sample.point", "厂界东"), 403)
                .selectFirst("#typed").text().contains("位置 厂界东"));
        Response button = OFFICER.send(first, draft("record-visit"), "seen", more);
        assertTrue(html(button, 403).selectFirst("#typed").wholeText().contains(more), "the same with 暂存, without script");
        assertEquals(403, keep(OFFICER, "record-visit", "seen", more).statusCode());
        assertEquals(0, rows());
    }

    @Test
    void aCorrectionShowsTheNewerRecordAndIsSavedByWhoReadIt() {
        recorded();
        Document mine = OFFICER.page(visits + "/1/correction");
        OFFICER.send(OFFICER.page(visits + "/1/correction"), visits + "/1/correction", "seen", "门开着。", "reason", "先改");
        Document conflict = html(OFFICER.send(mine, visits + "/1/correction", "seen", WORDS, "reason", "当时看错了"), 409);
        assertTrue(conflict.selectFirst("section:has(#newer-title)").text().contains("现场情况 门开着。"), conflict.text());
        assertEquals(WORDS, conflict.selectFirst("#seen").text());
        assertEquals("2", conflict.selectFirst("[name=version]").val());
        Document later = OFFICER.page(visits + "/1/correction");
        assertEquals(WORDS, later.selectFirst("#seen").text());
        assertNotNull(later.selectFirst("#newer-title"), "also for who comes back to the draft");
        assertEquals(303, OFFICER.send(later, visits + "/1/correction").statusCode());
        assertEquals(0, rows());
        assertTrue(OFFICER.page(visits + "/1").text().contains("第 3 版"));
    }

    @Test
    void theTwoFormsOfAVisitKeepTheirWordsApart() {
        recorded();
        OFFICER.send(OFFICER.page(visits + "/1"), visits + "/1/samples", "sample.medium", "noise", "sample.point", "厂界东",
                "sample.item", "等效声级");
        keep(OFFICER, "amend-visit.1.result", "result.value", "58", "result.laboratory", "县监测站");
        Document wrong = html(OFFICER.send(OFFICER.page(visits + "/1"), visits + "/1/samples", "sample.point", "厂界西"), 422);
        assertEquals("厂界西", wrong.getElementById("sample.point").val());
        assertEquals("58", wrong.getElementById("result.value").val());
        Document page = OFFICER.page(visits + "/1");
        assertEquals("厂界西", page.getElementById("sample.point").val());
        assertEquals("县监测站", page.getElementById("result.laboratory").val());
        List<String> links = OFFICER.caseOf(number).select("section:has(#drafts-title) a").eachAttr("href");
        assertEquals(List.of(visits + "/1#add-result", visits + "/1#add-sample"), links);
        assertEquals(303, OFFICER.send(page, visits + "/1/results", "result.sample", "1", "result.unit", "dB(A)").statusCode());
        assertEquals(1, rows(), "the sample is not sent yet");
    }

    @Test
    void whatCanNoLongerBeAddedToAVisitCanBeCopied() {
        recorded();
        keep(OFFICER, "amend-visit.1.sample", "sample.point", "厂界东");
        assertNotNull(OFFICER.page(visits + "/1").getElementById("sample.point"));
        assertFalse(INTAKE.page(visits + "/1").html().contains("厂界东"), "nobody else reads it");
        cases.move(number, CaseMove.of(CaseAction.START_INVESTIGATION), CaseFixture.OFFICER);
        cases.move(number, CaseMove.of(CaseAction.RECUSE).with(Datum.REASON, "和厂长是亲戚"), CaseFixture.OFFICER);
        Document page = OFFICER.page(visits + "/1");
        assertNull(page.getElementById("sample.point"), "who stepped back adds nothing");
        assertTrue(page.selectFirst("section:has(#kept-title)").text().contains("位置 厂界东"), page.text());
    }

    @Test
    void whoComesBackFromSigningInFindsTheFormAndTheWords() {
        recorded();
        keep(OFFICER, "record-visit", "seen", WORDS);
        keep(OFFICER, "amend-visit.1.correction", "seen", WORDS, "version", "1");
        keep(OFFICER, "amend-visit.1.sample", "sample.point", "厂界东");
        for (String path : List.of(visits, draft("record-visit"), draft("amend-visit.1.correction"))) {
            Document back = OFFICER.followed(OFFICER.get(path), number);
            assertTrue(back.selectFirst("[role=status]").text().contains("登录已过期"), path);
            assertEquals(WORDS, back.selectFirst("#seen").text(), path);
        }
        for (String later : List.of("samples", "results", "evidence")) {
            Document back = OFFICER.followed(OFFICER.get(visits + "/1/" + later), number);
            assertTrue(back.selectFirst("[role=status]").text().contains("登录已过期"), later);
            assertEquals("厂界东", back.getElementById("sample.point").val());
        }
        assertEquals(404, OFFICER.get(visits + "/1/nonsense").statusCode());
        for (String form : List.of("nonsense", "note", "amend-visit", "amend-visit.1.x", "call-back", "call-back.x")) {
            assertEquals(404, keep(OFFICER, form, "seen", "x").statusCode(), form);
        }
    }

    /** A call that a named reporter asked for. */
    private long call() {
        number = fixture.registered(Forms.person("named", "周等电话", "13511112222", null)).number();
        calls.ask(number, new CallBackWish("晚上", null), CaseFixture.INTAKE);
        return ((Number) database.createNativeQuery("SELECT b.id FROM call_back b JOIN complaint_case c ON c.id = b.case_id"
                + " WHERE c.number = ?1").setParameter(1, number).getSingleResult()).longValue();
    }

    @Test
    void aCallKeepsItsNoteWhateverIsPressed() {
        String page = CallBackPages.PATH + "/" + call();
        String form = "call-back." + page.replaceAll(".*/", "");
        keep(INTAKE, form, "note", "没说上话");
        Document again = INTAKE.page(page);
        assertEquals("没说上话", again.getElementById("note").text());
        assertEquals(page, INTAKE.caseOf(number).selectFirst("section:has(#drafts-title) a").attr("href"));
        Document open = html(INTAKE.send(again, page + "/number#number-title", "note", "没说上话，再打"), 200);
        assertTrue(open.getElementById("identity").text().contains("周等电话"));
        assertEquals("没说上话，再打", open.getElementById("note").text(), "looking at the number costs no words");
        html(INTAKE.send(open, page + "/tries", "note", "没说上话，晚上再打"), 422);
        Document back = INTAKE.page(INTAKE.get(page + "/tries").getHeader("Location").replaceFirst("^https?://[^/]+", ""));
        assertTrue(back.selectFirst("[role=status]").text().contains("登录已过期"));
        assertEquals("没说上话，晚上再打", back.getElementById("note").text());
        assertEquals("记下来", back.selectFirst("button[form=call-try]").text(), "Enter opens no number");
        assertEquals(303, INTAKE.send(back, page + "/tries", "outcome", "reached").statusCode());
        assertEquals(0, rows());
    }

    @Test
    void theNoteOfACallThatAColleagueEndedCanBeCopied() {
        long id = call();
        String page = CallBackPages.PATH + "/" + id;
        Document mine = INTAKE.page(page);
        calls.tried(id, "reached", "同事打通了", CaseFixture.INTAKE);
        Document conflict = html(INTAKE.send(mine, page + "/tries", "outcome", "reached", "note", WORDS), 409);
        assertTrue(conflict.selectFirst("#error-summary").text().contains("已经办完"));
        assertTrue(conflict.selectFirst("#typed").text().contains("记录 " + WORDS), conflict.text());
        assertTrue(INTAKE.page(page).selectFirst("#typed").text().contains(WORDS), "also when the window was closed");
        Document without = html(INTAKE.send(mine, page + "/number#number-title"), 409);
        assertNull(without.getElementById("identity"), "a call that is done opens nothing");
        INTAKE.send(INTAKE.page(page), "/staff/cases/" + number + "/form-drafts/call-back." + id + "/discard");
        assertNull(INTAKE.page(page).selectFirst("#typed"));
    }
}
