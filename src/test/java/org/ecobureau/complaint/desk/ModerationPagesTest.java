package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.Forms;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The pile 待甄别 as intake works on it. */
@QuarkusTest
class ModerationPagesTest {

    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk DISPATCHER = new Desk("dispatcher1");
    private static final String PILE = "/staff/cases?box=held&flag=phoneLimit";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    private CaseService.Registered arrived(String... flags) {
        return cases.register(fixture.checked(Forms.anonymous()), new CaseService.Origin(Channel.WEB, null, List.of(flags)),
                Actor.reporter());
    }

    private CaseStatus status(String number) {
        return reader.forReceipt(number).status();
    }

    @Test
    void intakeReleasesAndTheReporterSawNothingOfIt() {
        String number = arrived("phoneLimit", "fast").number();
        Document page = INTAKE.caseOf(number);
        assertEquals("待甄别", Desk.status(page));
        assertTrue(page.text().contains("同一电话来件较多；填写特别快"));
        assertTrue(page.text().contains("期限照算"));
        assertEquals("转入正常办理", page.selectFirst("#step-title").text());
        INTAKE.take(number, "admit");
        assertEquals(CaseStatus.REGISTERED, status(number));
        assertEquals(List.of("received"), reader.forReceipt(number).events().stream().filter(e -> e.isPublic())
                .map(e -> e.action().publicCode()).toList());
    }

    @Test
    void spamNeedsAReasonIsToldAndTakenBack() {
        CaseService.Registered receipt = arrived("phoneLimit");
        String number = receipt.number();
        Document again = Desk.html(INTAKE.send(INTAKE.step(number, "mark-spam"), "/staff/cases/" + number + "/mark-spam"), 422);
        assertTrue(again.select(".govuk-error-message").text().contains("请填写原因"));
        Document page = INTAKE.take(number, "mark-spam", "reason", "flood");
        assertEquals("甄别为无效", Desk.status(page));
        assertTrue(page.text().contains("短时间内大量重复灌入"));
        String track = io.restassured.RestAssured.given().header("Receipt-Code", receipt.receiptCode())
                .get("/api/v1/complaints/" + number).asString();
        assertTrue(track.contains("refused") && track.contains("凭回执给我们留言"), track);
        page = INTAKE.take(number, "unmark-spam", "reason", "投诉人留言说明了情况");
        assertEquals("已登记", Desk.status(page));
        INTAKE.take(number, "accept", "legalTrack", "violation");
    }

    @Test
    void aPileIsSortedInOneGo() {
        String one = arrived("phoneLimit").number();
        String two = arrived("phoneLimit").number();
        String three = arrived("phoneLimit").number();
        String seen = chosen(one);
        assertEquals(200, many("admit", "", seen).statusCode());
        Response sorted = many("mark-spam", "spam", chosen(two), chosen(three), seen);
        Document page = Desk.html(sorted, 200);
        assertTrue(page.text().contains("办成 2 件，没有办成 1 件"), page.text());
        assertEquals(List.of(CaseStatus.REGISTERED, CaseStatus.SPAM, CaseStatus.SPAM),
                List.of(status(one), status(two), status(three)));
        String four = arrived("phoneLimit").number();
        assertTrue(Desk.html(many("mark-spam", "", chosen(four)), 422).text().contains("请选择为什么无效"));
    }

    private String chosen(String number) {
        return number + "@" + reader.forReceipt(number).version();
    }

    private static Response many(String step, String reason, String... chosen) {
        var form = INTAKE.form();
        for (String one : chosen) {
            form.formParam("chosen", one);
        }
        return form.formParam("step", step).formParam("reason", reason).formParam("back", PILE).post("/staff/cases/many");
    }

    @Test
    void thePileIsIntakesAndItsFilterFindsFlags() {
        String number = arrived("addressLimit", "honeypot").number();
        String clean = fixture.registered().number();
        Document list = INTAKE.page("/staff/cases?box=held&number=" + number);
        assertNotNull(list.selectFirst(".case-number a[href*=" + number + "]"));
        assertNotNull(list.selectFirst("button[value=admit]"));
        Element tab = list.selectFirst(".desk-tabs a[aria-current=page]");
        assertTrue(tab.text().startsWith("待甄别"), tab.text());
        assertNotNull(INTAKE.page("/staff/cases?box=all&flag=honeypot&number=" + number)
                .selectFirst(".case-number a[href*=" + number + "]"));
        assertNull(INTAKE.page("/staff/cases?box=all&flag=any&number=" + clean).selectFirst(".case-number a"));
        assertEquals(400, INTAKE.get("/staff/cases?flag=colour").statusCode());
        assertFalse(DISPATCHER.page("/staff/cases").select(".desk-tabs a").text().contains("待甄别"));
        assertNull(DISPATCHER.page("/staff/cases?box=held").selectFirst("button[value=admit]"));
        assertEquals(403, DISPATCHER.form().post("/staff/cases/" + number + "/admit").statusCode());
        assertTrue(Desk.buttons(DISPATCHER.caseOf(number)).stream().noneMatch(b -> b.contains("甄别")));
    }
}
