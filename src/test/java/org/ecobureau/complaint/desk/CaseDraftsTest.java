package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.DraftPurge;
import org.ecobureau.shared.time.TestClock;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What is typed on the desk is never lost, and is nobody else's. */
@QuarkusTest
class CaseDraftsTest {

    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk INTAKE = new Desk("intake1");
    private static final String WORDS = "窑尾烟囱冒黑烟，脱硫塔没有开。";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    EntityManager database;

    @Inject
    DraftPurge purge;

    private String investigating() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        return number;
    }

    /** As the page's script keeps a form. */
    private static Response keep(Desk desk, String number, String step, String stamp, String field, String words) {
        return desk.form().header("Accept", "application/json").formParam("draftStamp", stamp).formParam("seen", "4")
                .formParam(field, words).post("/staff/cases/" + number + "/drafts/" + step);
    }

    private long rows(String number) {
        return ((Number) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT COUNT(*) FROM case_draft d JOIN complaint_case c ON c.id = d.case_id WHERE c.number = ?1"
                        + " AND d.content IS NOT NULL")
                .setParameter(1, number).getSingleResult())).longValue();
    }

    @Test
    void whatWasTypedIsThereAgainOnAnotherComputerAndSaysWhen() {
        String number = investigating();
        Response kept = keep(OFFICER, number, "record-finding", "", "finding", WORDS);
        assertEquals(200, kept.statusCode(), kept.asString());
        assertTrue(kept.jsonPath().getString("at").matches("\\d\\d:\\d\\d"), kept.asString());
        Document again = OFFICER.step(number, "record-finding");
        assertEquals(WORDS, again.selectFirst("#finding").text());
        assertTrue(again.selectFirst("#step .case-draft").text().contains("这是您 " + kept.jsonPath().getString("at") + " 写的草稿"));
        assertEquals(kept.jsonPath().getString("stamp"), again.selectFirst("#step [name=draftStamp]").val());
        assertFalse(INTAKE.caseOf(number).html().contains(WORDS), "nobody else reads it");
        assertEquals(0, cases(number, WORDS));
    }

    /** How many rows of any draft hold these words in the clear. */
    private long cases(String number, String words) {
        List<?> contents = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT d.content FROM case_draft d JOIN complaint_case c ON c.id = d.case_id WHERE c.number = ?1",
                byte[].class)
                .setParameter(1, number).getResultList());
        assertFalse(contents.isEmpty());
        return contents.stream().filter(c -> new String((byte[]) c, StandardCharsets.UTF_8).contains(words)).count();
    }

    @Test
    void withoutScriptAButtonKeepsDiscardAsksAndCanBeUndone() {
        String number = investigating();
        Document page = OFFICER.step(number, "record-finding");
        assertEquals("/staff/cases/" + number + "/drafts/record-finding",
                page.selectFirst("#step button:contains(暂存)").attr("formaction"));
        Response kept = OFFICER.form().formParam("finding", WORDS).formParam("verified", "partly").formParam("seen", "5")
                .post("/staff/cases/" + number + "/drafts/record-finding");
        Document back = OFFICER.followed(kept, number);
        assertTrue(back.selectFirst("[role=status]").text().startsWith("已暂存"));
        assertEquals(WORDS, back.selectFirst("#finding").text());
        assertNotNull(back.selectFirst("input[name=verified][value=partly][checked]"));
        String drafts = "/staff/cases/" + number + "/drafts/record-finding";
        Document gone = OFFICER.followed(OFFICER.send(back, drafts + "/discard"), number);
        assertEquals("", gone.selectFirst("#finding").text());
        Document undone = OFFICER.followed(OFFICER.send(gone, drafts + "/restore"), number);
        assertEquals(WORDS, undone.selectFirst("#finding").text());
        OFFICER.followed(OFFICER.send(undone, drafts + "/discard"), number);
        keep(OFFICER, number, "record-finding", "", "finding", "从头写");
        Document anew = OFFICER.step(number, "record-finding");
        assertEquals("从头写", anew.selectFirst("#finding").text());
        assertNull(anew.selectFirst("#step .case-draft details"), "what was thrown away does not come back by itself");
    }

    @Test
    void takingTheStepEndsTheDraft() {
        String number = investigating();
        keep(OFFICER, number, "record-finding", "", "finding", "没写完");
        keep(OFFICER, number, "note", "", "note", "记一笔");
        assertEquals(2, rows(number));
        OFFICER.take(number, "record-finding", "finding", WORDS, "verified", "true");
        assertEquals(1, rows(number));
        Document page = OFFICER.caseOf(number);
        assertEquals("记一笔", page.selectFirst("#note").text(), "the note is not sent yet");
        assertEquals(0, page.select(".case-past .case-draft li").size(), "one's own steps are no news");
        OFFICER.followed(OFFICER.send(page, "/staff/cases/" + number + "/note"), number);
        assertEquals(0, rows(number));
        assertTrue(OFFICER.caseOf(number).select(".case-timeline").text().contains("记一笔"));
    }

    @Test
    void aSaveThatArrivesAfterTheStepWasTakenBringsNothingBack() {
        String number = investigating();
        Document page = OFFICER.step(number, "record-finding");
        String key = page.selectFirst("#step [name=idempotencyKey]").val();
        String step = "/staff/cases/" + number + "/record-finding";
        assertEquals(303, OFFICER.send(page, step, "finding", WORDS, "verified", "true").statusCode());
        Response late = OFFICER.form().header("Accept", "application/json").formParam("idempotencyKey", key)
                .formParam("finding", WORDS).post("/staff/cases/" + number + "/drafts/record-finding");
        assertEquals(409, late.statusCode(), late.asString());
        assertEquals(0, rows(number));
        assertEquals(0, OFFICER.page("/staff/cases?box=drafts&number=" + number).select("tbody tr").size());
        assertEquals(200, keep(OFFICER, number, "record-finding", "", "finding", "再补一句").statusCode());
        assertEquals("再补一句", OFFICER.step(number, "record-finding").selectFirst("#finding").text());
    }

    /** A step may give the case away; its draft goes all the same. */
    @Test
    void theDraftOfAStepThatGivesTheCaseAwayGoesToo() {
        String number = investigating();
        keep(OFFICER, number, "return-assignment", "", "reason", "不归我们管");
        Response sent = OFFICER.send(OFFICER.step(number, "return-assignment"),
                "/staff/cases/" + number + "/return-assignment");
        assertEquals(303, sent.statusCode(), sent.asString());
        assertEquals(0, rows(number));
    }

    @Test
    void aMistakeAndAConflictKeepTheWordsToo() {
        String number = investigating();
        html(OFFICER.send(OFFICER.step(number, "record-finding"), "/staff/cases/" + number + "/record-finding", "finding",
                WORDS), 422);
        assertEquals(WORDS, OFFICER.step(number, "record-finding").selectFirst("#finding").text(), "after a mistake");

        Document mine = OFFICER.step(number, "record-finding");
        cases.move(number, CaseMove.of(CaseAction.SUPERVISE).with(Datum.TEXT, "请尽快"), CaseFixture.LEADER);
        Document conflict = html(OFFICER.send(mine, "/staff/cases/" + number + "/record-finding", "finding", "改过的" + WORDS,
                "verified", "true"), 409);
        assertTrue(conflict.selectFirst("#conflict").text().contains("督办"), conflict.selectFirst("#conflict").text());
        assertNull(conflict.selectFirst("#step .case-draft"), "what was just typed needs no explanation");
        assertEquals("改过的" + WORDS, conflict.selectFirst("#finding").text());
        Document later = OFFICER.step(number, "record-finding");
        assertEquals("改过的" + WORDS, later.selectFirst("#finding").text(), "the window was closed after the conflict");
        assertTrue(later.selectFirst("#step .case-draft").text().contains("写好以后，这件又有了新的进展"));
        assertTrue(later.selectFirst("#step .case-draft").text().contains("leader1（分管领导）：督办"));
    }

    @Test
    void whatChangedSinceADraftWasWrittenIsListedAndNothingElse() {
        String number = investigating();
        Document page = OFFICER.step(number, "record-finding");
        Response kept = OFFICER.form().header("Accept", "application/json").formParam("finding", WORDS)
                .formParam("seen", page.selectFirst("#step [name=seen]").val())
                .post("/staff/cases/" + number + "/drafts/record-finding");
        assertEquals(200, kept.statusCode());
        assertFalse(OFFICER.step(number, "record-finding").selectFirst("#step .case-draft").text().contains("新的进展"));
        cases.move(number, CaseMove.of(CaseAction.NOTE).with(Datum.TEXT, "同事写的"), CaseFixture.INTAKE);
        cases.move(number, CaseMove.of(CaseAction.SUPERVISE).with(Datum.TEXT, "盯紧"), CaseFixture.LEADER);
        List<String> since = OFFICER.step(number, "record-finding").select("#step .case-draft li").eachText();
        assertEquals(2, since.size(), since.toString());
        assertTrue(since.get(0).contains("内部记录") && since.get(1).contains("督办"), since.toString());
    }

    @Test
    void aDraftWhoseStepIsNoLongerOpenCanStillBeRead() {
        String number = fixture.registered().number();
        keep(INTAKE, number, "refuse", "", "publicNote", "请找县城管局，电话 12345。");
        assertTrue(INTAKE.caseOf(number).selectFirst("a[href*='step=refuse'].govuk-link").text().contains("不予受理"));
        fixture.bring(number, CaseStatus.ACCEPTED);
        Document page = INTAKE.caseOf(number);
        String drafts = page.selectFirst("section:has(#drafts-title)").text();
        assertTrue(drafts.contains("现在不能做这一步了") && drafts.contains("请找县城管局"), drafts);
        OFFICER.form().post("/staff/cases/" + number + "/drafts/refuse/discard").then().statusCode(403);
        Document done = INTAKE.followed(INTAKE.send(page, "/staff/cases/" + number + "/drafts/refuse/discard"), number);
        assertNull(done.selectFirst("#drafts-title"));
    }

    @Test
    void twoWindowsDoNotWriteOverEachOtherUnseen() {
        String number = investigating();
        String first = keep(OFFICER, number, "record-finding", "", "finding", "窗口甲").jsonPath().getString("stamp");
        Response second = keep(OFFICER, number, "record-finding", "", "finding", "窗口乙");
        assertTrue(second.jsonPath().getBoolean("other"));
        Document page = OFFICER.step(number, "record-finding");
        assertEquals("窗口乙", page.selectFirst("#finding").text());
        assertTrue(page.selectFirst("#step .case-draft details").text().contains("窗口甲"));
        String stamp = second.jsonPath().getString("stamp");
        assertFalse(first.equals(stamp));
        String third = keep(OFFICER, number, "record-finding", stamp, "finding", "窗口乙接着写").jsonPath().getString("stamp");
        assertTrue(keep(OFFICER, number, "record-finding", third, "finding", "窗口乙写完").jsonPath().getBoolean("other"),
                "what the other window wrote stays");
        assertTrue(OFFICER.step(number, "record-finding").selectFirst("#step .case-draft details").text().contains("窗口甲"));
    }

    @Test
    void draftsFollowTheRowScope() {
        String number = investigating();
        keep(OFFICER, number, "record-finding", "", "finding", WORDS);
        assertEquals(403, keep(new Desk("officer2"), number, "record-finding", "", "finding", "偷看").statusCode());
        cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "wushi-station"), CaseFixture.DISPATCHER);
        assertEquals(403, OFFICER.get("/staff/cases/" + number).statusCode());
        assertEquals(403, keep(OFFICER, number, "record-finding", "", "finding", "再写").statusCode());
        assertFalse(OFFICER.page("/staff/cases?box=drafts&number=" + number).text().contains(number + " "));
        assertEquals(0, OFFICER.page("/staff/cases?box=drafts&number=" + number).select("tbody tr").size());
        assertFalse(new Desk("officer2").caseOf(number).html().contains(WORDS));
        cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement"), CaseFixture.DISPATCHER);
        assertEquals(1, OFFICER.page("/staff/cases?box=drafts&number=" + number).select("tbody tr").size());
    }

    /** The case went to another unit while the officer was writing: the words are not gone with it. */
    @Test
    void whoLosesACaseWhileTypingGetsTheWordsBackToCopy() {
        String number = investigating();
        Document mine = OFFICER.step(number, "record-finding");
        cases.move(number, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "wushi-station"), CaseFixture.DISPATCHER);
        String words = WORDS + "\n第二行 <b>";
        Document refused = html(OFFICER.send(mine, "/staff/cases/" + number + "/record-finding", "finding", words, "verified",
                "true", "internalNote", "已约监测站"), 403);
        String shown = refused.selectFirst("#typed").wholeText();
        assertTrue(shown.contains(words) && shown.contains("已约监测站"), shown);
        assertTrue(refused.selectFirst("#typed").text().contains("核查情况"), "with the labels of the fields");
        assertTrue(refused.selectFirst("h1").text().contains("没有办成"), refused.text());
        assertFalse(refused.html().contains("焦糊味"), "nothing of the case itself");
        Document kept = html(OFFICER.send(mine, "/staff/cases/" + number + "/record-finding", "finding", ""), 403);
        assertNull(kept.selectFirst("#typed"), "who typed nothing is only told");
        Response button = OFFICER.form().formParam("finding", words).post("/staff/cases/" + number + "/drafts/record-finding");
        assertTrue(html(button, 403).selectFirst("#typed").wholeText().contains(words), "the same with 暂存, without script");
        assertEquals(0, rows(number), "and nothing is kept for a case that is not theirs");
        assertEquals(403, OFFICER.get("/staff/cases/" + number).statusCode());
        assertTrue(refused.selectFirst("a[href=/staff/cases]") != null);
    }

    @Test
    void theListShowsWhereADraftWaits() {
        String number = investigating();
        assertFalse(OFFICER.page("/staff/cases?box=all&number=" + number).select(".desk-mark").text().contains("有草稿"));
        long before = pile();
        keep(OFFICER, number, "record-finding", "", "finding", WORDS);
        keep(OFFICER, number, "note", "", "note", WORDS);
        assertTrue(OFFICER.page("/staff/cases?box=all&number=" + number).select(".desk-mark").text().contains("有草稿"));
        assertFalse(INTAKE.page("/staff/cases?box=all&number=" + number).select(".desk-mark").text().contains("有草稿"));
        assertEquals(before + 1, pile());
        OFFICER.form().post("/staff/cases/" + number + "/drafts/note/discard");
        OFFICER.form().post("/staff/cases/" + number + "/drafts/record-finding/discard");
        assertEquals(before, pile());
    }

    private static long pile() {
        Document list = OFFICER.page("/staff/cases?box=drafts");
        assertEquals("我的草稿", list.selectFirst("[aria-current=page]").ownText());
        long count = Long.parseLong(list.selectFirst("[aria-current=page] .desk-count").text());
        assertEquals(Math.min(count, 50), list.select("tbody tr").size());
        return count;
    }

    @Test
    void theyGoAfterThirtyDays() {
        String number = investigating();
        String fresh = investigating();
        TestClock.at(TestClock.now().minus(Duration.ofDays(31)), () -> {
            Response old = keep(OFFICER, number, "record-finding", "", "finding", WORDS);
            assertEquals(200, old.statusCode(), old.asString());
        });
        keep(OFFICER, fresh, "record-finding", "", "finding", WORDS);
        assertEquals("", OFFICER.step(number, "record-finding").selectFirst("#finding").text());
        purge.run();
        assertEquals(0, rows(number));
        assertEquals(1, rows(fresh));
    }

    @Test
    void aListWithDraftsStaysOnItsIndexes() {
        Object[] plan = (Object[]) QuarkusTransaction.requiringNew()
                .call(() -> database
                        .createNativeQuery("EXPLAIN SELECT 1 FROM case_draft d WHERE d.username = 'x' AND d.case_id = 7"
                                + " AND d.discarded_at IS NULL AND d.saved_at > NOW()")
                        .getResultList().get(0));
        assertEquals("case_draft_of", plan[5], java.util.Arrays.toString(plan));
        Object[] old = (Object[]) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("EXPLAIN DELETE FROM case_draft WHERE saved_at <= '2020-01-01'")
                        .getResultList().get(0));
        assertEquals("case_draft_saved", old[5], java.util.Arrays.toString(old));
    }

    /** Words typed, refused and kept: none of them is written into a log. */
    @Test
    void noLogHoldsWhatWasTyped() {
        String number = investigating();
        String words = "不入日志" + UUID.randomUUID();
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().format(line));
            }

            @Override
            public void flush() {
                // Nothing is buffered.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        listening.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(listening);
        try {
            Logger.getLogger("org.ecobureau.test").info("listening");
            assertEquals(200, keep(OFFICER, number, "record-finding", "", "finding", words).statusCode());
            html(OFFICER.send(OFFICER.step(number, "record-finding"), "/staff/cases/" + number + "/record-finding"), 422);
            assertEquals(403, keep(new Desk("officer2"), number, "note", "", "note", words).statusCode());
            assertEquals(404, keep(OFFICER, number, "nonsense", "", "note", words).statusCode());
        } finally {
            root.removeHandler(listening);
        }
        assertTrue(String.join("", lines).contains("listening"));
        assertFalse(String.join("", lines).contains(words));
    }

    /** Two clerks accept at once: the second typed nothing, so nothing is kept. */
    @Test
    void aConflictWithoutWordsLeavesNoDraft() {
        String number = fixture.registered().number();
        Document mine = INTAKE.step(number, "accept");
        fixture.bring(number, CaseStatus.ACCEPTED);
        html(INTAKE.send(mine, "/staff/cases/" + number + "/accept"), 409);
        assertEquals(0, rows(number));
    }

    @Test
    void whoComesBackFromSigningInFindsTheStepAndTheWords() {
        String number = investigating();
        keep(OFFICER, number, "record-finding", "", "finding", WORDS);
        for (String path : List.of("/record-finding", "/drafts/record-finding")) {
            Document back = OFFICER.followed(OFFICER.get("/staff/cases/" + number + path), number);
            assertTrue(back.selectFirst("[role=status]").text().contains("登录已过期"));
            assertEquals(WORDS, back.selectFirst("#finding").text());
        }
        assertEquals(403, new Desk("officer2").get("/staff/cases/" + number + "/record-finding").statusCode());
        assertEquals(404, OFFICER.get("/staff/cases/" + number + "/nonsense").statusCode());
    }

    @Test
    void draftsForNoStepAndNoCaseAreNotFound() {
        String number = investigating();
        assertEquals(404, keep(OFFICER, number, "nonsense", "", "finding", "x").statusCode());
        assertEquals(404, keep(OFFICER, "PJ-W-20000101-0001", "note", "", "note", "x").statusCode());
        assertEquals(200, keep(OFFICER, number, "note", "forged", "note", UUID.randomUUID().toString()).statusCode());
    }
}
