package org.ecobureau.promise;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CallBackWish;
import org.ecobureau.complaint.CallBacks;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.ComplaintBodies;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.NewVisit;
import org.ecobureau.complaint.SiteVisits;
import org.ecobureau.complaint.keeping.KeyRotations;
import org.ecobureau.notify.MachineCall;
import org.ecobureau.notify.Medium;
import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.staff.TestIdentityMechanism;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Promise L2: the place that the change of keys is told for a sealed column is the one under which the program sealed it. A
 * wrong
 * one would leave the value under the old key, and lose it with that key.
 */
@QuarkusTest
class SealedPlacesTest {

    private static final int LOOKED_AT = 500;

    @Inject
    CaseFixture fixture;

    @Inject
    KeyRotations rotations;

    @Inject
    CallBacks callBacks;

    @Inject
    SiteVisits visits;

    @Inject
    Outbox outbox;

    @Inject
    Sealing sealing;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private static RequestSpecification as(String account) {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, account).header("Sec-Fetch-Site",
                "same-origin");
    }

    private static RequestSpecification form(String account) {
        return as(account).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    /** Something sealed of every kind, stored by the program itself. */
    private void seal() {
        Registered receipt = fixture.registered(Forms.person("named", "呼延密封", "13873016666", "huyan@example.org"));
        String number = receipt.number();
        given().header("Receipt-Code", receipt.receiptCode())
                .multiPart("photos", "现场.jpg", Specimens.jpegWithPosition(60, 40, 1), "image/jpeg")
                .post("/api/v1/complaints/" + number + "/photos").then().statusCode(201);
        given().header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json")
                .body(ComplaintBodies.anonymous()).post("/api/v1/complaints").then().statusCode(201);
        assertEquals(303,
                new Browser().post("/complaints/new").follow().post("/complaints/new/types", "types", "noise").status());
        callBacks.ask(number, new CallBackWish("晚上", "13873017777"), CaseFixture.INTAKE);
        fixture.bring(number, CaseStatus.INVESTIGATING);
        visits.record(number,
                new NewVisit(clock.instant(), null, List.of("甲", "乙"), "东门", "厂长", "呼延厂长", "有焦糊味", null, List.of()),
                CaseFixture.OFFICER);
        for (String words : List.of("窗口甲", "窗口乙")) {
            form("officer1").header("Accept", "application/json").formParam("note", words)
                    .post("/staff/cases/" + number + "/drafts/note").then().statusCode(200);
        }
        form("intake1").header("Accept", "application/json").formParam("description", "说到一半")
                .post("/staff/cases/new/drafts/" + "k".repeat(43)).then().statusCode(200);
        uploaded("ZX-" + UUID.randomUUID());
        String path = uploaded("ZX-" + UUID.randomUUID());
        form("intake1").formParam("idempotencyKey", UUID.randomUUID().toString()).post(path + "/commit").then().statusCode(303);
        QuarkusTransaction.requiringNew().run(() -> outbox.add(new MachineCall(UUID.randomUUID().toString(), Medium.WEBHOOK,
                "test-platform", "transfer-milestone", "{}", number)));
    }

    private static String uploaded(String reference) {
        String list = "工单编号,派单时间,类型,诉求内容\n" + reference + ",2026-11-20 14:05,大气,化工厂夜里排气，味道很重，请来查一查\n";
        Response answer = as("intake1").multiPart("source", "hotline12345")
                .multiPart("file", "a.csv", list.getBytes(StandardCharsets.UTF_8), "text/csv").post("/staff/cases/imports");
        assertEquals(303, answer.statusCode(), answer.asString());
        String location = answer.getHeader("Location");
        return location.substring(location.indexOf("/staff/"));
    }

    @Test
    void everySealedValueOpensAtThePlaceTheChangeOfKeysIsTold() {
        seal();
        List<String> shut = new ArrayList<>();
        for (SealedTable table : rotations.tables()) {
            for (SealedTable.Column column : table.columns()) {
                List<?> rows = QuarkusTransaction.requiringNew()
                        .call(() -> database.createNativeQuery("SELECT t." + column.name() + ", " + column.place() + " FROM "
                                + table.from() + " WHERE t." + column.name() + " IS NOT NULL LIMIT " + LOOKED_AT)
                                .getResultList());
                // Files of measured values are stored by another feature; where there are none, there is nothing to look at.
                boolean elsewhere = rows.isEmpty() && table.table().equals("import_chunk");
                if (!elsewhere && rows.stream().noneMatch(row -> opens((Object[]) row))) {
                    shut.add(table.table() + "." + column.name() + " of " + rows.size());
                }
            }
        }
        assertEquals(List.of(), shut);
        assertFalse(rotations.tables().isEmpty());
    }

    private boolean opens(Object[] row) {
        try {
            sealing.open((byte[]) row[0], (String) row[1]);
            return true;
        } catch (SealBrokenException elsewhere) {
            return false;
        }
    }
}
