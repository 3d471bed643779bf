package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.shared.time.TestClock;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A session that ends, a window that closes: what a clerk typed of a call is there again, and nobody else's. */
@QuarkusTest
class EntryDraftsTest {

    private static final String NEW = "/staff/cases/new";
    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk OTHER = new Desk("intake2");
    private static final String WORDS = "对方说河边倒了三车建筑垃圾，没有人管。";

    @Inject
    EntityManager database;

    @Inject
    EntryDrafts drafts;

    @AfterEach
    void nothingStaysForOtherTests() {
        QuarkusTransaction.requiringNew().run(() -> EntryDraft.deleteAll());
    }

    /** As the page's script keeps the form. */
    private static Response keep(Desk desk, Document page, String... fields) {
        RequestSpecification form = desk.form().header("Accept", "application/json");
        for (String name : List.of("draftKey", "draftFrom", "draftStamp", "idempotencyKey", "receivedAt")) {
            form.formParam(name, page.selectFirst("form.entry [name=" + name + "]").val());
        }
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(page.selectFirst("form.entry").attr("data-draft"));
    }

    private static Document kept(String... fields) {
        Document page = INTAKE.page(NEW);
        Response answer = keep(INTAKE, page, fields);
        assertEquals(200, answer.statusCode(), answer.asString());
        return page;
    }

    private static List<String> waiting() {
        return INTAKE.page(NEW).select("section[aria-labelledby=unsaved] a").eachAttr("href");
    }

    private static Document resumed() {
        assertEquals(1, waiting().size());
        return INTAKE.page(waiting().get(0));
    }

    @Test
    void whatWasTypedIsThereAgainAfterSigningInAndSaysWhen() {
        Document page = INTAKE.page(NEW);
        Response answer = keep(INTAKE, page, "phone", "13800002222", "name", "何来电", "identity", "confidential", "description",
                WORDS, "types", "solidWaste", "types", "water", "township", "伍市");
        assertTrue(answer.jsonPath().getString("at").matches("\\d\\d:\\d\\d"), answer.asString());
        Document again = INTAKE.page(NEW);
        assertEquals("", again.selectFirst("#description").text(), "the next caller is somebody else: not by itself");
        String line = again.selectFirst("section[aria-labelledby=unsaved] li").text();
        assertTrue(line.contains(answer.jsonPath().getString("at")) && line.contains("伍市，对方说河边"), line);
        assertFalse(line.contains("何来电") || line.contains("1380000"), line);
        Document form = resumed();
        assertTrue(form.selectFirst("#resumed").text().contains("这是您 " + answer.jsonPath().getString("at") + " 写的"));
        assertEquals(WORDS, form.selectFirst("#description").text());
        assertEquals("13800002222", form.selectFirst("#phone").val());
        assertEquals(page.selectFirst("#receivedAt").val(), form.selectFirst("#receivedAt").val());
        assertEquals(List.of("water", "solidWaste"), form.select("input[name=types][checked]").eachAttr("value"));
        assertNotNull(form.selectFirst("input[name=identity][value=confidential][checked]"));
        assertFalse(form.selectFirst("#phone").hasAttr("autofocus"));
    }

    @Test
    void nobodyElseReadsItAndTheTableHoldsNoWord() {
        Document page = kept("name", "何来电", "phone", "13800002222", "description", WORDS);
        assertFalse(OTHER.page(NEW).text().contains("三车"));
        String address = waiting().get(0);
        assertFalse(OTHER.page(address).html().contains(WORDS));
        OTHER.form().post(page.selectFirst("form.entry").attr("data-draft") + "/discard").then().statusCode(303);
        assertEquals(1, waiting().size(), "nor throws it away");
        assertEquals(403, keep(new Desk("officer1"), page, "description", "x").statusCode());
        List<?> contents = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT content FROM entry_draft", byte[].class).getResultList());
        assertEquals(1, contents.size());
        String bytes = new String((byte[]) contents.get(0), StandardCharsets.UTF_8);
        assertFalse(bytes.contains("13800002222") || bytes.contains("何来电") || bytes.contains("三车"));
    }

    @Test
    void twoCallsAtOnceAreTwoDrafts() {
        Document first = kept("description", "第一个电话" + WORDS);
        Document second = kept("description", "第二个电话" + WORDS);
        keep(INTAKE, first, "description", "第一个电话，写完了");
        assertEquals(2, waiting().size());
        assertTrue(INTAKE.page(waiting().get(0)).selectFirst("#description").text().contains("第一个电话，写完了"));
        assertTrue(INTAKE.page(waiting().get(1)).selectFirst("#description").text().contains("第二个电话"));
        assertEquals(1, INTAKE.page(waiting().get(0)).select("section[aria-labelledby=unsaved] li").size());
        assertNotNull(second);
    }

    /** Going on with a draft moves it; a window that still stood open does not write over it unseen. */
    @Test
    void aDraftThatIsGoneOnWithIsOneDraftAndOtherWindowsKeepTheirs() {
        Document first = kept("description", "窗口甲");
        Document second = resumed();
        Document third = resumed();
        keep(INTAKE, second, "description", "窗口乙接着写");
        assertEquals(1, waiting().size());
        assertEquals("窗口乙接着写", resumed().selectFirst("#description").text());
        keep(INTAKE, third, "description", "窗口丙也写");
        keep(INTAKE, first, "description", "窗口甲还在写");
        assertEquals(3, waiting().size(), "three windows, three texts, none lost");
    }

