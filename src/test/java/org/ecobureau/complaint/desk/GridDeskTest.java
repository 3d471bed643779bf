package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.register.Lists;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** The proposal as the dispatcher uses it: one case, several cases, and whom to call. */
@QuarkusTest
class GridDeskTest {

    private static final Desk DISPATCHER = new Desk("dispatcher1");
    private static final Desk OFFICER = new Desk("officer1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @BeforeEach
    void list() {
        Lists.of("grid-officers")
                .row("township", "430626111", "level", "township", "area", "伍市镇", "name", "网格长甲", "phone", "0730-6200001",
                        "unit",
                        "wushi-station")
                .row("township", "430626111", "level", "grid", "area", "工业园网格", "name", "网格员丙", "phone", "0730-6200003")
                .publish();
    }

    @AfterEach
    void noList() {
        Lists.withdraw("grid-officers");
    }

    private String accepted() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ACCEPTED);
        return number;
    }

    @Test
    void theProposedUnitIsChosenWithItsReasonsAndTheGridPersonsOfficePhoneIsThere() {
        String number = accepted();
        Document page = DISPATCHER.caseOf(number);
        Element select = page.selectFirst("select[name=unit]");
        assertEquals("wushi-station", select.selectFirst("option[selected]").val());
        assertEquals("伍市环保站（建议）", select.select("option").get(1).text(), "others are one key away");
        assertTrue(page.selectFirst(".case-reasons").text().contains("伍市镇的投诉由伍市环保站就近办理"), page.text());
        Element contacts = page.selectFirst("section[aria-labelledby=in-charge]");
        assertEquals(List.of("工业园网格（网格）：网格员丙", "伍市镇（乡镇）：网格长甲"),
                contacts.select("li").stream().map(li -> li.text().replaceAll(" 办公电话.*", "")).toList());
        assertNotNull(contacts.selectFirst("a[href='tel:0730-6200003']"));
        Document done = DISPATCHER.take(number, "assign", "unit", "enforcement");
        assertTrue(done.selectFirst(".case-timeline").text().contains("系统建议：伍市环保站（没有采用）"),
                done.selectFirst(".case-timeline").text());
        assertNotNull(OFFICER.caseOf(number).selectFirst("section[aria-labelledby=in-charge]"), "the officer can call too");
    }

    @Test
    void helpingUnitsAreTickedAndAskedInTheSameStep() {
        String number = fixture.registered(Forms.person("anonymous", null, null, null)).number();
        String soil = cases.register(soil(), CaseService.Origin.WEB, org.ecobureau.complaint.Actor.reporter()).number();
        fixture.bring(number, CaseStatus.ACCEPTED).bring(soil, CaseStatus.ACCEPTED);
        assertNull(DISPATCHER.caseOf(number).selectFirst("input[name=coUnits]"), "nobody needs to help");
        Document page = DISPATCHER.caseOf(soil);
        assertEquals("bureau", page.selectFirst("select[name=unit] option[selected]").val());
        assertEquals("enforcement", page.selectFirst("input[name=coUnits][checked]").val());
        Document done = DISPATCHER.take(soil, "assign");
        assertTrue(done.selectFirst("dl.facts").text().contains("协办单位 执法大队"), done.selectFirst("dl.facts").text());
        Document again = Desk.html(DISPATCHER.send(DISPATCHER.step(soil, "assign"), "/staff/cases/" + soil + "/assign", "unit",
                ""), 422);
        assertTrue(again.selectFirst(".govuk-error-summary").text().contains("请填写承办单位"));
    }

    private org.ecobureau.complaint.NewCase soil() {
        org.ecobureau.complaint.NewCase made = fixture.checked(Forms.anonymous());
        return new org.ecobureau.complaint.NewCase(List.of(org.ecobureau.complaint.PollutionType.SOIL), List.of(),
                made.description(), null, "430626200", null, null, null, null, made.identity(), made.contact(), made.answers(),
                made.publicConsent());
    }

    private static String chosen(String number) {
        return DISPATCHER.page("/staff/cases?box=all&number=" + number)
                .selectFirst("input[name=chosen][value^=" + number + "@]").val();
    }

    @Test
    void severalCasesArePreviewedEachWithItsOwnUnitAndThoseWithoutAreLeftAndNamed() {
        String wushi = accepted();
        String soil = cases.register(soil(), CaseService.Origin.WEB, org.ecobureau.complaint.Actor.reporter()).number();
        fixture.bring(soil, CaseStatus.ACCEPTED);
        String given = accepted();
        cases.move(given, CaseMove.of(CaseAction.ASSIGN).with(Datum.UNIT, "enforcement"), CaseFixture.DISPATCHER);
        assertNotNull(DISPATCHER.page("/staff/cases?box=all").selectFirst("button[formaction=/staff/cases/many/proposal]"));
        RequestSpecification form = DISPATCHER.form().formParam("back", "/staff/cases?box=mine");
        for (String number : List.of(wushi, soil, given)) {
            form.formParam("chosen", chosen(number));
        }
        Document preview = Desk.html(form.post("/staff/cases/many/proposal"), 200);
        assertEquals(List.of("伍市环保站", "局机关 协办：执法大队"),
                preview.select("td[data-label=建议单位]").eachText());
        assertTrue(preview.select("main li").text().contains(given + "：现在是“已交办”"), preview.text());
        assertEquals("已受理，待交办", Desk.status(DISPATCHER.caseOf(wushi)), "nothing is saved yet");
        List<String> values = preview.select("input[name=chosen]").eachAttr("value");
        Document done = Desk.html(DISPATCHER.send(preview, "/staff/cases/many/proposed"), 200);
        assertTrue(done.text().contains("办成 2 件，没有办成 0 件。"), done.text());
        assertEquals("/staff/cases?box=mine", done.selectFirst("a:contains(回到列表)").attr("href"));
        assertTrue(DISPATCHER.caseOf(soil).selectFirst("dl.facts").text().contains("协办单位 执法大队"));
        Document twice = Desk.html(DISPATCHER.send(preview, "/staff/cases/many/proposed"), 200);
        assertTrue(twice.text().contains("办成 0 件，没有办成 2 件。"), "sent twice, assigned once " + values);
        assertEquals(403, OFFICER.form().formParam("chosen", values.get(0)).post("/staff/cases/many/proposed").statusCode());
        assertEquals(403, new Desk("leader1").form().formParam("chosen", values.get(0)).post("/staff/cases/many/proposal")
                .statusCode());
    }

    @Test
    void nothingChosenAndForgedRowsAreSaid() {
        assertTrue(Desk.html(DISPATCHER.form().post("/staff/cases/many/proposal"), 422).text().contains("没有选中任何投诉件"));
        assertTrue(Desk.html(DISPATCHER.form().post("/staff/cases/many/proposed"), 422).text().contains("没有选中任何投诉件"));
        Document forged = Desk.html(DISPATCHER.form().formParam("chosen", "x", "PJ-W-20000101-0001@1@enforcement", "a@b@c@d")
                .post("/staff/cases/many/proposed"), 200);
        assertTrue(forged.text().contains("办成 0 件，没有办成 3 件。"), forged.text());
        Document unknown = Desk.html(DISPATCHER.form().formParam("chosen", "PJ-W-20000101-0001@1")
                .post("/staff/cases/many/proposal"), 200);
        assertTrue(unknown.text().contains("PJ-W-20000101-0001：没有这个编号"), unknown.text());
    }

    @Test
    void earlierCasesStandOnTheCaseAndOfficersSeeForeignOnesAsACountOnly() {
        String key = java.util.UUID.randomUUID().toString().substring(0, 8);
        String first = atFirm(key);
        String second = atFirm(key);
        fixture.bring(second, CaseStatus.ASSIGNED);
        Document page = DISPATCHER.caseOf(second);
        Element before = page.selectFirst("section[aria-labelledby=before]");
        assertTrue(before.text().contains("同一单位近一年被反映 2 次（含本件）"), before.text());
        assertEquals(first, before.selectFirst("li a").text());
        Element officers = OFFICER.caseOf(second).selectFirst("section[aria-labelledby=before]");
        assertTrue(officers.text().contains("另有 1 件由别的单位办理"), officers.text());
        assertFalse(officers.text().contains(first));
    }

    private String atFirm(String key) {
        org.ecobureau.complaint.NewCase made = fixture.checked(Forms.anonymous());
        return cases.register(new org.ecobureau.complaint.NewCase(made.types(), made.subtypes(), made.description(), null,
                made.township(), null, null, null, "平江" + key + "砖业有限公司", made.identity(), made.contact(), made.answers(),
                made.publicConsent()), CaseService.Origin.WEB, org.ecobureau.complaint.Actor.reporter()).number();
    }

    @Test
    void workloadSaysHowLongAnswersTake() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.ANSWERED);
        Document page = DISPATCHER.page("/staff/cases/workload");
        List<String> row = page.select("tbody tr").stream().filter(tr -> tr.text().contains("officer1")).findFirst()
                .orElseThrow().select("td").eachText();
        assertEquals(6, row.size(), row.toString());
        assertTrue(Long.parseLong(row.get(4)) > 0 && row.get(5).matches("[0-9.]+ 天"), row.toString());
    }
}
