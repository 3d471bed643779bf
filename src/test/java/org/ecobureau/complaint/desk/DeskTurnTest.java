package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.buttons;
import static org.ecobureau.complaint.desk.Desk.html;
import static org.ecobureau.complaint.desk.Desk.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Forms;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The clerks' whole turn through the pages. */
@QuarkusTest
class DeskTurnTest {

    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk DISPATCHER = new Desk("dispatcher1");
    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk OTHER_OFFICER = new Desk("officer2");
    private static final Desk REVIEWER = new Desk("reviewer1");
    private static final Desk LEADER = new Desk("leader1");

    @Inject
    CaseFixture fixture;

    @Inject
    EntityManager database;

    private static final String[] CALL = { "channel", "phone", "identity", "named", "name", "李桂英", "phone", "13907309876",
            "township", "430626111", "place", "伍市工业园东门", "types", "air", "description", "夜里十点以后有很浓的焦糊味，窗户不敢开。" };

    private static Response register(String... namesAndValues) {
        return INTAKE.send(INTAKE.page("/staff/cases/new"), "/staff/cases/new", namesAndValues);
    }

    private static Document receipt(Response saved) {
        assertEquals(303, saved.statusCode(), saved.asString());
        assertTrue(saved.getHeader("Location").endsWith("/staff/cases/new/receipt"));
        Response shown = RestAssured.given().header(TestIdentityMechanism.HEADER, "intake1")
                .cookie("eco_entry", saved.getCookie("eco_entry")).get("/staff/cases/new/receipt");
        return html(shown, 200);
    }

    private long audited(String number, String kind) {
        return ((Number) database.createNativeQuery("SELECT COUNT(*) FROM audit_entry WHERE subject = ?1 AND kind = ?2")
                .setParameter(1, number).setParameter(2, kind).getSingleResult()).longValue();
    }

    @Test
    void aCallIsRegisteredAcceptedAssignedInvestigatedAnsweredReviewedAndClosed() {
        Document slip = receipt(register(CALL));
        String number = slip.select(".entry-codes dd").get(0).text();
        assertTrue(number.matches("PJ-D-[0-9]{8}-[0-9]{4,}"), number);
        assertTrue(slip.select(".entry-codes dd").get(1).text().matches("([0-9]{4} ){3}[0-9]{4}"));

        Document registered = INTAKE.caseOf(number);
        assertEquals("已登记", status(registered));
        assertEquals(List.of("受理", "不予受理", "转办", "并案", "关联", "拆分", "更正登记", "标为紧急"), buttons(registered));
        assertFalse(registered.text().contains("李桂英"), "opening the page shows nobody's name");
        assertTrue(registered.text().contains("告知是否受理"));
        assertEquals("已受理，待交办", status(INTAKE.take(number, "accept", "legalTrack", "violation")));

        assertEquals(List.of("交办", "关联", "增加协办", "催办", "更正登记", "标为紧急"), buttons(DISPATCHER.caseOf(number)));
        Document assigned = DISPATCHER.take(number, "assign", "unit", "enforcement", "internalNote", "请夜间去现场");
        assertEquals("已交办", status(assigned));
        assertTrue(assigned.select(".case-timeline").text().contains("请夜间去现场"));

        assertEquals(403, OTHER_OFFICER.get("/staff/cases/" + number).statusCode());
        OFFICER.take(number, "start-investigation");
        assertEquals(List.of("记录现场检查", "记录核查情况", "退回交办", "回避", "申请延期"), buttons(OFFICER.caseOf(number)),
                "no draft without a finding");
        Document found = OFFICER.take(number, "record-finding", "visitedOn", "2026-11-20", "present", "执法人员两名", "finding",
                "现场闻到焦糊味，喷漆房未开处理设施。", "verified", "true", "measures", "责令停产整改。");
        assertTrue(found.selectFirst("#inquiry").parent().text().contains("属实"));
        Document drafted = OFFICER.take(number, "draft-answer", "answer", "您反映的问题属实，已责令整改。", "then", "keep");
        assertEquals("拟答复", status(drafted));
        assertEquals("您反映的问题属实，已责令整改。", drafted.selectFirst("#answer").text(), "the draft is kept for the next time");
        assertEquals("审核中",
                status(OFFICER.take(number, "draft-answer", "answer", "您反映的焦糊味属实，已责令整改。", "then", "submit")));

        assertEquals(List.of("退回修改", "审核通过并答复"), buttons(REVIEWER.caseOf(number)));
        REVIEWER.take(number, "return-draft", "reason", "请写明单位全称");
        Document returned = OFFICER.caseOf(number);
        assertTrue(returned.select(".case-timeline").text().contains("请写明单位全称"));
        OFFICER.take(number, "draft-answer", "answer", "您反映的湖南某公司焦糊味属实，已责令停产整改。", "then", "submit");
        Document answered = REVIEWER.take(number, "approve-answer");
        assertEquals("已答复，待办结", status(answered));
        assertTrue(answered.text().contains("已发出的答复 您反映的湖南某公司焦糊味属实"));
        Document closed = INTAKE.take(number, "close");
        assertEquals("已办结", status(closed));
        assertTrue(closed.text().contains("已完成：办结"));
        assertEquals(List.of("关联", "重新办理"), buttons(closed));
        assertEquals(13, closed.select(".case-timeline > li").size());
        assertTrue(closed.select(".case-timeline").text().contains("reviewer1（审核人）"));
    }

