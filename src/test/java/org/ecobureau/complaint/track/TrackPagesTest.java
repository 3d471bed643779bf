package org.ecobureau.complaint.track;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TrackPagesTest {

    private static final String TRACK = "/complaints/track";

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    private static Browser opened(Registered receipt) {
        return new Browser().post(TRACK, "number", receipt.number(), "code", receipt.receiptCode()).follow();
    }

    private static String key(Browser browser, String action) {
        return browser.page().selectFirst("form[action=" + TRACK + action + "] [name=idempotencyKey], form:has([formaction="
                + TRACK + action + "]) [name=idempotencyKey]").val();
    }

    @Test
    void theReceiptOpensTheTimeLineAndNoCodeStandsInAnAddress() {
        Registered receipt = fixture.registered();
        Browser browser = new Browser().get(TRACK + "?number=" + receipt.number());
        assertEquals(receipt.number(), browser.value("number"));
        browser.post(TRACK, "number", receipt.number(), "code", receipt.receiptCode().replaceAll("(.{4})", "$1 "));
        assertEquals(TRACK + "/case", browser.location());
        assertTrue(browser.cookie("eco_track").isHttpOnly());
        assertEquals("Strict", browser.cookie("eco_track").getSameSite());
        assertEquals(TRACK, browser.cookie("eco_track").getPath());
        assertFalse(browser.cookie("eco_track").getValue().contains(receipt.number()));
        browser.follow();
        assertEquals("no-store", browser.answer().header("Cache-Control"));
        assertTrue(browser.text(".timeline").contains("我们收到了您的投诉"));
        assertTrue(browser.text(".timeline__next").contains("告知是否受理"));
        assertFalse(browser.answer().asString().contains(receipt.receiptCode()));
    }

    @Test
    void unknownNumberAndWrongCodeShowTheSamePage() {
        Registered receipt = fixture.registered();
        Browser wrong = new Browser().post(TRACK, "number", receipt.number(), "code", "1111222233334444");
        Browser unknown = new Browser().post(TRACK, "number", "PJ-W-19990101-0001", "code", "1111222233334444");
        assertEquals(404, wrong.status());
        assertEquals(wrong.status(), unknown.status());
        assertEquals(wrong.answer().asString().replace(receipt.number(), "N"),
                unknown.answer().asString().replace("PJ-W-19990101-0001", "N"));
        assertEquals(receipt.number(), wrong.value("number"));
        assertEquals("", wrong.value("code"));
    }

    @Test
    void messagesArriveOnceAndAnEmptyOneIsToldSo() {
        Browser browser = opened(fixture.registered());
        String key = key(browser, "/messages");
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "昨晚又有了", "idempotencyKey", key));
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "昨晚又有了", "idempotencyKey", key)).follow();
        assertEquals(1, browser.page().select(".messages li").size());
        assertTrue(browser.text("[role=status]").contains("已经送到"));
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "  ", "idempotencyKey", key(browser, "/messages")));
        assertEquals(422, browser.status());
        assertEquals("#text", browser.page().select(".govuk-error-summary a").attr("href"));
    }

    @Test
    void oneReceiptSendsSoMuchWithinAnHourAndWhatWasTypedStays() {
        Registered receipt = fixture.registered();
        Browser browser = opened(receipt);
        for (int i = 0; i < 20; i++) {
            browser.postWithPhotos(TRACK + "/messages",
                    Map.of("text", "第 " + i + " 条", "idempotencyKey", key(browser, "/messages"))).follow();
        }
        for (int again = 0; again < 2; again++) {
            browser.postWithPhotos(TRACK + "/messages", Map.of("text", "还有一句话", "idempotencyKey", key(browser, "/messages")));
            assertEquals(429, browser.status());
            assertEquals("3600", browser.answer().header("Retry-After"));
            assertEquals("还有一句话", browser.page().getElementById("text").text());
            assertEquals("#text", browser.page().select(".govuk-error-summary a").attr("href"));
        }
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "这张最清楚", "idempotencyKey", "k-" + receipt.number()),
                org.ecobureau.attachment.photo.Specimens.png(30, 20));
        assertEquals(429, browser.status());
        assertEquals("这张最清楚", browser.page().getElementById("text").text());
        given().header("Receipt-Code", receipt.receiptCode()).contentType("application/json").body("{\"text\":\"再说\"}")
                .post("/api/v1/complaints/" + receipt.number() + "/messages").then().statusCode(429)
                .contentType("application/problem+json");
        assertEquals(20, browser.get(TRACK + "/case").page().select(".messages li").size());
        Registered other = fixture.registered();
        assertEquals(303, opened(other).postWithPhotos(TRACK + "/messages", Map.of("text", "别的事")).status(), "another receipt");
        org.ecobureau.shared.time.TestClock.at(TestClock.now().plusSeconds(3_700), () -> assertEquals(303, opened(receipt)
                .postWithPhotos(TRACK + "/messages", Map.of("text", "一小时以后")).status()));
        assertEquals(303, browser.post(TRACK + "/withdrawal", "reason", "").status(), "withdrawing is never refused");
    }

    @Test
    void theAnswerIsQuotedAndCanBeRated() {
        Registered receipt = fixture.registered();
        Browser browser = opened(receipt);
        assertNull(browser.page().selectFirst("button[formaction=" + TRACK + "/satisfaction]"));
        fixture.bring(receipt.number(), CaseStatus.ANSWERED);
        browser.get(TRACK + "/case");
        assertTrue(browser.text("blockquote.letter").contains("停产整改"));
        assertTrue(browser.text("main").contains("属实"));
        browser.post(TRACK + "/satisfaction", "idempotencyKey", key(browser, "/satisfaction"), "comment", "还行");
        assertEquals(422, browser.status());
        assertEquals("还行", browser.page().getElementById("comment").text());
        browser.post(TRACK + "/satisfaction", "rating", "basic", "comment", "还行", "idempotencyKey",
                key(browser, "/satisfaction")).follow();
        assertEquals(List.of("basic"), browser.page().select("input[name=rating][checked]").eachAttr("value"));
    }

    @Test
    void whoseReportWasMergedSeesTheMainStatusAndRatesItsAnswer() {
        Registered main = fixture.registered();
        Registered second = fixture.registered();
        cases.move(second.number(), CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main.number()), CaseFixture.INTAKE);
        Browser browser = opened(second);
        assertEquals("并案办理：已登记", browser.text("h1"));
        assertNull(browser.page().selectFirst("button[formaction=" + TRACK + "/satisfaction]"), "no answer yet");
        assertThrows(Problem.class, () -> cases.move(second.number(),
                CaseMove.of(CaseAction.RATE).with(Datum.RATING, "satisfied"), Actor.reporter()));
        fixture.bring(main.number(), CaseStatus.ANSWERED);
        browser.get(TRACK + "/case");
        assertEquals("并案办理：已答复", browser.text("h1"));
        assertEquals("请看答复，并告诉我们您是否满意。", browser.text("#next"));
        browser.post(TRACK + "/satisfaction", "rating", "dissatisfied", "comment", "还臭", "idempotencyKey",
                key(browser, "/satisfaction")).follow();
        assertEquals(List.of("dissatisfied"), browser.page().select("input[name=rating][checked]").eachAttr("value"));
        assertNull(reader.forReceipt(main.number()).rating(), "each reporter rates for oneself");
        fixture.bring(main.number(), CaseStatus.CLOSED);
        assertEquals("并案办理：已办结", browser.get(TRACK + "/case").text("h1"));
        assertNotNull(browser.page().selectFirst("button[formaction=" + TRACK + "/satisfaction]"));
    }

    @Test
    void everyEndSaysWhatCanBeDoneAndNobodyIsAskedTwice() {
        Registered refused = fixture.registered();
        cases.move(refused.number(), CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "a").publicNote("请找公安机关。"),
                CaseFixture.INTAKE);
        assertTrue(opened(refused).text("#next").contains("该找哪个部门"));
        Registered passed = fixture.registered();
        cases.move(passed.number(), CaseMove.of(CaseAction.PASS_ON).with(Datum.TARGET, "城管局").with(Datum.REASON, "不归我们管"),
                CaseFixture.INTAKE);
        assertTrue(opened(passed).text("#next").contains("转给了谁"));
        Registered answered = fixture.registered();
        fixture.bring(answered.number(), CaseStatus.ANSWERED);
        Browser browser = opened(answered);
        assertTrue(browser.text(".timeline__next").contains("告诉我们您是否满意"));
        browser.post(TRACK + "/satisfaction", "rating", "basic", "idempotencyKey", key(browser, "/satisfaction")).follow();
        assertFalse(browser.text("main").contains("告诉我们您是否满意"), "rated already");
        assertTrue(browser.text("#next").contains("问题还在的，请在下面留言"));
        java.time.LocalDate check = org.ecobureau.shared.time.ChinaTime.dayOf(TestClock.now()).plusDays(90);
        cases.move(answered.number(), CaseMove.of(CaseAction.STAGE_CLOSE).with(Datum.REASON, "整改要到年底")
                .with(Datum.NEXT_CHECK_ON, check.toString()), CaseFixture.INTAKE);
        assertTrue(browser.get(TRACK + "/case").text("#next").contains(org.ecobureau.shared.time.ChinaTime.day(check)),
                browser.text("#next"));
        cases.move(answered.number(), CaseMove.of(CaseAction.CLOSE), CaseFixture.INTAKE);
        assertTrue(browser.get(TRACK + "/case").text("#next").contains("再投诉一次"));
    }

    @Test
    void withdrawingAsksFirst() {
        Browser browser = opened(fixture.registered());
        browser.get(browser.page().selectFirst("a[href^=" + TRACK + "/withdrawal]").attr("href"));
        assertTrue(browser.text("h1").contains("确定撤回"));
        browser.post(TRACK + "/withdrawal", "reason", "已经解决", "idempotencyKey", key(browser, "/withdrawal")).follow();
        assertTrue(browser.text("h1").contains("已撤回"));
        assertNull(browser.page().selectFirst("a[href^=" + TRACK + "/withdrawal]"));
        assertTrue(browser.page().select(".timeline__next").isEmpty());
    }

    @Test
    void whatIsSaidOfAPartStandsUnderTheReceiptAndTheReplyReachesItsOfficer() {
        Registered receipt = fixture.registered();
        cases.move(receipt.number(), CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜间噪声"), CaseFixture.INTAKE);
        String part = fixture.part(receipt.number());
        cases.move(part, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "白天噪声"), CaseFixture.INTAKE);
        String partOfPart = fixture.part(part);
        cases.move(part, CaseMove.of(CaseAction.MESSAGE_TO_REPORTER).with(Datum.TEXT, "几点最吵？"), CaseFixture.INTAKE);
        cases.move(partOfPart, CaseMove.of(CaseAction.REFUSE).with(Datum.REASON, "a").publicNote("请找公安机关。"),
                CaseFixture.INTAKE);
        Browser browser = opened(receipt);
        String first = browser.text("#part-1");
        assertTrue(first.contains(part) && first.contains("几点最吵？") && first.contains("告知是否受理"), first);
        String second = browser.text("#part-2");
        assertTrue(second.contains("不归生态环境部门管") && second.contains("请找公安机关。"), second);
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "夜里两点", "idempotencyKey", key(browser, "/messages")));
        for (String number : List.of(part, partOfPart)) {
            CaseSheet.Message reply = reader.forStaff(number, CaseFixture.INTAKE).messages().stream()
                    .filter(CaseSheet.Message::fromReporter).findFirst().orElseThrow();
            assertEquals("夜里两点", reply.text());
            assertEquals(receipt.number(), reply.via());
        }
        assertEquals(1, browser.get(TRACK + "/case").page().select(".messages li:contains(夜里两点)").size(), "shown once");
    }

    @Test
    void aPartThatWasMergedShowsTheAnswerOfItsMainCase() {
        Registered receipt = fixture.registered();
        String main = fixture.registered().number();
        cases.move(receipt.number(), CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜间噪声"), CaseFixture.INTAKE);
        cases.move(fixture.part(receipt.number()), CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main),
                CaseFixture.INTAKE);
        fixture.bring(main, CaseStatus.ANSWERED);
        Browser browser = opened(receipt);
        assertTrue(browser.text("blockquote.letter").contains("停产整改"));
        assertTrue(browser.text("#part-1").contains("已经答复您"));
    }

    @Test
    void whoWithdrewSeesThatAndNoButtonThoughItGoesOnForOthers() {
        Registered receipt = fixture.registered();
        String other = fixture.registered().number();
        cases.move(other, CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, receipt.number()), CaseFixture.INTAKE);
        Browser browser = opened(receipt).get(TRACK + "/withdrawal");
        browser.post(TRACK + "/withdrawal", "reason", "搬走了", "idempotencyKey", key(browser, "/withdrawal")).follow();
        assertTrue(browser.text("h1").contains("已撤回"));
        assertNull(browser.page().selectFirst("a[href^=" + TRACK + "/withdrawal]"));
        assertTrue(browser.page().select(".timeline__next").isEmpty());
        fixture.bring(receipt.number(), CaseStatus.ANSWERED);
        assertFalse(browser.get(TRACK + "/case").text("main").contains("已经答复您"));
    }

    @Test
    void whatWasTypedOutlivesTheHalfHour() {
        Registered receipt = fixture.registered();
        Browser browser = new Browser().postWithPhotos(TRACK + "/messages", Map.of("text", "写了很久的一段话"));
        assertEquals(403, browser.status());
        assertTrue(browser.text("#over").contains("时间到了"));
        String kept = browser.page().select("input[name=text]").val();
        browser.post(TRACK, "number", receipt.number(), "code", "1111222233334444", "text", kept);
        assertEquals(kept, browser.page().select("input[name=text]").val(), "also after a wrong code");
        browser.post(TRACK, "number", receipt.number(), "code", receipt.receiptCode(), "text", kept);
        assertEquals(200, browser.status());
        assertEquals("写了很久的一段话", browser.page().getElementById("text").text());
        assertTrue(browser.page().select(".messages").isEmpty(), "nothing is sent by itself");
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", kept, "idempotencyKey", key(browser, "/messages"))).follow();
        assertTrue(browser.text(".messages").contains("写了很久的一段话"));
        Browser rating = new Browser().post(TRACK + "/satisfaction", "rating", "basic", "comment", "还行");
        assertEquals("basic", rating.page().select("input[name=rating]").val());
        assertEquals("还行", rating.page().select("input[name=comment]").val());
    }

    /** Rating and message stand in one form: sending one keeps the other, without script. */
    @Test
    void sendingOneOfTheTwoNeverLosesTheOther() {
        Registered receipt = fixture.registered();
        fixture.bring(receipt.number(), CaseStatus.ANSWERED);
        Browser browser = opened(receipt);
        assertEquals(1, browser.page().select("form:has(#text):has([name=rating])").size());
        String key = key(browser, "/satisfaction");
        browser.post(TRACK + "/satisfaction", "rating", "basic", "comment", "还行", "text", "烟囱又冒烟了", "photos", "a.jpg",
                "idempotencyKey", key);
        assertEquals(200, browser.status());
        assertEquals("烟囱又冒烟了", browser.page().getElementById("text").text());
        String said = browser.text("[role=status]");
        assertTrue(said.contains("谢谢您的评价") && said.contains("留言还没有发送") && said.contains("照片还没有发送"), said);
        assertEquals(List.of("basic"), browser.page().select("input[name=rating][checked]").eachAttr("value"));
        assertEquals("", browser.page().getElementById("comment").text(), "the comment was sent");
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "烟囱又冒烟了", "rating", "basic", "comment", "",
                "idempotencyKey", key));
        assertEquals(303, browser.status(), "nothing else waits, and the old key counts for the other form");

        browser.get(TRACK + "/case");
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "还有一句", "rating", "dissatisfied", "comment", "又臭了",
                "idempotencyKey", key(browser, "/messages")));
        assertEquals(200, browser.status());
        assertTrue(browser.text("[role=status]").contains("评价还没有提交"));
        assertEquals("又臭了", browser.page().getElementById("comment").text());
        assertEquals(List.of("dissatisfied"), browser.page().select("input[name=rating][checked]").eachAttr("value"));
        assertEquals("", browser.page().getElementById("text").text());
        assertEquals(2, browser.page().select(".messages li").size());

        browser.post(TRACK + "/satisfaction", "comment", "又臭了", "text", "没发的话", "rating", "nonsense", "idempotencyKey",
                key(browser, "/satisfaction"));
        assertEquals(422, browser.status());
        assertEquals("没发的话", browser.page().getElementById("text").text());
        assertEquals("又臭了", browser.page().getElementById("comment").text());
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", " ", "rating", "basic", "comment", "还行"));
        assertEquals(422, browser.status());
        assertEquals("还行", browser.page().getElementById("comment").text());
    }

    @Test
    void whyOneWithdrawsIsNotLostEither() {
        Registered receipt = fixture.registered();
        Browser browser = opened(receipt).get(TRACK + "/withdrawal");
        String tooLong = "搬走了".repeat(400);
        browser.post(TRACK + "/withdrawal", "reason", tooLong, "idempotencyKey", key(browser, "/withdrawal"));
        assertEquals(422, browser.status());
        assertEquals(tooLong, browser.page().getElementById("reason").text());
        assertTrue(browser.text("h1").contains("确定撤回"));
        Browser late = new Browser().post(TRACK + "/withdrawal", "reason", "搬走了");
        late.post(TRACK, "number", receipt.number(), "code", receipt.receiptCode(), "reason",
                late.page().select("input[name=reason]").val());
        assertEquals("搬走了", late.page().getElementById("reason").text());
    }

    @Test
    void leavingForgetsTheCaseOnThisDevice() {
        Browser browser = opened(fixture.registered()).post(TRACK + "/leave");
        assertEquals("/complaints", browser.location());
        assertNull(browser.cookie("eco_track"));
        assertEquals(TRACK, browser.get(TRACK + "/case").location());
    }

    @Test
    void withoutASessionNothingIsShownOrDone() {
        for (String path : List.of("/case", "/withdrawal")) {
            assertEquals(TRACK, new Browser().get(TRACK + path).location());
        }
        assertEquals(TRACK + "?over=yes", new Browser().post(TRACK + "/withdrawal", "reason", "").location());
        assertEquals(TRACK + "?over=yes", new Browser().post(TRACK + "/satisfaction").location());
        assertTrue(new Browser().get(TRACK + "?over=yes").text("#over").contains("时间到了"));
        assertEquals(404, new Browser().get(TRACK + "/photos/00000000-0000-0000-0000-000000000000").status());
    }

    @Test
    void emptyFieldsAreNamedEachAndCountAsNoTry() {
        Browser browser = new Browser().post(TRACK, "number", "", "code", " ");
        assertEquals(422, browser.status());
        assertEquals(List.of("#number", "#code"),
                browser.page().select(".govuk-error-summary a").eachAttr("href"));
        browser.post(TRACK, "number", "PJ-W-20260101-0001", "code", "");
        assertEquals(List.of("#code"), browser.page().select(".govuk-error-summary a").eachAttr("href"));
        assertEquals("PJ-W-20260101-0001", browser.value("number"));
        browser.post(TRACK, "number", "PJ-W-20260101-0001", "code", "1234 5678");
        assertEquals(422, browser.status());
        assertTrue(browser.text("#code-error").contains("16 位数字"), browser.text("#code-error"));
        assertEquals("", browser.value("code"), "it is not sent back");
    }

    @Test
    void aReceiptOpensHoweverItWasCopied() {
        Registered receipt = fixture.registered();
        String wide = receipt.receiptCode().chars().mapToObj(c -> String.valueOf((char) (c + 0xFEE0)))
                .collect(Collectors.joining());
        for (String number : List.of(receipt.number().toLowerCase(Locale.ROOT), receipt.number().replace("-", ""),
                receipt.number().replace("-", "－"), " " + receipt.number().replace("-", " - ") + " ")) {
            assertEquals(303, new Browser().post(TRACK, "number", number, "code", wide).status(), number);
        }
    }
}
