package org.ecobureau.complaint.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Forms;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The custodians' screen over HTTP, and what each role gets to see of a reporter. */
@QuarkusTest
class IdentityPagesTest {

    private static final String PATH = "/staff/identity";
    private static final String NAME = "欧阳测验";
    private static final String PHONE = "13973007788";
    private static final String MAIL = "ouyang@example.org";

    private final Desk one = new Desk("custodian1");
    private final Desk two = new Desk("custodian2");

    @Inject
    CaseFixture fixture;

    private Registered registered(String mode) {
        return fixture.registered(Forms.person(mode, NAME, PHONE, MAIL));
    }

    /** Asks and gives the address of the request. */
    private String asked(String number) {
        Document page = one.page(PATH + "/new?number=" + number);
        assertEquals(number, page.getElementById("number").val());
        Response sent = one.send(page, PATH, "purpose", "safety", "reason", "有人上门威胁投诉人");
        assertEquals(303, sent.statusCode(), sent.asString());
        return sent.getHeader("Location").replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
    }

    @Test
    void twoCustodiansOpenAndTheReporterReadsIt() {
        Registered receipt = registered("confidential");
        String request = asked(receipt.number());
        Document mine = one.page(request + "?done=asked");
        assertTrue(mine.selectFirst("[role=status]").text().contains("等另一位"));
        assertNull(mine.selectFirst("form[action=" + request + "/consent]"), "not one's own");
        assertNull(mine.selectFirst("form[action=" + request + "/open]"));
        assertTrue(one.page(PATH).select("table a").eachAttr("href").contains(request));
        assertTrue(two.page("/staff").text().contains("个请求等您决定"));

        Document theirs = two.page(request);
        Response empty = two.send(theirs, request + "/consent", "words", " ");
        Document again = Desk.html(empty, 422);
        assertEquals("#words", again.selectFirst(".govuk-error-summary a").attr("href"));
        Response consent = two.send(theirs, request + "/consent", "words", "情况紧急，同意");
        assertEquals(303, consent.statusCode());
        assertEquals(303, two.send(theirs, request + "/consent", "words", "情况紧急，同意").statusCode(), "sent twice");
        assertFalse(two.page(request).text().contains("查看身份"));
        assertTrue(one.page(PATH + "?box=open").select("table a").eachAttr("href").contains(request));
        assertFalse(one.page(PATH).select("table a").eachAttr("href").contains(request), "it waits no more");

        Document open = one.page(request);
        assertFalse(open.html().contains(NAME));
        Document shown = Desk.html(one.send(open, request + "/open"), 200);
        assertEquals(List.of(NAME, PHONE, MAIL), shown.select("#identity dd").eachText());
        assertTrue(shown.text().contains("还可以看 2 次"));
        assertFalse(one.page(request).html().contains(NAME), "only in the one answer");

        Browser reporter = new Browser().post("/complaints/track", "number", receipt.number(), "code", receipt.receiptCode())
                .follow();
        List<String> log = reporter.page().select("#identity-log li").eachText();
        assertEquals(3, log.size());
        assertTrue(log.get(0).contains("请求打开您的身份信息"), log.get(0));
        assertTrue(log.get(1).contains("情况紧急，同意"), log.get(1));
        assertTrue(log.get(2).matches("您的身份信息在 .* 经两人同意被打开，原因：投诉人的人身安全可能受到威胁。有人上门威胁投诉人.*"), log.get(2));
        assertFalse(reporter.answer().asString().contains("custodian"), "by role, not by name");
    }

    /** Somebody else decided first, or the request is one's own: what was typed is there to be copied. */
    @Test
    void wordsThatCameTooLateAreNotLost() {
        String request = asked(registered("confidential").number());
        Document theirs = two.page(request);
        assertEquals(303, new Posted("custodian2").to(request + "/refuse", "words", "留言就行"));
        Document late = Desk.html(two.send(theirs, request + "/consent", "words", "情况紧急，同意"), 409);
        assertEquals("情况紧急，同意", late.getElementById("typed").text());
        assertFalse(late.selectFirst("#error-summary").text().isEmpty());
        Document own = Desk.html(one.form().formParam("words", "自己写的").post(asked(registered("confidential").number())
                + "/consent"), 403);
        assertEquals("自己写的", own.getElementById("typed").text());
        Document again = one.page(request + "?done=again");
        assertTrue(again.selectFirst("[role=status]").text().contains("登录已过期"));
        assertTrue(one.get(request + "/consent").getHeader("Location").endsWith(request + "?done=again"));
        assertEquals(404, one.get(request + "/nonsense").statusCode());
    }

    @Test
    void whoConsentedOrRefusedOrHasNoConsentIsKeptOut() {
        Registered receipt = registered("confidential");
        String request = asked(receipt.number());
        Document theirs = two.page(request);
        assertEquals(303, two.send(theirs, request + "/consent", "words", "同意").statusCode());
        assertEquals(403, new Posted("custodian2").to(request + "/open"));
        String refused = asked(registered("confidential").number());
        assertEquals(409, new Posted("custodian1").to(refused + "/open"));
        assertEquals(403, new Posted("custodian1").to(refused + "/consent"));
        assertEquals(303, new Posted("custodian2").to(refused + "/refuse", "words", "留言就行"));
        assertEquals(409, new Posted("custodian1").to(refused + "/open"));
        assertEquals(409, new Posted("custodian2").to(refused + "/consent", "words", "改了"));
        assertTrue(one.page(PATH + "?box=all").text().contains("没有同意"));
    }