    @Test
    void mistakesStandAtTheirFieldsAndNothingTypedIsLost() {
        String number = fixture.registered().number();
        Document page = html(INTAKE.send(INTAKE.step(number, "refuse"), "/staff/cases/" + number + "/refuse", "reason", "a",
                "internalNote", "来电人说是城管的事"), 422);
        assertEquals("请告诉投诉人这件事该找哪个部门。", page.selectFirst(".govuk-error-summary a[href=#publicNote]").text());
        assertNotNull(page.selectFirst("#publicNote-error"));
        assertEquals("来电人说是城管的事", page.selectFirst("#internalNote").text());
        assertNotNull(page.selectFirst("input[name=reason][value=a][checked]"));
        Response refused = INTAKE.send(page, "/staff/cases/" + number + "/refuse", "publicNote", "请找县城管局，电话 12345。");
        assertEquals("不予受理", status(INTAKE.followed(refused, number)));

        String other = fixture.registered().number();
        Document passing = html(
                INTAKE.send(INTAKE.step(other, "pass-on"), "/staff/cases/" + other + "/pass-on", "target", "县水利局"),
                422);
        assertEquals("请填写原因。", passing.selectFirst(".govuk-error-summary a[href=#reason]").text());
        assertEquals("县水利局", passing.selectFirst("#target").val());
        Response passed = INTAKE.send(passing, "/staff/cases/" + other + "/pass-on", "reason", "河道采砂归水利部门管");
        assertTrue(INTAKE.followed(passed, other).text().contains("转给：县水利局。河道采砂归水利部门管"));
    }

    @Test
    void whoComesSecondSeesWhatTheFirstDidAndKeepsTheirWords() {
        String number = fixture.registered().number();
        Document first = INTAKE.step(number, "accept");
        Document second = new Desk("intake2").step(number, "refuse");
        INTAKE.followed(INTAKE.send(first, "/staff/cases/" + number + "/accept"), number);
        Document conflict = html(new Desk("intake2").send(second, "/staff/cases/" + number + "/refuse", "reason", "a",
                "publicNote", "请找县城管局，电话 12345。"), 409);
        String told = conflict.selectFirst("#conflict").text();
        assertTrue(told.contains("intake1（受理员）：受理"), told);
        assertTrue(told.contains("请找县城管局，电话 12345。"), told);
        assertEquals("已受理，待交办", status(conflict));

        Document draftA = OFFICER.step(toInvestigation(number), "record-finding");
        OFFICER.followed(
                OFFICER.send(draftA, "/staff/cases/" + number + "/record-finding", "finding", "第一次写的", "verified", "true"),
                number);
        Document late = html(OFFICER.send(draftA, "/staff/cases/" + number + "/record-finding", "finding", "另一个窗口写的长长的结果",
                "verified", "false", "idempotencyKey", "another-key-" + number), 409);
        assertEquals("另一个窗口写的长长的结果", late.selectFirst("#finding").text());
        assertTrue(late.selectFirst("#conflict").text().contains("记录核查情况"));
        OFFICER.followed(OFFICER.send(late, "/staff/cases/" + number + "/record-finding"), number);
        assertTrue(OFFICER.caseOf(number).selectFirst("#inquiry").parent().text().contains("另一个窗口写的长长的结果"));
    }