    @Test
    void registeringEndsTheDraftAndALateSaveDoesNotBringItBack() {
        kept("description", WORDS, "township", "伍市镇", "types", "solidWaste", "identity", "anonymous", "channel", "phone");
        Document form = resumed();
        keep(INTAKE, form, "description", WORDS);
        Response saved = INTAKE.send(form, NEW, "identity", "anonymous");
        assertEquals(303, saved.statusCode(), saved.asString());
        assertEquals(List.of(), waiting());
        Response late = keep(INTAKE, form, "description", WORDS);
        assertEquals(409, late.statusCode(), late.asString());
        assertEquals(List.of(), waiting());
        assertEquals(List.of(), QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT id FROM entry_draft WHERE content IS NOT NULL").getResultList()));
    }

    /** Without script nothing was kept under the new key: registering ends the draft the form was begun with. */
    @Test
    void registeringFromADraftWithoutScriptEndsIt() {
        kept("description", WORDS, "township", "伍市镇", "types", "solidWaste", "identity", "anonymous", "channel", "phone");
        assertEquals(303, INTAKE.send(resumed(), NEW).statusCode());
        assertEquals(List.of(), waiting());
    }

    @Test
    void withoutScriptAButtonKeepsAndMistakesKeepToo() {
        Document page = INTAKE.page(NEW);
        Document nothing = html(INTAKE.send(page, NEW, "do", "keep"), 200);
        assertTrue(nothing.selectFirst("[role=status]").text().contains("没有暂存"));
        assertEquals(List.of(), waiting());
        Document stored = html(INTAKE.send(page, NEW, "description", WORDS, "do", "keep"), 200);
        assertTrue(stored.selectFirst("[role=status]").text().startsWith("已暂存"));
        assertEquals(WORDS, stored.selectFirst("#description").text());
        assertTrue(stored.selectFirst("#kept-entry").text().startsWith("已保存"));
        html(INTAKE.send(stored, NEW, "description", WORDS + "还没有选类型。"), 422);
        assertEquals(WORDS + "还没有选类型。", resumed().selectFirst("#description").text());
    }

    @Test
    void scansThatWereSentComeBackWithTheDraft() {
        Document page = INTAKE.page(NEW + "?channel=letter");
        html(INTAKE.sendWith(java.util.Map.of("letter.pdf", Specimens.pdf()), page, NEW, "description", WORDS, "do", "keep"),
                200);
        assertTrue(resumed().selectFirst(".entry-scans").text().contains("letter.pdf"));
    }

    @Test
    void discardingCanBeUndoneForADay() {
        kept("description", WORDS);
        Document form = resumed();
        String discard = form.selectFirst("#resumed form").attr("action");
        Response gone = INTAKE.send(form, discard);
        assertEquals(303, gone.statusCode());
        Document after = INTAKE.page(NEW + "?done=discarded");
        assertTrue(after.selectFirst("[role=status]").text().contains("一天内可以取回"));
        assertEquals(List.of(), waiting());
        assertFalse(after.text().contains("三车"), "what was thrown away is not read over a shoulder");
        Element restore = after.selectFirst("form[action$=/restore]");
        Response back = INTAKE.send(after, restore.attr("action"));
        assertEquals(303, back.statusCode());
        assertEquals(WORDS, resumed().selectFirst("#description").text());
        Document again = resumed();
        INTAKE.send(again, again.selectFirst("#resumed form").attr("action"));
        TestClock.at(TestClock.now().plus(Duration.ofHours(25)), drafts::purge);
        assertNull(INTAKE.page(NEW).selectFirst("form[action$=/restore]"));
    }

    @Test
    void theyGoAfterSevenDays() {
        TestClock.at(TestClock.now().minus(Duration.ofDays(8)), () -> kept("description", "旧的"));
        kept("description", "新的" + WORDS);
        assertEquals(1, waiting().size());
        drafts.purge();
        assertEquals(1L, QuarkusTransaction.requiringNew().call(() -> EntryDraft.count()));
        assertEquals("新的" + WORDS, resumed().selectFirst("#description").text());
    }

    @Test
    void whatIsNoKeyIsNotFound() {
        assertEquals(404, INTAKE.form().formParam("description", "x").post(NEW + "/drafts/nonsense").statusCode());
        Document page = INTAKE.page(NEW + "?draft=" + UUID.randomUUID());
        assertTrue(page.selectFirst("[role=status]").text().contains("已经登记或放弃"));
    }

    @Test
    void listAndPurgeStayOnTheirIndexes() {
        for (String[] sql : List.of(new String[] { "entry_draft_of",
                "SELECT id FROM entry_draft WHERE username = 'x' AND done = 0 AND saved_at > '2020-01-01' ORDER BY saved_at DESC" },
                new String[] { "entry_draft_saved", "DELETE FROM entry_draft WHERE saved_at <= '2020-01-01'" })) {
            Object[] plan = (Object[]) QuarkusTransaction.requiringNew()
                    .call(() -> database.createNativeQuery("EXPLAIN " + sql[1]).getResultList().get(0));
            assertEquals(sql[0], plan[5], Arrays.toString(plan));
        }
    }
}
