package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseStatus;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A step that is taken in one window ends the draft of that window, and none of another. */
@QuarkusTest
class TwoWindowsTest {

    private static final Desk OFFICER = new Desk("officer1");

    @Inject
    CaseFixture fixture;

    private String investigating() {
        String number = fixture.registered().number();
        fixture.bring(number, CaseStatus.INVESTIGATING);
        return number;
    }

    private static String keep(String number, String stamp, String words) {
        Response kept = OFFICER.form().header("Accept", "application/json").formParam("draftStamp", stamp)
                .formParam("seen", "4")
                .formParam("note", words).post("/staff/cases/" + number + "/drafts/note");
        assertEquals(200, kept.statusCode(), kept.asString());
        return kept.jsonPath().getString("stamp");
    }

    private static void send(String number, String stamp, String words) {
        Document page = OFFICER.caseOf(number);
        OFFICER.followed(OFFICER.send(page, "/staff/cases/" + number + "/note", "note", words, "draftStamp", stamp), number);
    }

    private static String takenBack(String number) {
        String path = "/staff/cases/" + number + "/drafts/note";
        Document page = OFFICER.caseOf(number);
        assertEquals("", page.selectFirst("#note").text(), "it does not come back by itself");
        return OFFICER.followed(OFFICER.send(page, path + "/restore"), number).selectFirst("#note").text();
    }

    @Test
    void whatTheOtherWindowKeptSinceCanBeTakenBack() {
        String number = investigating();
        String first = keep(number, "", "窗口甲");
        keep(number, first, "窗口乙接着写的");
        send(number, first, "窗口甲写完");
        assertEquals("窗口乙接着写的", takenBack(number));
    }

    @Test
    void whatTheOtherWindowKeptBeforeCanBeTakenBackToo() {
        String number = investigating();
        keep(number, "", "窗口甲");
        String second = keep(number, "", "窗口乙");
        send(number, second, "窗口乙写完");
        assertEquals("窗口甲", takenBack(number));
    }

    /** Nothing was typed between the last save and the step: the answer of that save need not have come. */
    @Test
    void theOwnDraftGoesAlsoWhereTheAnswerOfItsLastSaveNeverCame() {
        String number = investigating();
        String first = keep(number, "", "窗口");
        keep(number, first, "窗口写完");
        send(number, first, "窗口写完");
        Document page = OFFICER.caseOf(number);
        assertNull(page.selectFirst("form[action*='/drafts/note/restore']"));
        assertTrue(page.select(".case-timeline").text().contains("窗口写完"));
    }
}