    private String toInvestigation(String number) {
        fixture.bring(number, CaseStatus.INVESTIGATING);
        return number;
    }

    @Test
    void sendingAFormTwiceTakesTheStepOnce() {
        String number = fixture.registered().number();
        Document page = INTAKE.caseOf(number);
        for (int i = 0; i < 2; i++) {
            INTAKE.followed(INTAKE.send(page, "/staff/cases/" + number + "/note", "note", "已电话核实地点"), number);
        }
        assertEquals(2, INTAKE.caseOf(number).select(".case-timeline > li").size());
        Document entry = INTAKE.page("/staff/cases/new");
        String one = receipt(INTAKE.send(entry, "/staff/cases/new", CALL)).select(".entry-codes dd").text();
        String two = receipt(INTAKE.send(entry, "/staff/cases/new", CALL)).select(".entry-codes dd").text();
        assertEquals(one, two);
    }

    @Test
    void peopleGetOnlyTheButtonsOfTheirStepAndAreRefusedOtherwise() {
        String number = fixture.registered().number();
        assertEquals(List.of(), buttons(REVIEWER.caseOf(number)));
        assertTrue(REVIEWER.caseOf(number).text().contains("现在没有需要您办的步骤"));
        assertEquals(List.of("督办", "标为紧急", "暂停删除"), buttons(LEADER.caseOf(number)));
        Document page = INTAKE.step(number, "accept");
        for (String account : List.of("dispatcher1", "officer1", "reviewer1", "leader1", "admin1")) {
            assertEquals(403, new Desk(account).send(page, "/staff/cases/" + number + "/accept").statusCode(), account);
        }
        fixture.bring(number, CaseStatus.ASSIGNED);
        Document start = OFFICER.step(number, "start-investigation");
        assertEquals(403, OTHER_OFFICER.send(start, "/staff/cases/" + number + "/start-investigation").statusCode());
        assertEquals(List.of("批准延期", "催办", "督办", "标为紧急", "暂停删除"), buttons(LEADER.caseOf(number)));
        LEADER.take(number, "extend", "reason", "需要委托监测");
        assertEquals(List.of("催办", "督办", "标为紧急", "暂停删除"), buttons(LEADER.caseOf(number)), "once only");
    }

    @Test
    void namesAreOpenedOnPurposeAndEachTimeIsLogged() {
        String number = fixture.registered(Forms.person("named", "周建国", "13873011234", null)).number();
        Document page = INTAKE.caseOf(number);
        assertFalse(page.html().contains("周建国"));
        assertEquals(0, audited(number, "identity.viewed"));
        Document opened = html(INTAKE.send(page, "/staff/cases/" + number + "/identity#identity-title"), 200);
        assertTrue(opened.selectFirst("#identity").text().contains("周建国"));
        assertEquals("tel:13873011234", opened.selectFirst("#identity a").attr("href"));
        assertEquals(1, audited(number, "identity.viewed"));
        assertNull(DISPATCHER.caseOf(number).selectFirst("form[action*=identity]"), "dispatchers see no names");
        assertEquals(403, DISPATCHER.send(page, "/staff/cases/" + number + "/identity#identity-title").statusCode());
    }

    @Test
    void sealedAndAnonymousReportersStayUnknown() {
        String sealed = fixture.registered(Forms.person("confidential", "陈秘密", "13873019999", null)).number();
        Document page = INTAKE.caseOf(sealed);
        assertTrue(page.text().contains("身份已密封"));
        assertNull(page.selectFirst("form[action*=identity]"));
        assertTrue(INTAKE.caseOf(fixture.registered().number()).text().contains("没有任何身份信息"));
    }

