package org.ecobureau.promise;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseService.Registered;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.ComplaintBodies;
import org.ecobureau.complaint.Forms;
import org.ecobureau.complaint.JobLease;
import org.ecobureau.complaint.keeping.KeyRotations;
import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.seal.TestKeys;
import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Promise L2: keys are changed without a break, and once the old one is gone everything still opens. */
@QuarkusTest
class KeyRotationTest {

    private static final String PAGE = "/staff/settings/keys";
    private static final byte[] PHOTO = Specimens.jpegWithPosition(90, 60, 1);

    @Inject
    CaseFixture fixture;

    @Inject
    KeyRotations rotations;

    @Inject
    JobLease leases;

    @Inject
    Sealing sealing;

    @Inject
    EntityManager database;

    private static RequestSpecification as(String account) {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, account).header("Sec-Fetch-Site",
                "same-origin");
    }

    private Document page() {
        Response response = as("secadmin1").get(PAGE);
        assertEquals(200, response.statusCode(), response.asString());
        return Jsoup.parse(response.asString());
    }

    private Response press() {
        return as("secadmin1").formParam("idempotencyKey", page().select("[name=idempotencyKey]").val()).post(PAGE);
    }

    private Object single(String sql, Object value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql).setParameter(1, value).getSingleResult());
    }

    /** The ids of the keys under which the values of a column stand. */
    private Set<String> keys(String column, String from, Object value) {
        List<?> found = QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT DISTINCT HEX(SUBSTRING(" + column + ", 2, 4)) FROM " + from).setParameter(1, value)
                .getResultList());
        Set<String> ids = new TreeSet<>();
        found.forEach(id -> ids.add(id.toString().substring(7)));
        return ids;
    }

    private Set<String> keysOfCase(String number) {
        Set<String> ids = keys("i.name", "case_identity i JOIN complaint_case c ON c.id = i.case_id WHERE c.number = ?1",
                number);
        ids.addAll(keys("i.phone", "case_identity i JOIN complaint_case c ON c.id = i.case_id WHERE c.number = ?1", number));
        ids.addAll(keys("sealed_name", "attachment WHERE owner_id = ?1", number));
        ids.addAll(keys("x.sealed", "attachment_chunk x JOIN attachment a ON a.id = x.attachment_id WHERE a.owner_id = ?1",
                number));
        return ids;
    }

    private String message(String address) {
        String ref = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("INSERT INTO outbox_message (ref, medium, template,"
                        + " about, address, content, state, attempts, next_at, created_at) VALUES (?1, 'MAIL', 'case-step', 'rotation', ?2,"
                        + " ?3, 'CANCELLED', 0, NOW(), NOW())").setParameter(1, ref)
                        .setParameter(2, sealing.sealText(address, "outbox:" + ref + ":address"))
                        .setParameter(3, sealing.sealText("words", "outbox:" + ref + ":content")).executeUpdate());
        return ref;
    }

    private String opened(String number) {
        return Jsoup.parse(as("officer1").post("/staff/cases/" + number + "/identity").asString()).select("#identity").text();
    }

    private byte[] original(String number) {
        String action = Jsoup.parse(as("officer1").get("/staff/cases/" + number).asString())
                .select(".case-photos form[action$=original]").attr("action");
        Response file = as("officer1").post(action);
        assertEquals(200, file.statusCode());
        return file.asByteArray();
    }

    private static String search(String phone) {
        return as("intake1").formParam("phone", phone).post("/staff/cases/by-phone").asString();
    }

    private static int track(Registered receipt) {
        return given().header("Receipt-Code", receipt.receiptCode()).get("/api/v1/complaints/" + receipt.number()).statusCode();
    }

    @Test
    void afterAChangeOfKeysTheOldOneCanGo() {
        String phone = "137" + String.format("%08d", Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        Registered receipt = fixture.registered(Forms.person("named", "慕容换匙", phone, null));
        String byPost = fixture.letter("named", "慕容来信", "三市镇大众村三组").number();
        Registered unused = fixture.registered();
        String number = receipt.number();
        given().header("Receipt-Code", receipt.receiptCode()).multiPart("photos", "现场.jpg", PHOTO, "image/jpeg")
                .post("/api/v1/complaints/" + number + "/photos").then().statusCode(201);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(
                "UPDATE attachment SET state = 'CLEAN' WHERE owner_id = ?1").setParameter(1, number).executeUpdate());
        fixture.bring(number, CaseStatus.INVESTIGATING);
        String key = UUID.randomUUID().toString();
        byte[] answer = given().header("Idempotency-Key", key).contentType("application/json").body(ComplaintBodies.anonymous())
                .post("/api/v1/complaints").asByteArray();
        Browser draft = new Browser().post("/complaints/new").follow().post("/complaints/new/types", "types",
                "noise");
        assertEquals(303, draft.status());
        String ref = message("murong@example.org");
        assertEquals(Set.of("1"), keysOfCase(number));
        try {
            TestKeys.both();
            assertTrue(opened(number).contains("慕容换匙"), "the old key still opens");
            assertEquals(403, as("admin1").post(PAGE).statusCode());
            assertEquals(303, press().statusCode());
            assertEquals(303, press().statusCode(), "a second press asks for nothing new");
            assertTrue(page().select("#last").text().contains("正在更换"));
            assertTrue(rotations.run());
            assertFalse(rotations.run(), "nothing is left to do");
            assertEquals(Set.of("2"), keysOfCase(number));
            assertEquals(Set.of("2"), keys("address", "outbox_message WHERE ref = ?1", ref));
            Object left = single("SELECT left_over FROM key_rotation WHERE id > ?1 ORDER BY id DESC LIMIT 1", 0);
            boolean removable = page().text().contains("可以从设置里拿掉旧的封存密钥");
            assertEquals(((Number) left).longValue() == 0, removable, "values that other tests broke stay under the old key");
            assertTrue(rotationAudited());
            assertEquals(200, track(receipt), "this receipt is used and changes to the new key");

            TestKeys.withoutOldSeal();
            assertEquals("姓名 慕容换匙 电话 " + phone, opened(number));
            assertEquals("姓名 慕容来信 通信地址 三市镇大众村三组", Jsoup.parse(as("intake1").post("/staff/cases/" + byPost
                    + "/identity").asString()).select("#identity").text());
            assertArrayEquals(PHOTO, original(number));
            assertArrayEquals(answer, given().header("Idempotency-Key", key).contentType("application/json")
                    .body(ComplaintBodies.anonymous()).post("/api/v1/complaints").asByteArray());
            draft.get("/complaints/new/types");
            assertTrue(draft.page().select("input[value=noise]").hasAttr("checked"), "the draft opens");
            assertEquals("murong@example.org", sealing.openText(
                    (byte[]) single("SELECT address FROM outbox_message WHERE ref = ?1", ref), "outbox:" + ref + ":address"));

            TestKeys.withoutOldMac();
            assertTrue(search(phone).contains(number), "the phone is found under the new key");
            assertEquals(200, track(receipt));
            assertEquals(404, track(unused), "a receipt nobody used needs the old key of hashes, as the page says");
        } finally {
            TestKeys.back();
            rotations.ask("test");
            rotations.run();
        }
        assertEquals(Set.of("1"), keysOfCase(number));
    }

    private boolean rotationAudited() {
        return ((Number) single("SELECT COUNT(*) FROM audit_entry WHERE kind = 'keys.rotated' AND subject = ?1", "keys"))
                .intValue() > 0;
    }

    @Test
    void anotherNodesWorkIsNotDoneTwiceAndADeadNodesWorkIsTakenOver() {
        String number = fixture.registered(Forms.person("confidential", "钟离接手", "13873019999", null)).number();
        try {
            TestKeys.both();
            rotations.ask("test");
            UUID dead = UUID.randomUUID();
            Instant now = TestClock.now();
            assertTrue(leases.claim("key-rotation", dead, now, now.plusSeconds(60)));
            assertFalse(rotations.run(), "another node is at it");
            assertEquals(Set.of("1"), keys("i.name",
                    "case_identity i JOIN complaint_case c ON c.id = i.case_id WHERE c.number = ?1", number));
            leases.release("key-rotation", dead);
            TestKeys.back();
            assertFalse(rotations.run(), "a node without the new keys leaves it alone");
            TestKeys.both();
            assertTrue(rotations.run());
            assertEquals(Set.of("2"), keys("i.name",
                    "case_identity i JOIN complaint_case c ON c.id = i.case_id WHERE c.number = ?1", number));
        } finally {
            TestKeys.back();
            rotations.ask("test");
            rotations.run();
        }
    }

    @Test
    void aNodeWithoutTheNewKeysEndsNothingThatAnotherHasBegun() {
        try {
            TestKeys.both();
            long asked = rotations.ask("test");
            TestKeys.withoutNew();
            assertEquals(409, press().statusCode());
            assertEquals(1L, ((Number) single("SELECT COUNT(*) FROM key_rotation WHERE id = ?1 AND ended_at IS NULL", asked))
                    .longValue(), "it goes on where the keys are");
            TestKeys.both();
            assertEquals(asked, rotations.ask("test"));
        } finally {
            TestKeys.back();
            rotations.ask("test");
            rotations.run();
        }
    }

    /** A sealed column that is added must be told to the change of keys, else it is lost with the old key. */
    @Test
    void everySealedColumnIsKnownToTheChangeOfKeys() {
        Set<String> told = new TreeSet<>();
        for (SealedTable table : rotations.tables()) {
            table.columns().forEach(c -> told.add(table.table() + "." + c.name()));
        }
        List<?> found = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND data_type IN ('varbinary', 'binary', 'tinyblob', 'blob', 'mediumblob', 'longblob')")
                .getResultList());
        Set<String> binary = new TreeSet<>();
        found.forEach(c -> binary.add(c.toString()));
        assertEquals(told, binary, "told to the change of keys, and binary in the database");
    }
}
