package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What an officer reads of the cases tied to the one the own unit handles: every link leads to a page that opens. */
@QuarkusTest
class TiedCasesTest {

    private static final Desk OFFICER = new Desk("officer1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    private String investigating() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        return number;
    }

    private void tie(String number, CaseAction how, String other) {
        cases.move(number, CaseMove.of(how).with(Datum.OTHER_NUMBER, other), CaseFixture.INTAKE);
    }

    @Test
    void whoHandlesTheMatterReadsWhatWasMergedIntoItButNoNameAndTakesNoStepThere() {
        String main = investigating();
        String second = fixture.registered(Forms.person("named", "钱并案", "13873015679", null)).number();
        tie(second, CaseAction.MERGE, main);
        assertNotNull(OFFICER.caseOf(main).selectFirst("main a[href=/staff/cases/" + second + "]"));
        Document page = OFFICER.caseOf(second);
        assertTrue(page.selectFirst("h1").text().contains(second), page.title());
        assertNull(page.selectFirst(".case-steps"), "its steps are those of the main case");
        assertFalse(page.html().contains("钱并案"), "who reported stays closed");
        assertEquals(403, OFFICER.form().post("/staff/cases/" + second + "/identity").statusCode());
        assertEquals(403, new Desk("officer2").get("/staff/cases/" + second).statusCode(), "another unit's matter");
    }

    @Test
    void whatIsLinkedAndHandledElsewhereIsNamedWithoutALink() {
        String own = investigating();
        String elsewhere = fixture.registered().number();
        tie(own, CaseAction.LINK, elsewhere);
        Document page = OFFICER.caseOf(own);
        assertTrue(page.selectFirst("main").text().contains(elsewhere + "（已登记，由别的单位办理）"), page.selectFirst("main").text());
        assertNull(page.selectFirst("main a[href=/staff/cases/" + elsewhere + "]"));
        assertNotNull(new Desk("intake1").caseOf(own).selectFirst("main a[href=/staff/cases/" + elsewhere + "]"),
                "intake opens every case");
    }
}