    @Test
    void messagesReachTheTimeLineAndTheReporter() {
        String number = fixture.registered().number();
        Document page = INTAKE.caseOf(number);
        Document empty = html(INTAKE.send(page, "/staff/cases/" + number + "/message-to-reporter"), 422);
        assertNotNull(empty.selectFirst("#text-error"));
        Document sent = INTAKE.followed(
                INTAKE.send(page, "/staff/cases/" + number + "/message-to-reporter", "text", "请补充发生的时间。"), number);
        assertTrue(sent.select(".case-messages").text().contains("请补充发生的时间。"));
        assertNull(REVIEWER.caseOf(number).selectFirst("form[action$=message-to-reporter]"));
    }

    @Test
    void entryKeepsWhatWasTypedAndNamesWhatIsMissing() {
        Document page = html(
                register("channel", "letter", "receivedAt", "2099-01-01T10:00", "description", "太短", "phone", "123",
                        "types", "noise", "noiseWhen", "night"),
                422);
        for (String field : List.of("description", "township", "name", "phone")) {
            assertNotNull(page.selectFirst(".govuk-error-summary a[href=#" + field + "]"), field);
        }
        assertEquals("太短", page.selectFirst("#description").text());
        assertEquals("letter", page.selectFirst("#channel option[selected]").val());
        assertNotNull(page.selectFirst("input[name=types][value=noise][checked]"));
        assertNotNull(page.selectFirst("details[open] input[name=noiseWhen][value=night][checked]"));
        Document future = html(INTAKE.send(page, "/staff/cases/new", "description", "晚上十一点还在施工，很吵。", "township", "430626111",
                "name", "李四", "phone", "13800000001"), 422);
        assertNotNull(future.selectFirst("#receivedAt-error"));
        Document slip = receipt(INTAKE.send(future, "/staff/cases/new", "receivedAt", "2026-11-20T10:00"));
        assertTrue(slip.select(".entry-codes dd").get(0).text().startsWith("PJ-X-"));
        assertTrue(slip.text().contains("最迟 2026年12月5日 告知是否受理"), slip.text());
        Document shown = INTAKE.caseOf(slip.select(".entry-codes dd").get(0).text());
        assertTrue(shown.select(".facts").text().contains("夜里（22 时至次日 6 时）"));
    }

    @Test
    void aTransferredMatterComesInOnce() {
        String reference = "12345-" + java.util.UUID.randomUUID();
        String[] first = java.util.Arrays.copyOf(CALL, CALL.length + 2);
        first[1] = "hotline12345";
        first[CALL.length] = "outsideReference";
        first[CALL.length + 1] = reference;
        receipt(register(first));
        Document twice = html(register(first), 409);
        assertTrue(twice.selectFirst("#outsideReference-error").text().contains(reference));
        assertEquals("李桂英", twice.selectFirst("#name").val());
    }

    @Test
    void theReceiptIsShownToTheClerkWhoMadeItAndIsNoAddress() {
        Response saved = register(CALL);
        String cookie = saved.getCookie("eco_entry");
        assertEquals(404, RestAssured.given().header(TestIdentityMechanism.HEADER, "intake2").cookie("eco_entry", cookie)
                .get("/staff/cases/new/receipt").statusCode());
        assertEquals(404, INTAKE.get("/staff/cases/new/receipt").statusCode());
        assertTrue(saved.getDetailedCookie("eco_entry").isHttpOnly());
    }

    @Test
    void listsShowThePilesWithCountsAndDueWords() {
        String number = fixture.registered().number();
        Document page = INTAKE.page("/staff/cases?box=mine&number=" + number);
        assertEquals("我要办的", page.selectFirst("[aria-current=page]").ownText());
        assertTrue(Long.parseLong(page.selectFirst("[aria-current=page] .desk-count").text()) > 0);
        assertEquals(1, page.select("tbody tr").size());
        assertEquals("正常", page.select("tbody .due.due--ok").text());
        assertTrue(OFFICER.page("/staff/cases?box=all&number=" + number).text().contains("没有符合这些条件的投诉件"));
        assertEquals(400, INTAKE.get("/staff/cases?status=NOPE").statusCode());
        assertEquals(400, INTAKE.get("/staff/cases?box=nope").statusCode());
        assertEquals(403, new Desk("admin1").get("/staff/cases").statusCode());
        assertTrue(INTAKE.page("/staff").text().contains("件等您办"));
        assertEquals("已超期", LEADER.page("/staff/cases").selectFirst("[aria-current=page]").ownText());
    }
}
