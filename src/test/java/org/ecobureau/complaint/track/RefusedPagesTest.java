package org.ecobureau.complaint.track;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.Datum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** The grounds of Art. 8, each told in words that say what the reporter can do. */
@QuarkusTest
class RefusedPagesTest {

    private static final String TRACK = "/complaints/track";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "a,归城管局管，电话 12345。,不归生态环境部门管,true", "b,-,正在或已经由法院、仲裁机构或复议机关处理,false",
            "c,-,已经受理，请用原来的回执查询进展,false", "d,-,可以在收到之日起三十日内，请求我局的上一级机关复查,false" })
    void eachGroundIsToldAndOnlyWhoIsElsewhereIsSentElsewhere(String ground, String words, String told, boolean elsewhere) {
        Registered receipt = fixture.registered();
        cases.move(receipt.number(), CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, ground).publicNote(words),
                CaseFixture.INTAKE);
        Browser browser = new Browser().post(TRACK, "number", receipt.number(), "code", receipt.receiptCode()).follow();
        String steps = browser.text("main");
        assertTrue(steps.contains(told), steps);
        assertTrue(words == null || steps.contains(words), steps);
        assertEquals(elsewhere, browser.text("#next").contains("该找哪个部门"), browser.text("#next"));
        assertTrue(browser.text("#next").contains("有不同意见或者新的情况，请在下面留言"), browser.text("#next"));
        String note = given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + receipt.number()).then()
                .body("status", equalTo("refused")).extract().path("timeline[1].note");
        assertTrue(note.contains(told), note);
    }
}