    @Test
    void custodiansReadNothingOfTheCaseButItsNumber() {
        Registered receipt = registered("confidential");
        String number = receipt.number();
        String request = asked(number);
        for (String path : List.of(PATH, PATH + "?box=open", PATH + "?box=all", PATH + "/sealed",
                PATH + "/new?number=" + number,
                request)) {
            String page = one.page(path).html();
            for (String secret : List.of("焦糊味", "伍市工业园", "430626111", "430626111", NAME, PHONE, MAIL, receipt.receiptCode(),
                    "大气", "已登记")) {
                assertFalse(page.contains(secret), path + " tells " + secret);
            }
        }
        assertTrue(one.page(PATH + "/sealed").text().contains(number));
        assertFalse(one.page(PATH + "/sealed").text().contains(registered("named").number()));
        for (String path : List.of("/staff/cases", "/staff/cases/" + number, "/staff/cases/new")) {
            assertEquals(403, one.get(path).statusCode(), path);
        }
        assertEquals(403, new Posted("custodian1").to("/staff/cases/" + number + "/identity"));
    }

    @Test
    void mistakesStandAtTheirFieldsAndWhatWasTypedStays() {
        Document page = one.page(PATH + "/new");
        Document again = Desk.html(one.send(page, PATH, "number", "PJ-W-20000101-0001", "reason", "需要核实"), 422);
        assertEquals(List.of("#number", "#purpose"), again.select(".govuk-error-summary a").eachAttr("href"));
        assertEquals("PJ-W-20000101-0001", again.getElementById("number").val());
        assertEquals("需要核实", again.getElementById("reason").text());
        assertEquals(404, one.get(PATH + "/0").statusCode());
        assertEquals(400, one.get(PATH + "?box=nothing").statusCode());
    }

    /** Mode × account: whose answer holds name, phone or mail, on the case page and after asking for the identity. */
    @Test
    void roleFieldMatrixOverHttp() {
        Set<String> handlers = Set.of("intake1", "intake2", "officer1", "reviewer1");
        List<String> wrong = new ArrayList<>();
        for (String mode : List.of("named", "confidential", "anonymous")) {
            String number = registered(mode).number();
            fixture.bring(number, CaseStatus.INVESTIGATING);
            for (Map.Entry<String, String[]> account : TestIdentityMechanism.ACCOUNTS.entrySet()) {
                String before = new Desk(account.getKey()).get("/staff/cases/" + number).asString();
                String after = new Posted(account.getKey()).answer("/staff/cases/" + number + "/identity").asString();
                boolean sees = mode.equals("named") && handlers.contains(account.getKey());
                if (before.contains(NAME) || before.contains(PHONE) || before.contains(MAIL) || after.contains(MAIL)
                        || after.contains(NAME) != sees || after.contains(PHONE) != sees) {
                    wrong.add(mode + " " + account.getKey());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aNamedReporterReadsWhoLookedByRoleAndAnAnonymousOneHasNothingToRead() {
        Registered named = registered("named");
        Browser reporter = new Browser().post("/complaints/track", "number", named.number(), "code", named.receiptCode())
                .follow();
        assertTrue(reporter.text("#identity-log").contains("还没有人看过"));
        new Posted("intake1").to("/staff/cases/" + named.number() + "/identity");
        reporter.get("/complaints/track/case");
        assertTrue(reporter.text("#identity-log li").contains("受理员查看了您的姓名和联系方式"));
        assertFalse(reporter.answer().asString().contains("intake1"));
        io.restassured.RestAssured.given().header("Receipt-Code", named.receiptCode())
                .get("/api/v1/complaints/" + named.number()).then().statusCode(200)
                .body("identityViews.kind", org.hamcrest.Matchers.contains("viewed"))
                .body("identityViews[0].role", org.hamcrest.Matchers.equalTo("intake"))
                .body("identityViews[0].at", org.hamcrest.Matchers.endsWith("+08:00"))
                .body("identityViews[0].reason", org.hamcrest.Matchers.equalTo("办理这件投诉"));
        Registered anonymous = fixture.registered();
        Browser other = new Browser().post("/complaints/track", "number", anonymous.number(), "code", anonymous.receiptCode())
                .follow();
        assertNull(other.page().getElementById("identity-log"));
        assertNotNull(reporter.page().getElementById("identity-log"));
    }

    /** Posts without a page: what somebody could try by hand. */
    private record Posted(String account) {

        int to(String path, String... namesAndValues) {
            return answer(path, namesAndValues).statusCode();
        }

        Response answer(String path, String... namesAndValues) {
            var request = io.restassured.RestAssured.given().redirects().follow(false)
                    .header(TestIdentityMechanism.HEADER, account)
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8");
            for (int i = 0; i < namesAndValues.length; i += 2) {
                request.formParam(namesAndValues[i], namesAndValues[i + 1]);
            }
            return request.post(path);
        }
    }
}
