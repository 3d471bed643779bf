package org.ecobureau.complaint.track;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;

import jakarta.inject.Inject;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class TrackApiTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    private static String path(String number) {
        return "/api/v1/complaints/" + number;
    }

    private static RequestSpecification with(String code) {
        return given().header("Receipt-Code", code).contentType("application/json");
    }

    @Test
    void theReceiptShowsWhereTheCaseStandsAndWhatIsDue() {
        Registered receipt = fixture.registered();
        String typed = receipt.receiptCode().replaceAll("(.{4})(?=.)", "$1 - ");
        with(typed).get(path(receipt.number())).then().statusCode(200).header("Cache-Control", equalTo("no-store"))
                .header("ETag", nullValue()).body("number", equalTo(receipt.number()))
                .body("status", equalTo("received")).body("statusLabel", equalTo("已登记"))
                .body("receivedAt", containsString("+08:00")).body("clocks", hasSize(1))
                .body("clocks[0].kind", equalTo("acceptance")).body("clocks[0].state", equalTo("running"))
                .body("clocks[0].due", endsWith("T23:59:59+08:00")).body("timeline.code", contains("received"))
                .body("answers", hasSize(0)).body("messages", hasSize(0)).body("next", containsString("告知是否受理"));
    }

    @Test
    void unknownNumberAndWrongCodeAnswerAlike() {
        Registered receipt = fixture.registered();
        Response wrong = with("0000000000000000").get(path(receipt.number()));
        Response unknown = with("0000000000000000").get(path("PJ-W-19990101-0001"));
        Response missing = given().get(path(receipt.number()));
        assertEquals(404, wrong.statusCode());
        for (Response other : new Response[] { unknown, missing }) {
            assertEquals(404, other.statusCode());
            assertEquals(wrong.asString().replaceAll("PJ-W-\\d+-\\d+", "N"),
                    other.asString().replaceAll("PJ-W-\\d+-\\d+", "N"));
            assertEquals(wrong.headers().asList().stream().map(h -> h.getName()).sorted().toList(),
                    other.headers().asList().stream().map(h -> h.getName()).sorted().toList());
        }
        for (String step : new String[] { "messages", "withdrawal", "satisfaction" }) {
            with("1").body("{}").post(path(receipt.number()) + "/" + step).then().statusCode(404);
        }
    }

    @Test
    void theWholeTurnIsSeenWithoutInnerSteps() {
        Registered receipt = fixture.registered();
        fixture.bring(receipt.number(), CaseStatus.CLOSED);
        with(receipt.receiptCode()).get(path(receipt.number())).then().statusCode(200).body("status", equalTo("closed"))
                .body("timeline.code", contains("received", "accepted", "assigned", "investigating", "answered", "closed"))
                .body("timeline[2].note", equalTo("由执法大队办理。")).body("clocks.state", contains("met", "met"))
                .body("answers", hasSize(1)).body("answers[0].verified", equalTo("true"))
                .body("answers[0].text", containsString("停产整改")).body("next", nullValue());
    }

    @Test
    void aDraftOfAnAnswerIsNotShown() {
        Registered receipt = fixture.registered();
        fixture.bring(receipt.number(), CaseStatus.IN_REVIEW);
        Response shown = with(receipt.receiptCode()).get(path(receipt.number()));
        shown.then().body("status", equalTo("inProgress")).body("answers", hasSize(0));
        assertEquals(false, shown.asString().contains("停产整改"));
        assertEquals(false, shown.asString().contains("officer1"));
    }

    @Test
    void messagesGoBothWaysAndArriveOnce() {
        Registered receipt = fixture.registered();
        String key = UUID.randomUUID().toString();
        Response first = with(receipt.receiptCode()).header("Idempotency-Key", key).body("{\"text\":\" 昨晚又有了 \"}")
                .post(path(receipt.number()) + "/messages");
        Response second = with(receipt.receiptCode()).header("Idempotency-Key", key).body("{\"text\":\" 昨晚又有了 \"}")
                .post(path(receipt.number()) + "/messages");
        first.then().statusCode(201).body("from", equalTo("reporter")).body("text", equalTo("昨晚又有了"));
        assertArrayEquals(first.asByteArray(), second.asByteArray());
        with(receipt.receiptCode()).get(path(receipt.number())).then().body("messages", hasSize(1));
        with(receipt.receiptCode()).body("{\"text\":\"  \"}").post(path(receipt.number()) + "/messages").then()
                .statusCode(422).body("violations[0].field", equalTo("text"));
    }

    @Test
    void withdrawalWorksOnceAndNotAfterTheEnd() {
        Registered receipt = fixture.registered();
        with(receipt.receiptCode()).body("{\"reason\":\"已经解决\"}").post(path(receipt.number()) + "/withdrawal").then()
                .statusCode(200).body("status", equalTo("withdrawn"));
        with(receipt.receiptCode()).body("{}").post(path(receipt.number()) + "/withdrawal").then().statusCode(409);
        Registered closed = fixture.registered();
        fixture.bring(closed.number(), CaseStatus.CLOSED);
        with(closed.receiptCode()).body("{\"reason\":\"算了\"}").post(path(closed.number()) + "/withdrawal").then()
                .statusCode(409).contentType("application/problem+json");
    }

    @Test
    void anAnswerIsRatedAfterItCame() {
        Registered receipt = fixture.registered();
        String rating = "{\"rating\":\"satisfied\",\"comment\":\"办得快\"}";
        with(receipt.receiptCode()).body(rating).post(path(receipt.number()) + "/satisfaction").then().statusCode(409);
        fixture.bring(receipt.number(), CaseStatus.ANSWERED);
        with(receipt.receiptCode()).body("{\"rating\":\"great\"}").post(path(receipt.number()) + "/satisfaction").then()
                .statusCode(422).body("violations[0].field", equalTo("rating"));
        with(receipt.receiptCode()).body(rating).post(path(receipt.number()) + "/satisfaction").then().statusCode(200)
                .body("status", equalTo("answered"));
    }

    @Test
    void bothReceiptsOfAMergedMatterShowItsProgressAndAnswer() {
        Registered main = fixture.registered();
        Registered second = fixture.registered();
        cases.move(second.number(), CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main.number()), CaseFixture.INTAKE);
        fixture.bring(main.number(), CaseStatus.CLOSED);
        with(second.receiptCode()).get(path(second.number())).then().statusCode(200).body("status", equalTo("merged"))
                .body("timeline.code", contains("received", "merged", "accepted", "assigned", "investigating", "answered",
                        "closed"))
                .body("timeline[3].note", containsString("办理。")).body("answers", hasSize(1))
                .body("answers[0].text", containsString("停产整改"));
        with(main.receiptCode()).get(path(main.number())).then().body("status", equalTo("closed")).body("answers", hasSize(1));
    }

    @Test
    void theReceiptOfASplitMatterShowsItsParts() {
        Registered receipt = fixture.registered();
        cases.move(receipt.number(), CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜间噪声"), CaseFixture.INTAKE);
        String part = with(receipt.receiptCode()).get(path(receipt.number())).then().statusCode(200).body("parts", hasSize(1))
                .body("parts[0].status", equalTo("received")).extract().path("parts[0].number");
        fixture.bring(part, CaseStatus.ANSWERED);
        with(receipt.receiptCode()).get(path(receipt.number())).then().body("parts[0].status", equalTo("answered"))
                .body("answers", hasSize(1)).body("status", equalTo("received"));
    }
}
