package org.ecobureau.complaint.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Forms;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The steps beside the straight way, each taken with the form that its page shows. */
@QuarkusTest
class SideStepsTest {

    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk DISPATCHER = new Desk("dispatcher1");
    private static final Desk OFFICER = new Desk("officer1");
    private static final Desk STATION = new Desk("officer2");
    private static final Desk LEADER = new Desk("leader1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    private static String timeline(Document page) {
        return page.select(".case-timeline").text();
    }

    @Test
    void bothReceiptsLiveOnAfterAMergeAndAPartHasItsOwnWay() {
        Registered main = fixture.registered();
        Registered joined = fixture.registered();
        assertEquals("已并案", Desk.status(INTAKE.take(joined.number(), "merge", "otherNumber", main.number())));
        INTAKE.take(main.number(), "accept", "legalTrack", "violation");
        for (Registered receipt : new Registered[] { main, joined }) {
            given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + receipt.number()).then()
                    .statusCode(200).body("status", equalTo(receipt == main ? "accepted" : "merged"))
                    .body("timeline.find { it.code == 'accepted' }.label", equalTo("决定受理"));
        }
        given().header("Receipt-Code", joined.receiptCode()).contentType("application/json").body("{\"text\":\"今天又冒烟了。\"}")
                .post("/api/v1/complaints/" + joined.number() + "/messages").then().statusCode(201);
        assertTrue(INTAKE.caseOf(main.number()).text().contains("今天又冒烟了。"), "it reaches the main case");
        assertEquals("已登记", Desk.status(INTAKE.take(joined.number(), "unmerge", "reason", "不是同一家")));
        INTAKE.take(joined.number(), "link", "otherNumber", main.number());
        assertNotNull(INTAKE.caseOf(main.number()).selectFirst("a[href^=/staff/cases/" + joined.number() + "]"));
        INTAKE.take(main.number(), "split", "part", "夜间噪声单独办理");
        String part = fixture.part(main.number());
        assertEquals("已受理，待交办", Desk.status(INTAKE.caseOf(part)), "accepted with the whole");
        given().header("Receipt-Code", main.receiptCode()).get("/api/v1/complaints/" + main.number()).then()
                .body("parts[0].number", equalTo(part));
    }

    @Test
    void whatIsNotOursGoesWhereItBelongsAndTheReporterReadsWhere() {
        Registered hotline = cases.register(fixture.checked(Forms.anonymous()),
                CaseService.Origin.of(Channel.HOTLINE12345, "HL-" + UUID.randomUUID()), CaseFixture.INTAKE);
        assertEquals("已退回来源", Desk.status(INTAKE.take(hotline.number(), "return-to-source", "reason", "属于住建部门职责",
                "legalBasis", "噪声污染防治法第八条")));
        Registered web = fixture.registered();
        assertTrue(INTAKE.caseOf(web.number()).select("a[href*=return-to-source]").isEmpty(), "nobody to give it back to");
        assertEquals("已转办", Desk.status(INTAKE.take(web.number(), "pass-on", "target", "平江县城管局", "reason", "归城管")));
        given().header("Receipt-Code", web.receiptCode()).get("/api/v1/complaints/" + web.number()).then()
                .body("status", equalTo("transferred")).body("timeline.last().note", equalTo("转给：平江县城管局。归城管"));
    }

    @Test
    void aUnitGivesBackAnOfficerStepsAsideAndTheNextUnitHasIt() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertEquals("已交办", Desk.status(OFFICER.take(number, "recuse", "reason", "被投诉人是亲属")));
        assertTrue(OFFICER.caseOf(number).select("a[href*=start-investigation]").isEmpty(),
                "who stepped back does not begin again");
        Desk officer = OFFICER;
        assertEquals(303, officer.send(officer.step(number, "return-assignment"),
                "/staff/cases/" + number + "/return-assignment", "reason", "在伍市镇").statusCode());
        assertEquals(403, OFFICER.get("/staff/cases/" + number).statusCode());
        assertTrue(DISPATCHER.page("/staff/cases?box=given-back").text().contains(number), "the pile of what was given back");
        DISPATCHER.take(number, "assign", "unit", "wushi-station");
        DISPATCHER.take(number, "add-co-unit", "coUnit", "enforcement");
        OFFICER.caseOf(number);
        STATION.take(number, "start-investigation");
        assertEquals("已交办", Desk.status(DISPATCHER.take(number, "assign", "unit", "bureau")), "assigned anew from the middle");
        assertEquals(403, STATION.get("/staff/cases/" + number).statusCode());
    }

    @Test
    void aTermGrowsWithTheLeadersWordOnlyAndUrgingIsSeen() {
        Registered receipt = fixture.registered();
        String number = receipt.number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        OFFICER.take(number, "ask-extension", "reason", "监测报告未出");
        assertTrue(LEADER.page("/staff/cases?box=extension").text().contains(number));
        LEADER.take(number, "decline-extension", "reason", "先催报告");
        OFFICER.take(number, "ask-extension", "reason", "报告下月出");
        assertFalse(timelineOf(receipt).contains("报告下月出"), "asking is nobody's news");
        LEADER.take(number, "extend", "reason", "等待监测报告");
        assertTrue(timelineOf(receipt).contains("办理期限延长") && timelineOf(receipt).contains("等待监测报告"));
        given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + number).then()
                .body("clocks.find { it.kind == 'answer' }.state", equalTo("extended"));
        INTAKE.take(number, "urge", "said", "请本周内到场");
        LEADER.take(number, "supervise", "said", "每天报进展");
        Document page = OFFICER.caseOf(number);
        assertTrue(timeline(page).contains("请本周内到场") && timeline(page).contains("每天报进展"), timeline(page));
        assertTrue(LEADER.page("/staff/cases?box=supervised").text().contains(number));
        assertFalse(timelineOf(receipt).contains("每天报进展"));
    }

    private static String timelineOf(Registered receipt) {
        return given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + receipt.number()).then()
                .statusCode(200).extract().jsonPath().getString("timeline");
    }
}
