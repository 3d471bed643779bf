package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.PollutionType;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What was registered wrong is put right on the page of the case, as clerks click it. */
@QuarkusTest
class CorrectPagesTest {

    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseReader reader;

    private static String path(String number) {
        return "/staff/cases/" + number + "/correct";
    }

    @Test
    void theFormStandsFilledAndTheReporterReadsWhatBecameOfIt() {
        Registered receipt = fixture.registered();
        String number = receipt.number();
        Document form = INTAKE.step(number, "correct");
        assertEquals("430626111", form.selectFirst("#township option[selected]").val());
        assertEquals("伍市工业园东门", form.getElementById("place").val());
        assertEquals(List.of("air"), form.select("[name=types][checked]").eachAttr("value"));
        assertEquals(List.of("air:odour"), form.select("[name=subtypes][checked]").eachAttr("value"));
        Document nothing = html(INTAKE.send(form, path(number), "reason", "来电说明"), 422);
        assertTrue(nothing.select(".govuk-error-summary").text().contains("什么也没有改"));
        assertEquals("来电说明", nothing.getElementById("reason").text());
        Document done = INTAKE
                .followed(INTAKE.send(form, path(number), "township", "430626102", "place", "三市桥头", "types", "noise",
                        "reason", "来电说明"), number);
        assertTrue(done.getElementById("done").text().contains("更正登记"));
        String line = done.select(".case-timeline li").last().text();
        assertTrue(line.contains("更正登记") && line.contains("投诉人可见"), line);
        assertTrue(line.contains("污染类型：大气 → 噪声 具体情况：恶臭、异味 → 没有写 乡镇、街道：伍市镇 → 三市镇"), line);
        CaseSheet sheet = reader.forReceipt(number);
        assertEquals(List.of(PollutionType.NOISE), sheet.types());
        assertEquals(List.of(), sheet.subtypes(), "a tick below a type that was not chosen is a leftover");
        Browser reporter = new Browser().post("/complaints/track", "number", number, "code", receipt.receiptCode()).follow();
        assertTrue(reporter.text(".timeline").contains("更正了登记的内容"));
        assertTrue(reporter.text(".timeline").contains("具体地点由“伍市工业园东门”更正为“三市桥头”。"));
        assertTrue(!reporter.answer().asString().contains("intake1") && !reporter.answer().asString().contains("来电说明"));
    }

    @Test
    void mistakesAndOldFormsKeepWhatWasTypedAlsoTheTicks() {
        String number = fixture.registered().number();
        Document form = INTAKE.step(number, "correct");
        Document wrong = html(INTAKE.send(form, path(number), "types", "water", "types", "noise", "latitude", "28.7", "place",
                "河边", "reason", ""), 422);
        assertNotNull(wrong.getElementById("reason-error"));
        assertEquals(List.of("water", "noise"), wrong.select("[name=types][checked]").eachAttr("value"));
        assertEquals("河边", wrong.getElementById("place").val());
        Document degrees = html(INTAKE.send(wrong, path(number), "reason", "现场核实"), 422);
        assertNotNull(degrees.getElementById("longitude-error"));
        // The mistake is a draft: it comes back, ticks too.
        Document kept = INTAKE.step(number, "correct");
        assertEquals(List.of("water", "noise"), kept.select("[name=types][checked]").eachAttr("value"));
        assertEquals("河边", kept.getElementById("place").val());
        fixture.bring(number, CaseStatus.ACCEPTED);
        Document old = html(INTAKE.send(kept, path(number), "longitude", "113.58", "reason", "现场核实"), 409);
        assertTrue(old.getElementById("conflict").text().contains("受理"));
        assertEquals(List.of("water", "noise"), old.select("[name=types][checked]").eachAttr("value"));
        Document done = INTAKE.followed(INTAKE.send(old, path(number)), number);
        assertTrue(done.select(".case-facts").text().contains("坐标 28.7"));
        assertNull(INTAKE.step(number, "correct").selectFirst(".case-draft"), "taken, the draft is gone");
    }

    @Test
    void aFormSentTwiceCorrectsOnceAndWhoRoutesMayToo() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        Desk dispatcher = new Desk("dispatcher1");
        Document form = dispatcher.step(number, "correct");
        for (int i = 0; i < 2; i++) {
            assertEquals(303, dispatcher.send(form, path(number), "enterprise", "东门化工厂", "reason", "现场核实").statusCode());
        }
        assertEquals(1, dispatcher.caseOf(number).select(".case-timeline li:contains(东门化工厂)").size());
        fixture.bring(number, CaseStatus.CLOSED);
        assertNull(INTAKE.caseOf(number).selectFirst("a[href*='step=correct#']"), "a closed case is not corrected");
    }
}
