package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** The ways back at the desk, as people click them. */
@QuarkusTest
class UndoPagesTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    private static String path(String number, String step) {
        return "/staff/cases/" + number + "/" + step;
    }

    private static void take(String account, String number, String step, String... typed) {
        Desk desk = new Desk(account);
        assertEquals(303, desk.send(desk.step(number, step), path(number, step), typed).statusCode(), step);
    }

    private static boolean offers(String account, String number, String step) {
        return new Desk(account).caseOf(number).selectFirst("a[href*=step=" + step + "]") != null;
    }

    @Test
    void whatWasTiedByMistakeIsChosenFromAListAndTakenAway() {
        String number = fixture.registered().number();
        String other = fixture.registered().number();
        fixture.bring(number, CaseStatus.ASSIGNED);
        for (String step : new String[] { "unlink", "remove-co-unit" }) {
            assertTrue(!offers("dispatcher1", number, step), step + " where there is nothing");
        }
        cases.move(number, CaseMove.of(CaseAction.LINK).with(Datum.OTHER_NUMBER, other), CaseFixture.DISPATCHER);
        cases.move(number, CaseMove.of(CaseAction.ADD_CO_UNIT).with(Datum.CO_UNIT, "wushi-station"), CaseFixture.DISPATCHER);
        Document page = new Desk("dispatcher1").step(number, "remove-co-unit");
        assertEquals(2, page.select("#coUnit option").size(), "only the unit that helps, and the empty choice");
        Desk desk = new Desk("dispatcher1");
        assertEquals(422, desk.send(page, path(number, "remove-co-unit")).statusCode(), "nothing chosen");
        take("dispatcher1", number, "remove-co-unit", "coUnit", "wushi-station");
        take("dispatcher1", number, "unlink", "otherNumber", other);
        assertNull(new Desk("intake1").caseOf(number).selectFirst("[aria-label=相关的件]"));
        cases.move(number, CaseMove.of(CaseAction.SUPERVISE).with(Datum.TEXT, "每天报"), CaseFixture.LEADER);
        take("leader1", number, "end-supervision");
        assertTrue(!offers("leader1", number, "end-supervision"));
    }

    @Test
    void aDraftComesBackFromReviewAndARefusalIsTakenBack() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.IN_REVIEW);
        take("officer1", number, "recall-draft");
        assertTrue(new Desk("officer1").caseOf(number).text().contains("拟答复"));
        String refused = fixture.registered().number();
        cases.move(refused, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "b"), CaseFixture.INTAKE);
        Document form = new Desk("intake1").step(refused, "reopen");
        assertTrue(form.selectFirst("#step").text().contains("重新决定是否受理"));
        take("intake1", refused, "reopen", "reason", "点错了，这件归我们管。");
        assertTrue(offers("intake1", refused, "refuse"), "decided anew");
    }

    @Test
    void whoTakesOverReadsWhoHadIt() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertTrue(!offers("officer1", number, "take-over"), "the officer has it already");
        String other = fixture.registered().number();
        fixture.bring(other, CaseStatus.ASSIGNED);
        cases.move(other, CaseMove.of(CaseAction.START_INVESTIGATION), new org.ecobureau.complaint.Actor("officer9", "officer9",
                "enforcement", java.util.Set.of(org.ecobureau.staff.Roles.OFFICER)));
        assertTrue(new Desk("officer1").step(other, "take-over").selectFirst("#step").text().contains("officer9"));
        take("officer1", other, "take-over");
    }
}
