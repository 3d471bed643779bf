package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CasePlaceholder;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.Gaps;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.complaint.TextModules;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Texts that are written often: the administrator's pages, and inserting one into a step. */
@QuarkusTest
class TextPagesTest {

    private static final Desk ADMIN = new Desk("admin1");
    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk OFFICER = new Desk("officer1");

    @Inject
    CaseFixture fixture;

    @Inject
    TextModules modules;

    private static Response add(String title, String body, String... more) {
        String[] all = new String[4 + more.length];
        System.arraycopy(new String[] { "title", title, "body", body }, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return ADMIN.send(ADMIN.page("/staff/texts/new"), "/staff/texts/new", all);
    }

    private static String fresh() {
        return "测试 " + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The option that inserts this text on a form, or null. */
    private static Element offered(Document page, String step, String title) {
        return page.select("#text-" + step + " option").stream().filter(o -> o.text().equals(title)).findFirst().orElse(null);
    }

    @Test
    void theSiteComesWithTextsForEveryStepAndEveryGroundAndOnlyKnownPlaceholders() {
        List<TextModules.Text> own = modules.all().stream().filter(t -> t.changedBy() == null).toList();
        assertTrue(own.size() >= 20, "texts: " + own.size());
        for (CaseAction step : TextModules.STEPS) {
            assertTrue(own.stream().anyMatch(t -> t.steps().contains(step.name())), step.name());
        }
        for (RefusalReason reason : RefusalReason.of(CaseAction.REFUSE)) {
            assertTrue(own.stream().anyMatch(t -> t.reasons().contains(reason.code())), reason.name());
        }
        for (TextModules.Text text : own) {
            for (Gaps.Gap gap : Gaps.in(text.body())) {
                boolean known = gap.words().startsWith("【") && gap.words().length() > 2 || CasePlaceholder
                        .byCode(gap.words().replaceAll("[{}]", "")).isPresent() && gap.words().startsWith("{");
                assertTrue(known, text.title() + ": " + gap);
            }
        }
        String answers = own.stream().filter(t -> t.steps().contains("DRAFT_ANSWER")).map(TextModules.Text::body)
                .reduce("", String::concat);
        for (String item : List.of("逐条", "{enterprise}", "是否属实", "查到的情况", "整改前后的照片", "依据", "复查")) {
            assertTrue(answers.contains(item), "the checklist's " + item);
        }
    }

    @Test
    void placeholdersAreFilledFromTheCaseAndWhatItDoesNotSayBecomesAGap() {
        String number = fixture.registered(Forms.person("named", "欧阳测试", "13873015555", null)).number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        String title = fresh();
        add(title,
                "{number}|{receivedOn}|{types}|{township}|{place}|{enterprise}|{unit}|{track}|{due}|{verified}|{today}|【写这里】",
                "steps", "MESSAGE_TO_REPORTER").then().statusCode(303);
        Element option = offered(OFFICER.caseOf(number), "message-to-reporter", title);
        String text = option.attr("data-text");
        assertTrue(text.startsWith(number + "|2"), text);
        assertTrue(text.contains("|大气|伍市镇|伍市工业园东门|【被投诉单位全称】|") && text.contains("|举报查处|"), text);
        assertTrue(text.contains("|【是否属实】|") && text.endsWith("|【写这里】"), text);
        assertFalse(text.contains("{"), text);
        assertFalse(text.contains("欧阳") || text.contains("1387301"), text);
    }

    @Test
    void withoutScriptAButtonPutsTheTextAtTheEndAndKeepsWhatWasTyped() {
        String number = fixture.registered().number();
        Document page = INTAKE.step(number, "accept");
        Element option = offered(page, "accept", "受理：已经受理");
        assertNotNull(option);
        Response inserted = INTAKE.form().formParam("legalTrack", "petition").formParam("publicNote", "您好。")
                .formParam("textModule", option.val()).formParam("insert", "true").formParam("seen", "1")
                .post("/staff/cases/" + number + "/drafts/accept");
        Document with = INTAKE.followed(inserted, number);
        String note = with.selectFirst("#publicNote").wholeText();
        assertTrue(note.strip().startsWith("您好。\n您 2"), note);
        assertTrue(note.contains(number) && !note.contains("{"), note);
        assertNotNull(with.selectFirst("input[name=legalTrack][value=petition][checked]"));
        Response none = INTAKE.form().formParam("publicNote", "您好。").formParam("textModule", "").formParam("insert", "true")
                .post("/staff/cases/" + number + "/drafts/accept");
        assertTrue(INTAKE.followed(none, number).selectFirst("[role=status]").text().contains("请先选一段"));
        String sent = "/staff/cases/" + number + "/accept";
        assertEquals(303, INTAKE.send(with, sent).statusCode(), "nothing is open in it");
    }

    @Test
    void textsAreOfferedForTheirStepTypeAndGroundOnlyWhileInUse() {
        String number = fixture.registered().number();
        String air = fresh();
        String noise = fresh();
        add(air, "气味", "steps", "ACCEPT", "types", "air").then().statusCode(303);
        add(noise, "声音", "steps", "ACCEPT", "types", "noise").then().statusCode(303);
        assertNotNull(offered(INTAKE.step(number, "accept"), "accept", air));
        assertNull(offered(INTAKE.step(number, "accept"), "accept", noise));
        assertNull(offered(INTAKE.step(number, "refuse"), "refuse", air));
        Element ground = offered(INTAKE.step(number, "refuse"), "refuse", "不予受理：已经受理过");
        assertEquals("c", ground.attr("data-reasons").strip());
        Long id = modules.all().stream().filter(t -> t.title().equals(air)).findFirst().orElseThrow().id();
        ADMIN.send(ADMIN.page("/staff/texts/" + id), "/staff/texts/" + id, "active", "false").then().statusCode(303);
        assertNull(offered(INTAKE.step(number, "accept"), "accept", air));
        assertTrue(ADMIN.page("/staff/texts?done=saved").text().contains("停用"));
    }

    @Test
    void unknownPlaceholdersAreRefusedAndEverythingTypedStays() {
        String title = fresh();
        Document page = html(add(title, "您好{name}，{ number}，【日期", "steps", "CLOSE", "types", "air"), 422);
        String told = page.selectFirst(".govuk-error-summary a[href=#body]").text();
        assertTrue(told.startsWith("没有这个占位符：第 3 个字起“{name}”，第 10 个字起“{ number}”，第 20 个字起“【”。"), told);
        assertEquals(title, page.selectFirst("#title").val());
        assertNotNull(page.selectFirst("input[name=steps][value=CLOSE][checked]"));
        assertNotNull(page.selectFirst("input[name=types][value=air][checked]"));
        Document none = html(add("", ""), 422);
        for (String field : Set.of("title", "body", "steps")) {
            assertNotNull(none.selectFirst(".govuk-error-summary a[href=#" + field + "]"), field);
        }
        Document twice = html(add("受理：已经受理", "好", "steps", "ACCEPT"), 422);
        assertTrue(twice.selectFirst("#title-error").text().contains("同名"));
    }

    @Test
    void everySaveIsAVersionAndTwoAtOnceAreTold() {
        String title = fresh();
        add(title, "第一版", "steps", "CLOSE").then().statusCode(303);
        Long id = modules.all().stream().filter(t -> t.title().equals(title)).findFirst().orElseThrow().id();
        String path = "/staff/texts/" + id;
        Document one = ADMIN.page(path);
        Document two = ADMIN.page(path);
        ADMIN.send(one, path, "body", "第二版").then().statusCode(303);
        Document late = html(ADMIN.send(two, path, "body", "另一个第二版"), 409);
        assertEquals("另一个第二版", late.selectFirst("#body").text());
        assertTrue(late.selectFirst(".govuk-error-summary").text().contains("别人刚刚改过"));
        ADMIN.send(late, path).then().statusCode(303);
        List<TextModules.Text> versions = modules.versions(id);
        assertEquals(List.of("另一个第二版", "第二版", "第一版"), versions.stream().map(TextModules.Text::body).toList());
        assertEquals("admin1", versions.get(0).changedBy());
        assertTrue(ADMIN.page(path).select(".case-timeline").text().contains("admin1"));
        assertEquals(404, ADMIN.get("/staff/texts/999999999").statusCode());
    }
}
