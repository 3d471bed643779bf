package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseInbox;
import org.ecobureau.complaint.CaseInbox.Box;
import org.ecobureau.complaint.CaseInbox.Filter;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The mark of an emergency: at entry, on a case, in the lists, and who ends it. */
@QuarkusTest
class UrgentPagesTest {

    private static final String NEW = "/staff/cases/new";
    private static final String PILE = "/staff/cases?box=urgent";
    private static final String WHY = "罐车侧翻，正在漏酸";
    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseInbox inbox;

    private static Response entered(String... urgent) {
        List<String> fields = new java.util.ArrayList<>(List.of("description", "来电说罐车翻在桥头，液体正往河里流，气味刺鼻。", "township",
                "三市", "types", "water", "identity", "anonymous", "publicConsent", "false"));
        fields.addAll(List.of(urgent));
        return INTAKE.send(INTAKE.page(NEW), NEW, fields.toArray(String[]::new));
    }

    private static String numberOf(Response saved) {
        assertEquals(303, saved.statusCode(), saved.asString());
        return html(RestAssured.given().header(TestIdentityMechanism.HEADER, "intake1")
                .cookie("eco_entry", saved.getCookie("eco_entry")).get(NEW + "/receipt"), 200)
                .selectFirst("#receipt-number").text();
    }

    /** The line of the case in a pile, looked for by its number; null when it is not there. */
    private static Element line(String account, String pile, String number) {
        Element link = new Desk(account).page(pile + "&number=" + number).getElementById(number);
        return link == null ? null : link.closest("tr");
    }

    private void move(String number, CaseAction action, Actor actor) {
        cases.move(number, action == CaseAction.MARK_URGENT ? CaseMove.of(action).with(Datum.REASON, WHY) : CaseMove.of(action),
                actor);
    }

    private int refused(String number, CaseAction action, Actor actor) {
        return assertThrows(Problem.class, () -> move(number, action, actor)).status();
    }

    @Test
    void anEmergencyIsTickedAtEntryWithItsReason() {
        Document unsaid = html(entered("urgent", "true"), 422);
        assertNotNull(unsaid.selectFirst("#urgentReason-error"));
        assertTrue(unsaid.selectFirst("#urgent").hasAttr("checked"));
        Document unticked = html(entered("urgentReason", WHY), 422);
        assertNotNull(unticked.selectFirst("#urgent-error"));
        assertEquals(WHY, unticked.selectFirst("#urgentReason").val());
        html(entered("urgent", "true", "urgentReason", "急".repeat(501)), 422);
        String number = numberOf(entered("urgent", "true", "urgentReason", WHY));
        for (String account : List.of("intake1", "dispatcher1", "leader1", "reviewer1")) {
            Element line = line(account, PILE, number);
            assertNotNull(line, account);
            assertEquals("紧急", line.selectFirst(".desk-mark--urgent").text());
        }
        assertNotNull(line("intake1", "/staff/cases?box=mine", number).selectFirst(".desk-mark--urgent"), "in every pile");
        Document page = INTAKE.caseOf(number);
        assertEquals("紧急", page.selectFirst("#urgent.desk-mark--urgent").text());
        assertTrue(page.selectFirst("section[aria-labelledby=timeline]").text().contains(WHY));
        String calm = numberOf(entered());
        assertNull(line("intake1", PILE, calm));
        assertNull(INTAKE.caseOf(calm).getElementById("urgent"));
    }

    @Test
    void whatACallerAddsCanMakeAnEarlierCaseAnEmergency() {
        String phone = "139" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
        String number = cases.register(fixture.checked(Forms.person("named", "何来电", phone, null)),
                CaseService.Origin.of(Channel.PHONE, null), CaseFixture.INTAKE).number();
        Document page = html(INTAKE.send(INTAKE.page(NEW), NEW, "phone", phone, "description", "现在又漏了，有人晕倒。", "urgent", "true",
                "urgentReason", WHY, "do", "caller"), 200);
        assertEquals(303, INTAKE.send(page, NEW, "do", "note:" + number).statusCode());
        assertNotNull(line("leader1", PILE, number));
        Document again = html(INTAKE.send(page, NEW, "description", "还在漏，人已送医院。", "do", "note:" + number,
                "idempotencyKey", INTAKE.page(NEW).selectFirst("[name=idempotencyKey]").val()), 409);
        assertTrue(again.text().contains("这件已经标为紧急"), "nothing is added twice marked, and everything typed stays");
        assertEquals("还在漏，人已送医院。", again.selectFirst("#description").text());
    }

    @Test
    void onACaseItNeedsAReasonAndEndsByWhoMarkedItOrTheLeader() {
        String number = fixture.registered().number();
        String action = "/staff/cases/" + number + "/mark-urgent";
        Document form = new Desk("dispatcher1").step(number, "mark-urgent");
        html(new Desk("dispatcher1").send(form, action), 422);
        Document marked = new Desk("dispatcher1").take(number, "mark-urgent", "reason", WHY);
        assertNotNull(marked.getElementById("urgent"));
        assertFalse(Desk.buttons(marked).contains("标为紧急"));
        assertTrue(Desk.buttons(marked).contains("解除紧急"));
        assertFalse(Desk.buttons(INTAKE.caseOf(number)).contains("解除紧急"), "another one marked it");
        assertEquals(409, refused(number, CaseAction.MARK_URGENT, CaseFixture.LEADER));
        assertEquals(403, refused(number, CaseAction.END_URGENT, CaseFixture.INTAKE));
        assertEquals(403, refused(number, CaseAction.END_URGENT, CaseFixture.REVIEWER));
        Document over = new Desk("leader1").take(number, "end-urgent");
        assertNull(over.getElementById("urgent"));
        assertNull(line("leader1", PILE, number));
        assertEquals(409, refused(number, CaseAction.END_URGENT, CaseFixture.LEADER));
        move(number, CaseAction.MARK_URGENT, CaseFixture.INTAKE);
        INTAKE.take(number, "end-urgent");
        assertNull(line("intake1", PILE, number));
    }

    @Test
    void thePileFollowsTheRowScopeAndLeavesWhatHasEnded() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        move(number, CaseAction.MARK_URGENT, CaseFixture.LEADER);
        assertNotNull(line("officer1", PILE, number));
        assertNull(line("officer2", PILE, number));
        assertEquals(403, refused(number, CaseAction.END_URGENT, CaseFixture.OFFICER));
        for (Actor actor : List.of(CaseFixture.OFFICER, CaseFixture.OTHER_OFFICER, CaseFixture.LEADER)) {
            assertEquals(inbox.counts(actor).get(Box.URGENT),
                    inbox.page(Filter.of(Box.URGENT), actor, null, 1000).rows().size(), actor.username());
        }
        fixture.bring(number, CaseStatus.CLOSED);
        assertNull(line("leader1", PILE, number));
        assertEquals(409, refused(number, CaseAction.MARK_URGENT, CaseFixture.LEADER));
    }
}
