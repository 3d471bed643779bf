package org.ecobureau.complaint.track;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Photos and replies that come later: to the own case and no other, without telling who sent them. */
@QuarkusTest
class LaterPhotosTest {

    private static final String TRACK = "/complaints/track";
    private static final byte[] PHOTO = Specimens.jpegWithPosition(90, 60, 1);

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    CasePhotos photos;

    @Inject
    EntityManager database;

    private static Response send(Registered receipt, String number, String key, int count) {
        var request = given().header("Receipt-Code", receipt.receiptCode());
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        for (int i = 0; i < count; i++) {
            request.multiPart("photos", "现场.jpg", PHOTO, "image/jpeg");
        }
        if (count == 0) {
            request.multiPart("text", "没有照片");
        }
        return request.post("/api/v1/complaints/" + number + "/photos");
    }

    private static Response send(Registered receipt, String key, int count) {
        return send(receipt, receipt.number(), key, count);
    }

    private void scanned(String number) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "update attachment set state = 'CLEAN' where owner_kind = 'complaint' and owner_id = ?1")
                .setParameter(1, number).executeUpdate());
    }

    private static Response desk(String account, String path) {
        return given().header(TestIdentityMechanism.HEADER, account).get(path);
    }

    private static Document deskCase(String account, String number) {
        return Jsoup.parse(desk(account, "/staff/cases/" + number).asString());
    }

    private static Browser opened(Registered receipt) {
        return new Browser().post(TRACK, "number", receipt.number(), "code", receipt.receiptCode()).follow();
    }

    private static String key(Browser browser, String action) {
        return browser.page().selectFirst("form[action=" + TRACK + action + "] [name=idempotencyKey]").val();
    }

    @Test
    void anAnonymousReporterAddsAPhotoOnceAndStaysAnonymous() {
        Registered receipt = fixture.registered();
        String key = UUID.randomUUID().toString();
        Response first = send(receipt, key, 1);
        first.then().statusCode(201).body("added", equalTo(1)).body("photos", equalTo(1));
        assertArrayEquals(first.asByteArray(), send(receipt, key, 1).asByteArray());
        assertEquals(1, photos.of(receipt.number()).size());
        assertEquals(422, send(receipt, key, 2).statusCode(), "another body under the same key");
        given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + receipt.number()).then()
                .body("messages", hasSize(1)).body("messages[0].text", equalTo("补充了 1 张照片。"))
                .body("messages[0].from", equalTo("reporter"));
        scanned(receipt.number());
        Document page = deskCase("intake1", receipt.number());
        assertTrue(page.select(".case-photos").text().contains("后来补充"));
        assertTrue(page.select(".case-timeline").text().contains("补充照片 投诉人"));
        Response copy = desk("intake1", page.selectFirst(".case-photos img").attr("src"));
        assertEquals(200, copy.statusCode());
        assertFalse(new String(copy.asByteArray(), StandardCharsets.ISO_8859_1).contains("Exif"));
        assertTrue(page.text().contains("系统里没有任何身份信息"));
    }

    @Test
    void whoHandlesAPartSeesThePhotosOfTheWhole() {
        Registered receipt = fixture.registered();
        send(receipt, null, 1).then().statusCode(201);
        scanned(receipt.number());
        cases.move(receipt.number(), CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "夜间噪声"), CaseFixture.INTAKE);
        String part = fixture.part(receipt.number());
        cases.move(part, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "白天噪声"), CaseFixture.INTAKE);
        for (String number : List.of(part, fixture.part(part))) {
            Document page = deskCase("intake1", number);
            assertTrue(page.select(".case-photos").text().contains("来自拆分前的 " + receipt.number()), page.text());
            assertEquals(200, desk("intake1", page.selectFirst(".case-photos img").attr("src")).statusCode());
        }
    }

    @Test
    void theLimitHoldsForTheWholeCaseAlsoForTwoAtOnce() throws Exception {
        Registered receipt = fixture.registered();
        send(receipt, null, 4).then().statusCode(201);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> three = () -> send(receipt, null, 3).statusCode();
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(List.of(three, three))) {
                answers.add(answer.get());
            }
            answers.sort(null);
            assertEquals(List.of(201, 413), answers);
        } finally {
            pool.shutdown();
        }
        Response tooMany = send(receipt, null, 3);
        tooMany.then().statusCode(413).contentType("application/problem+json");
        assertTrue(tooMany.asString().contains("还可以补充 2 张"));
        send(receipt, null, 2).then().statusCode(201).body("photos", equalTo(9));
        send(receipt, null, 1).then().statusCode(413);
        assertEquals(9, photos.of(receipt.number()).size());
        assertNull(opened(receipt).page().selectFirst("input[name=photos]"), "no room, no field");
    }

    @Test
    void onlyPhotosAreTakenAndTheReasonIsSaid() {
        Registered receipt = fixture.registered();
        send(receipt, null, 0).then().statusCode(422).body("violations[0].field", equalTo("photos"));
        given().header("Receipt-Code", receipt.receiptCode()).multiPart("photos", "a.jpg", Specimens.html(), "image/jpeg")
                .post("/api/v1/complaints/" + receipt.number() + "/photos").then().statusCode(422)
                .body("violations[0].field", equalTo("photos[0]"));
        assertEquals(0, photos.of(receipt.number()).size());
        Browser browser = opened(receipt);
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "烟囱在左边", "idempotencyKey", key(browser, "/messages")),
                Specimens.html());
        assertEquals(422, browser.status());
        assertEquals("#photos", browser.page().select(".govuk-error-summary a").attr("href"));
        assertEquals("烟囱在左边", browser.page().getElementById("text").text(), "what was typed stays");
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "", "idempotencyKey", key(browser, "/messages")));
        assertEquals(422, browser.status(), "nothing was chosen");
        browser.postWithPhotos(TRACK + "/messages",
                Map.of("text", "字".repeat(2001), "idempotencyKey", key(browser, "/messages")), PHOTO);
        assertEquals(422, browser.status());
        assertEquals("#text", browser.page().select(".govuk-error-summary a").attr("href"));
        assertEquals(0, photos.of(receipt.number()).size(), "words and photos are one transaction");
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "烟囱在左边", "idempotencyKey", key(browser, "/messages")),
                PHOTO).follow();
        assertTrue(browser.text("[role=status]").contains("照片已经收到"));
        assertTrue(browser.text(".messages").contains("补充了 1 张照片。 烟囱在左边"), browser.text(".messages"));
        assertTrue(browser.text(".photo-list").contains("后来补充"));
        assertTrue(browser.text("main").contains("还可以补充 8 张"));
    }

    @Test
    void oneBadPhotoCostsNoneOfTheOthersNorTheWords() {
        Registered receipt = fixture.registered();
        Browser browser = opened(receipt);
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "两张里有一张坏的", "idempotencyKey",
                key(browser, "/messages")), PHOTO, Specimens.html());
        assertEquals(422, browser.status(), "the other one is named");
        assertTrue(browser.text("[role=status]").contains("收到了 1 张照片和您的留言"), browser.text("[role=status]"));
        assertEquals("#photos", browser.page().select(".govuk-error-summary a").attr("href"));
        assertEquals("", browser.page().getElementById("text").text(), "sent already");
        assertEquals(1, photos.of(receipt.number()).size());
        assertTrue(browser.text(".messages").contains("两张里有一张坏的"));
    }

    @Test
    void aReplyToAMergedCaseReachesTheMainCaseWithItsPhotos() {
        Registered main = fixture.registered();
        Registered second = fixture.registered();
        send(second, null, 1).then().statusCode(201);
        cases.move(second.number(), CaseMove.of(CaseAction.MERGE).with(Datum.OTHER_NUMBER, main.number()), CaseFixture.INTAKE);
        fixture.bring(main.number(), CaseStatus.INVESTIGATING);
        send(second, null, 2).then().statusCode(201).body("photos", equalTo(3));
        scanned(second.number());
        Document page = deskCase("officer1", main.number());
        assertEquals(3, page.select(".case-photos img").size());
        assertTrue(page.select(".case-photos").text().contains("来自并案 " + second.number()));
        assertTrue(page.select(".case-messages").text().contains("补充了 2 张照片。"));
        assertEquals(200, desk("officer1", page.selectFirst(".case-photos img").attr("src")).statusCode());
        assertEquals(200, given().header(TestIdentityMechanism.HEADER, "officer1").header("Sec-Fetch-Site", "same-origin")
                .post(page.selectFirst(".case-photos form[action$=original]").attr("action")).statusCode());
        assertEquals(403, desk("officer2", page.selectFirst(".case-photos img").attr("src")).statusCode());
        Browser other = opened(main);
        assertTrue(other.page().select(".photo-list").isEmpty(), "one reporter never sees another's photos");
        assertFalse(other.text("main").contains("补充了 2 张照片"), "nor reads another's words");
        String id = photos.of(second.number()).get(0).shown().toString();
        assertEquals(404, other.get(TRACK + "/photos/" + id).status());
    }

    /** Fault: a reply attached to somebody else's case by quoting its number. */
    @Test
    void aReplyIsNeverAttachedToSomebodyElsesCaseByQuotingItsNumber() {
        Registered mine = fixture.registered();
        Registered foreign = fixture.registered();
        String api = "/api/v1/complaints/" + foreign.number();
        String said = "{\"text\":\"回复 " + foreign.number() + "：今天又排了\"}";
        given().header("Receipt-Code", mine.receiptCode()).contentType("application/json").body(said).post(api + "/messages")
                .then().statusCode(404);
        send(mine, foreign.number(), null, 1).then().statusCode(404);
        given().header("Receipt-Code", mine.receiptCode()).contentType("application/json").body(said)
                .post("/api/v1/complaints/" + mine.number() + "/messages").then().statusCode(201);
        Browser browser = opened(mine);
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "编号 " + foreign.number() + " 也是这家", "number",
                foreign.number(), "idempotencyKey", key(browser, "/messages"))).follow();
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", foreign.number(), "number", foreign.number(),
                "idempotencyKey", key(browser, "/messages")), PHOTO).follow();
        assertEquals(3, reader.forReceipt(mine.number()).messages().size());
        assertEquals(1, photos.of(mine.number()).size());
        assertEquals(0, reader.forReceipt(foreign.number()).messages().size());
        assertEquals(0, photos.of(foreign.number()).size());
    }

    @Test
    void withdrawalTakesNoRightToWriteOrSendPhotos() {
        Registered receipt = fixture.registered();
        Browser browser = opened(receipt);
        browser.get(TRACK + "/withdrawal");
        assertTrue(browser.text("main").contains("仍能查看经过、给我们留言"));
        browser.post(TRACK + "/withdrawal", "reason", "", "idempotencyKey", key(browser, "/withdrawal")).follow();
        browser.postWithPhotos(TRACK + "/messages", Map.of("text", "还是没解决", "idempotencyKey", key(browser, "/messages")))
                .follow();
        assertTrue(browser.text(".messages").contains("还是没解决"));
        send(receipt, null, 1).then().statusCode(201);
        assertEquals(CaseStatus.WITHDRAWN, reader.forReceipt(receipt.number()).status());
    }
}
