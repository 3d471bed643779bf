package org.ecobureau.promise;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Promises L2 and L4: who asks for it is known no more, in no table and on no screen; the matter goes on. */
@QuarkusTest
class ErasureOnRequestTest {

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    Macs macs;

    @Inject
    Sealing sealing;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    @Inject
    Clock clock;

    private static RequestSpecification as(String account) {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, account).header("Sec-Fetch-Site",
                "same-origin");
    }

    private static Document page(String account, String path) {
        Response response = as(account).get(path);
        assertEquals(200, response.statusCode(), response.asString());
        return Jsoup.parse(response.asString());
    }

    private long count(String from, Object value) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database
                .createNativeQuery("SELECT COUNT(*) FROM " + from).setParameter(1, value).getSingleResult()).longValue());
    }

    /** A message about the case that waits to be sent, as if the medium was set up. */
    private void waits(String number, String medium, String template, String address) {
        String ref = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("INSERT INTO outbox_message (ref, medium, template,"
                        + " about, address, content, state, attempts, next_at, created_at) VALUES (?1, ?4, ?5, ?6, ?2, ?3, 'QUEUED', 0,"
                        + " '2099-01-01', NOW())").setParameter(1, ref)
                        .setParameter(2, sealing.sealText(address, "outbox:" + ref + ":address"))
                        .setParameter(3, sealing.sealText("words", "outbox:" + ref + ":content")).setParameter(4, medium)
                        .setParameter(5, template).setParameter(6, number).executeUpdate());
    }

    private List<?> waiting(String number) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT template FROM outbox_message WHERE about = ?1 AND address IS NOT NULL ORDER BY id")
                .setParameter(1, number)
                .getResultList());
    }

    /** A letter of a named person with a scan, a call to return and the wish for the reward. */
    private String letter(String name, String phone, String address, String callAt) {
        Document entry = page("intake1", "/staff/cases/new");
        RequestSpecification letter = as("intake1");
        Map.ofEntries(Map.entry("idempotencyKey", entry.select("[name=idempotencyKey]").val()), Map.entry("channel", "letter"),
                Map.entry("receivedAt", entry.getElementById("receivedAt").val()), Map.entry("identity", "named"),
                Map.entry("name", name), Map.entry("phone", phone), Map.entry("address", address),
                Map.entry("rewardWish", "true"),
                Map.entry("callBack", "true"),
                Map.entry("callBackPhone", callAt), Map.entry("township", "430626111"), Map.entry("place", "工业园东门"),
                Map.entry("types", "air"), Map.entry("description", "夜里十点以后有很浓的焦糊味，窗户不敢开。"))
                .forEach((field, value) -> letter.multiPart(new MultiPartSpecBuilder(value).controlName(field).charset("UTF-8")
                        .mimeType("text/plain").build()));
        Response saved = letter.multiPart("scans", "letter.jpg", Specimens.jpegWithPosition(90, 60, 1), "image/jpeg")
                .post("/staff/cases/new");
        assertEquals(303, saved.statusCode(), saved.asString());
        return Jsoup.parse(as("intake1").cookie("eco_entry", saved.getCookie("eco_entry")).get("/staff/cases/new/receipt")
                .asString()).getElementById("receipt-number").text();
    }

    private static String phone() {
        return "139" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
    }

    private static Browser opened(Registered receipt) {
        return new Browser().post("/complaints/track", "number", receipt.number(), "code", receipt.receiptCode()).follow();
    }

    private static Browser erased(Browser browser, Registered receipt) {
        browser.get("/complaints/track/identity/erasure");
        return browser.post("/complaints/track/identity/erasure", "of", receipt.number(), "code",
                receipt.receiptCode(), "idempotencyKey", browser.page().selectFirst("main [name=idempotencyKey]").val())
                .follow();
    }

    @Test
    void nothingInAnyTableLeadsToThePersonAnyMore() throws SQLException {
        String name = "公孙" + (char) (0x4E00 + Math.floorMod(UUID.randomUUID().hashCode(), 0x5000)) + "删";
        String phone = phone();
        String callAt = phone();
        String address = "三市镇大众村" + name + "屋场";
        String number = letter(name, phone, address, callAt);
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "另一个车间的噪声"), CaseFixture.INTAKE);
        String part = fixture.part(number);
        String index = macs.mac("complaint phone", phone);
        waits(number, "MAIL", "case-step", "who@example.org");
        waits(number, "WEBHOOK", "case-milestone", "platform");
        waits(number, "MAIL", "case-urgent", "unit@example.org");
        assertTrue(new Dump(Set.of(index)).search(source).stream().anyMatch(f -> f.startsWith("case_identity.phone_index")),
                "the index is there before");
        Document form = page("intake1", "/staff/cases/" + number + "/erase-identity");
        assertTrue(form.text().contains("申请的举报奖励一起取消") && form.text().contains("约好的回电取消"));
        assertEquals(303, as("intake1").contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("idempotencyKey", form.select("[name=idempotencyKey]").val()).formParam("reason", "来信要求，笔迹一致")
                .post("/staff/cases/" + number + "/erase-identity").statusCode());

        assertEquals(Set.of(), new Dump(Set.of(name, phone, callAt, address, index)).search(source));
        for (String each : List.of(number, part)) {
            String of = " t JOIN complaint_case c ON c.id = t.case_id WHERE c.number = ?1";
            assertEquals(0, count("case_identity" + of, each));
            assertEquals(0, count("call_back" + of, each));
            assertEquals(0, count("attachment WHERE owner_kind = 'letter' AND owner_id = ?1", each));
            assertEquals(IdentityMode.ANONYMOUS, reader.forReceipt(each).identityMode());
            assertFalse(reader.forReceipt(each).answers().containsKey("rewardWish"));
        }
        assertEquals(List.of("case-milestone", "case-urgent"), waiting(number), "what is not the reporter's goes on");
        assertEquals(1, count("audit_entry WHERE subject = ?1 AND kind = 'identity.erased'", number));
        assertEquals(1, count("audit_entry WHERE subject = ?1 AND kind = 'case.erase_identity'", part));
        assertFalse(page("intake1", "/staff/cases/callbacks").text().contains(number));
        assertTrue(reader.forReceipt(number).description().contains("焦糊味"), "what was reported stays");
        fixture.bring(number, CaseStatus.CLOSED);
    }

    @Test
    void whatCustodiansAskedForOpensNoMore() {
        Registered receipt = fixture.registered(Forms.person("confidential", "司空请求", phone(), null));
        String number = receipt.number();
        Document ask = page("custodian1", "/staff/identity/new?number=" + number);
        String request = as("custodian1").formParam("idempotencyKey", ask.select("[name=idempotencyKey]").val())
                .formParam("number", number).formParam("purpose", "safety").formParam("reason", "need to verify")
                .post("/staff/identity").header("Location").replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        Document decide = page("custodian2", request);
        as("custodian2").formParam("idempotencyKey", decide.select("[name=idempotencyKey]").val()).formParam("words", "yes")
                .post(request + "/consent").then().statusCode(303);
        erased(opened(receipt), receipt);
        assertEquals(409, as("custodian1").post(request + "/open").statusCode());
        assertTrue(page("custodian1", request).text().contains("投诉已撤回或身份已删除"));
        assertFalse(page("custodian1", "/staff/identity?box=open").text().contains(number));
        assertFalse(page("custodian1", "/staff/identity/sealed").text().contains(number));
        String log = opened(receipt).text("#identity-log");
        assertTrue(log.contains("您删除了您的姓名和联系方式。") && log.contains("need to verify"), log);
    }

    @Test
    void aLegalHoldKeepsItAndSaysWhenItIsLookedAtAgain() {
        Registered receipt = fixture.registered(Forms.person("named", "司徒等候", phone(), null));
        String number = receipt.number();
        LocalDate review = ChinaTime.today(clock).plusDays(40);
        String day = ChinaTime.day(review);
        cases.move(number, CaseMove.of(CaseAction.HOLD).with(Datum.REASON, "（2026）湘0626行初9号")
                .with(Datum.REVIEW_ON, review.toString()), CaseFixture.LEADER);
        Browser browser = opened(receipt).get("/complaints/track/identity/erasure");
        assertEquals("现在还不能删除", browser.text("h1"));
        assertTrue(browser.text("#held").contains(day) && !browser.text("main").contains("0626"), browser.text("main"));
        assertNull(browser.page().selectFirst("form[action*=erasure]"));
        assertEquals(409, browser.post("/complaints/track/identity/erasure", "of", number, "code",
                receipt.receiptCode()).status());
        assertEquals(IdentityMode.NAMED, reader.forReceipt(number).identityMode());
        String desk = "/staff/cases/" + number + "/erase-identity";
        assertTrue(page("intake1", desk).getElementById("held").text().contains(day));
        assertTrue(page("intake1", "/staff/cases/" + number).select(".case-top").text().contains("暂停删除，" + day));
        String pile = "/staff/cases?box=hold-review";
        assertFalse(page("leader1", pile).text().contains(number));
        TestClock.at(ChinaTime.startOf(review).plusSeconds(36_000), () -> {
            assertTrue(page("leader1", pile).text().contains(number), "the day has come");
            cases.move(number, CaseMove.of(CaseAction.HOLD).with(Datum.REASON, "二审还没有结束"), CaseFixture.LEADER);
            assertFalse(page("leader1", pile).text().contains(number));
            assertTrue(page("intake1", desk).getElementById("held").text().contains(ChinaTime.day(review.plusMonths(6))),
                    "without a day half a year");
            cases.move(number, CaseMove.of(CaseAction.RELEASE).with(Datum.REASON, "判决已生效"), CaseFixture.LEADER);
        });
        erased(browser, receipt);
        assertEquals(IdentityMode.ANONYMOUS, reader.forReceipt(number).identityMode());
    }
}
