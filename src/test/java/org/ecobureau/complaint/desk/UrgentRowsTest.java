package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CallBackWish;
import org.ecobureau.complaint.CallBacks;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.shared.web.Problem;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The mark of an emergency goes along with a merge and stands wherever a case is a row; some answers propose it. */
@QuarkusTest
class UrgentRowsTest {

    private static final String WHY = "罐车侧翻，正在漏酸";
    private static final Desk INTAKE = new Desk("intake1");
    private static final Desk DISPATCHER = new Desk("dispatcher1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CallBacks callBacks;

    private String marked() {
        String number = fixture.registered().number();
        mark(number, WHY);
        return number;
    }

    private void mark(String number, String why) {
        cases.move(number, CaseMove.of(CaseAction.MARK_URGENT).with(Datum.REASON, why), CaseFixture.INTAKE);
    }

    private void merge(String number, String main) {
        cases.move(number, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main), CaseFixture.INTAKE);
    }

    private boolean urgent(String number) {
        return reader.forStaff(number, CaseFixture.LEADER).urgentAt() != null;
    }

    private static boolean isMarked(Element row) {
        assertNotNull(row);
        return row.selectFirst(".desk-mark--urgent") != null;
    }

    /** The entry with a link to this case below an element of the page. */
    private static Element entry(Document page, String list, String number) {
        Element link = page.selectFirst(list + " a[href^=/staff/cases/" + number + "]");
        return link == null ? null : link.closest("li, tr");
    }

    @Test
    void aMergeCarriesTheMarkAndItStaysWhenTheMergeIsTakenBack() {
        String main = fixture.registered().number();
        fixture.bring(main, CaseStatus.INVESTIGATING);
        String number = marked();
        merge(number, main);
        Document page = new Desk("officer1").caseOf(main);
        assertNotNull(page.getElementById("urgent"));
        assertTrue(page.selectFirst("section[aria-labelledby=timeline]").text()
                .contains("并入的 " + number + " 标为紧急：" + WHY), "its unit reads why");
        assertTrue(isMarked(entry(INTAKE.caseOf(number), "[aria-label=相关的件]", main)));
        assertFalse(isMarked(entry(INTAKE.caseOf(main), "[aria-label=相关的件]", number)), "the merged one has no work of its own");
        cases.move(number, CaseMove.of(CaseAction.UNMERGE).with(Datum.REASON, "不是一回事"), CaseFixture.INTAKE);
        assertTrue(urgent(main));
        assertTrue(urgent(number));
    }

    @Test
    void aMarkedMainCaseKeepsItsOwnMarkAndAnAnsweredOneTakesNoEmergency() {
        String main = marked();
        int steps = reader.forStaff(main, CaseFixture.LEADER).events().size();
        merge(marked(), main);
        assertEquals(steps, reader.forStaff(main, CaseFixture.LEADER).events().size());
        String calm = fixture.registered().number();
        merge(fixture.registered().number(), calm);
        assertFalse(urgent(calm));
        String answered = fixture.registered().number();
        fixture.bring(answered, CaseStatus.ANSWERED);
        String number = marked();
        Document refused = html(INTAKE.send(INTAKE.step(number, "merge"), "/staff/cases/" + number + "/merge", "otherNumber",
                answered), 422);
        assertTrue(refused.getElementById("otherNumber-error").text().contains("请先解除紧急"));
        cases.move(number, CaseMove.of(CaseAction.END_URGENT), CaseFixture.INTAKE);
        merge(number, answered);
        assertFalse(urgent(answered));
    }

    @Test
    void theReasonOfAMergedEmergencyIsCutWhereItIsTooLong() {
        String main = fixture.registered().number();
        String number = fixture.registered().number();
        mark(number, "急".repeat(500));
        merge(number, main);
        assertTrue(INTAKE.caseOf(main).selectFirst("section[aria-labelledby=timeline]").text().contains("急急…"));
    }

    @Test
    void theWordStandsWhereverACaseIsARow() {
        String first = fixture.registered().number();
        String second = fixture.registered().number();
        mark(first, WHY);
        assertTrue(isMarked(entry(INTAKE.caseOf(second), "section[aria-labelledby=before]", first)));
        assertFalse(isMarked(entry(INTAKE.caseOf(first), "section[aria-labelledby=before]", second)));

        fixture.bring(first, CaseStatus.ACCEPTED);
        long version = reader.forStaff(first, CaseFixture.DISPATCHER).version();
        Document preview = html(DISPATCHER.form().formParam("chosen", first + "@" + version).post("/staff/cases/many/proposal"),
                200);
        assertTrue(isMarked(entry(preview, "table", first)));

        String caller = fixture.registered(Forms.person("named", "吴测试", "13873015678", null)).number();
        callBacks.ask(caller, CallBackWish.check(true, IdentityMode.NAMED, null, "13873015678").wish(), CaseFixture.INTAKE);
        mark(caller, WHY);
        assertTrue(isMarked(row(INTAKE.page("/staff/cases/callbacks"), caller)));
        assertTrue(INTAKE.page("/staff").text().contains("件紧急，"));
    }

    private static Element row(Document page, String number) {
        while (true) {
            Element cell = page.select("td.case-number").stream().filter(td -> td.text().contains(number)).findFirst()
                    .orElse(null);
            if (cell != null) {
                return cell.closest("tr");
            }
            page = INTAKE.page(page.selectFirst("a[rel=next]").attr("href"));
        }
    }

    @Test
    void answersThatTellOfAnEmergencyProposeTheMarkAndOnePressSetsIt() {
        String number = fixture.registered(Forms.answers(Map.of("odourStrength", "sick", "airSmell", "burnt"))).number();
        assertFalse(urgent(number), "never by itself");
        String list = "/staff/cases?box=mine&number=" + number;
        assertTrue(INTAKE.page(list).getElementById(number).closest("tr").text().contains("建议标紧急"));
        Document together = html(INTAKE.form().formParam("chosen", number + "@" + reader.forStaff(number, CaseFixture.INTAKE)
                .version()).post("/staff/cases/many/accept"), 200);
        assertFalse(together.selectFirst("input[name=chosen]").hasAttr("checked"), "looked at one by one");
        assertNull(new Desk("reviewer1").caseOf(number).getElementById("urgent-proposed"));
        Document page = INTAKE.caseOf(number);
        assertTrue(page.getElementById("urgent-proposed").text().contains("来件里写着：气味有多重？熏得头晕、恶心。"));
        assertFalse(page.getElementById("urgent-proposed").text().contains("焦糊"));
        Document marked = INTAKE.followed(INTAKE.send(page, "/staff/cases/" + number + "/mark-urgent"), number);
        assertNotNull(marked.getElementById("urgent"));
        assertNull(marked.getElementById("urgent-proposed"));
        assertTrue(marked.selectFirst("section[aria-labelledby=timeline]").text().contains("熏得头晕、恶心"));
    }

    @Test
    void whatWasAcceptedOrTellsOfNoEmergencyProposesNothing() {
        String calm = fixture.registered(Forms.answers(Map.of("odourStrength", "closed"))).number();
        assertNull(INTAKE.caseOf(calm).getElementById("urgent-proposed"));
        String accepted = fixture.registered(Forms.answers(Map.of("odourStrength", "sick"))).number();
        fixture.bring(accepted, CaseStatus.ACCEPTED);
        assertNull(DISPATCHER.caseOf(accepted).getElementById("urgent-proposed"));
        assertThrows(Problem.class, () -> cases.move(accepted, CaseMove.of(CaseAction.END_URGENT), CaseFixture.INTAKE));
    }
}
