package org.ecobureau.complaint.desk;

import static org.ecobureau.complaint.desk.Desk.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The postal address of who writes letters: sealed, seen and erased like name and phone. */
@QuarkusTest
class PostalAddressTest {

    private static final String NEW = "/staff/cases/new";
    private static final String ADDRESS = "三市镇大众村三组 12 号";
    private static final Desk INTAKE = new Desk("intake1");

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    CaseReader reader;

    @Inject
    EntityManager database;

    private static Response entered(String... more) {
        List<String> fields = new ArrayList<>(List.of("description", "来信说砖厂的窑又在夜里冒黑烟，一直到天亮。", "township", "三市", "types", "air",
                "publicConsent", "false"));
        fields.addAll(List.of(more));
        return INTAKE.send(INTAKE.page(NEW + "?channel=letter"), NEW, fields.toArray(String[]::new));
    }

    private static String saved(Response answer) {
        assertEquals(303, answer.statusCode(), answer.asString());
        return html(RestAssured.given().header(TestIdentityMechanism.HEADER, "intake1")
                .cookie("eco_entry", answer.getCookie("eco_entry")).get(NEW + "/receipt"), 200)
                .selectFirst("#receipt-number").text();
    }

    private byte[] sealed(String number) {
        return (byte[]) database.createNativeQuery("SELECT i.address FROM case_identity i JOIN complaint_case c"
                + " ON c.id = i.case_id WHERE c.number = :number").setParameter("number", number).getSingleResult();
    }

    private static String opened(String account, String number) {
        return html(new Desk(account).form().post("/staff/cases/" + number + "/identity"), 200).getElementById("identity")
                .text();
    }

    private static Browser tracked(Registered receipt) {
        return new Browser().post("/complaints/track", "number", receipt.number(), "code", receipt.receiptCode()).follow();
    }

    @Test
    void aLetterWithAnAddressAndNoPhoneIsNamed() {
        String number = saved(entered("identity", "named", "name", "何来信", "address", ADDRESS));
        assertFalse(new String(sealed(number), StandardCharsets.UTF_8).contains("大众村"));
        assertFalse(INTAKE.caseOf(number).text().contains("大众村"), "not before it is opened");
        assertEquals("姓名 何来信 通信地址 " + ADDRESS, opened("intake1", number));
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertTrue(opened("officer1", number).contains(ADDRESS));
        assertEquals(403, new Desk("dispatcher1").form().post("/staff/cases/" + number + "/identity").statusCode());
        assertEquals(2, reader.followed(number).identityLog().size(), "each look is told");
    }

    @Test
    void withoutAnyContactTheFieldSaysSoAndNobodyCanBeCalledWithoutANumber() {
        Document page = html(entered("identity", "confidential"), 422);
        assertNotNull(page.getElementById("phone-error"));
        Document call = html(entered("identity", "named", "name", "何来信", "address", ADDRESS, "callBack", "true"), 422);
        assertNotNull(call.getElementById("callBackPhone-error"));
        assertEquals(ADDRESS, call.getElementById("address").val());
        String anonymous = saved(entered("identity", "anonymous", "address", ADDRESS));
        assertEquals(IdentityMode.ANONYMOUS, reader.forReceipt(anonymous).identityMode());
        assertFalse(reader.forReceipt(anonymous).identityKept());
    }

    @Test
    void custodiansOpenIt() {
        String number = fixture.letter("confidential", null, ADDRESS).number();
        assertNull(INTAKE.caseOf(number).selectFirst("form[action$=/identity]"));
        Desk asks = new Desk("custodian1");
        Response asked = asks.send(asks.page("/staff/identity/new?number=" + number), "/staff/identity", "purpose", "post",
                "reason", "已经答复，要寄信");
        String request = asked.getHeader("Location").replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        Desk other = new Desk("custodian2");
        assertEquals(303, other.send(other.page(request), request + "/consent", "words", "同意").statusCode());
        Document open = html(asks.form().post(request + "/open"), 200);
        assertTrue(open.getElementById("identity").text().contains(ADDRESS));
        assertEquals(ADDRESS, open.select(".envelope-to").text());
        assertNull(asks.page(request).selectFirst(".envelope"), "only in the answer that opened it");
    }

    @Test
    void theReporterSeesThatItIsKeptAndChangesOrErasesIt() {
        Registered receipt = fixture.letter("named", "何来信", ADDRESS);
        String number = receipt.number();
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "另一个车间的噪声"), CaseFixture.INTAKE);
        String part = fixture.part(number);
        assertEquals("姓名 何来信 通信地址 " + ADDRESS, opened("intake1", part), "sealed again for the part");
        Browser browser = tracked(receipt);
        assertTrue(browser.text("main").contains("姓名、通信地址（加密保存，这里不显示）"), browser.text("main"));
        assertFalse(browser.text("main").contains("大众村"));
        browser.get("/complaints/track/identity");
        String key = browser.page().selectFirst("main [name=idempotencyKey]").val();
        browser.post("/complaints/track/identity", "of", number, "idempotencyKey", key, "address", "三市镇永安村一组", "mode", "named",
                "code", receipt.receiptCode())
                .follow();
        assertTrue(opened("intake1", number).contains("永安村"));
        assertTrue(opened("intake1", part).contains("永安村"));
        assertTrue(reader.followed(number).identityLog().toString().contains("更正通信地址"));

        String erase = "/staff/cases/" + number + "/erase-identity";
        assertEquals(303, INTAKE.send(INTAKE.page(erase), erase, "reason", "来信要求，笔迹一致").statusCode());
        assertEquals(409, INTAKE.form().post("/staff/cases/" + number + "/identity").statusCode());
        assertFalse(tracked(receipt).text("main").contains("加密保存，这里不显示"));
    }
}
