package org.ecobureau.promise;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.attachment.photo.Specimens;
import org.ecobureau.complaint.Browser;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseFixture;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseStatus;
import org.ecobureau.complaint.Datum;
import org.ecobureau.notify.Letter;
import org.ecobureau.notify.Medium;
import org.ecobureau.notify.Outbox;
import org.ecobureau.shared.seal.SealBrokenException;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Promise L2: after whole runs of a named, a confidential and an anonymous report over HTTP, a full dump of the database holds
 * no
 * name, phone, mail or network address and no receipt code of anybody, in whatever form. The rest of the promise: moved
 * ciphertexts
 * are refused by {@code IdentityOpeningsTest} and {@code SealingTest} (and here), the matrix of role × field is
 * {@code IdentityPolicyTest} and {@code IdentityPagesTest}.
 */
@QuarkusTest
class IdentityDumpTest {

    /** Told to the site by somebody: not one of these may be found. */
    private static final Set<String> SECRETS = new TreeSet<>();

    @Inject
    CaseFixture fixture;

    @Inject
    CaseService cases;

    @Inject
    Sealing sealing;

    @Inject
    Outbox outbox;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    /** A reporter nobody else is. */
    private record Person(String name, String phone, String mail) {

        static Person made(String family) {
            String salt = UUID.randomUUID().toString();
            StringBuilder given = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                given.append((char) (0x4E00 + Math.floorMod(salt.substring(i * 4).hashCode(), 0x5000)));
            }
            Person person = new Person(family + given,
                    "139" + String.format("%08d", Math.floorMod(salt.hashCode(), 100_000_000)),
                    "q" + salt.substring(0, 13) + "@secret.example.org");
            SECRETS.addAll(List.of(person.name, person.phone, person.mail, person.mail.substring(0, 14)));
            return person;
        }
    }

    @BeforeAll
    static void begin() {
        SECRETS.clear();
    }

    private static RequestSpecification as(String account) {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, account).header("Sec-Fetch-Site",
                "same-origin");
    }

    private static String secret(String code) {
        SECRETS.add(code);
        return code;
    }

    /** By the interface, with an idempotency key, from an address that says who it is. */
    private static Response report(String mode, Person person) {
        Response made = given().header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-Forwarded-For", "203.0.113.77")
                .header("User-Agent", "Telling-Agent/1.0 by-reporter").contentType("application/json")
                .body("{\"types\":[\"air\"],\"subtypes\":[\"odour\"],\"description\":\"夜里有很浓的焦糊味，窗户都不敢开。\","
                        + "\"township\":\"430626111\",\"identity\":\"" + mode + "\",\"name\":\"" + person.name
                        + "\",\"phone\":\""
                        + person.phone + "\",\"email\":\"" + person.mail + "\"}")
                .post("/api/v1/complaints");
        assertEquals(201, made.statusCode(), made.asString());
        secret(made.path("receiptCode"));
        return made;
    }

    /** By the form, question by question, up to the receipt. */
    private static String byForm(Person person) {
        Browser browser = typed(person, "confidential");
        browser.post("/complaints/new/check", "idempotencyKey", browser.page().select("[name=idempotencyKey]").val(), "website",
                "")
                .follow();
        Document receipt = browser.page();
        java.util.regex.Matcher code = java.util.regex.Pattern.compile("([0-9]{4})[- ]([0-9]{4})[- ]([0-9]{4})[- ]([0-9]{4})")
                .matcher(receipt.text());
        assertTrue(code.find(), receipt.text());
        secret(code.group(1) + code.group(2) + code.group(3) + code.group(4));
        secret(code.group());
        java.util.regex.Matcher number = java.util.regex.Pattern.compile("PJ-W-[0-9]{8}-[0-9]{4,}").matcher(receipt.text());
        assertTrue(number.find());
        return number.group();
    }

    /** A draft up to the check page; never sent by itself. */
    private static Browser typed(Person person, String mode) {
        Browser browser = new Browser().post("/complaints/new").follow();
        browser.post("/complaints/new/types", "types", "air").follow();
        browser.post("/complaints/new/details", "subtypes", "odour", "airSmell", "burnt").follow();
        browser.post("/complaints/new/place", "township", "430626111", "place", "工业园东门", "enterprise", "", "latitude", "",
                "longitude", "").follow();
        browser.postWithPhotos("/complaints/new/what", Map.of("description", "夜里有很浓的焦糊味，窗户都不敢开。"),
                Specimens.jpegWithPosition(90, 60, 1)).follow();
        browser.post("/complaints/new/identity", "identity", mode, "name", person.name, "phone", person.phone, "email",
                person.mail, "publicConsent", "false").follow().pastNearby();
        return browser;
    }

    private void followUp(String number, String code) {
        given().header("Receipt-Code", code).contentType("application/json").body("{\"text\":\"今晚又有了\"}")
                .post("/api/v1/complaints/" + number + "/messages").then().statusCode(201);
        given().header("Receipt-Code", code)
                .multiPart("photos", "photo.jpg", Specimens.jpegWithPosition(90, 60, 6), "image/jpeg")
                .post("/api/v1/complaints/" + number + "/photos").then().statusCode(201);
        given().header("Receipt-Code", code.substring(1) + "0").header("X-Forwarded-For", "203.0.113.77")
                .get("/api/v1/complaints/" + number).then().statusCode(404);
    }

    private void opened(String number, String name) {
        Document ask = Jsoup.parse(as("custodian1").get("/staff/identity/new?number=" + number).asString());
        Response asked = as("custodian1").formParam("idempotencyKey", ask.select("[name=idempotencyKey]").val())
                .formParam("number", number).formParam("purpose", "safety").formParam("reason", "需要当面核实")
                .post("/staff/identity");
        String request = asked.header("Location").replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        Document decide = Jsoup.parse(as("custodian2").get(request).asString());
        as("custodian2").formParam("idempotencyKey", decide.select("[name=idempotencyKey]").val()).formParam("words", "同意")
                .post(request + "/consent").then().statusCode(303);
        assertTrue(as("custodian1").post(request + "/open").asString().contains(name));
    }

    @Test
    void aFullDumpAfterWholeRunsHoldsNobody() throws SQLException {
        SECRETS.addAll(List.of("203.0.113.77", "Telling-Agent", Specimens.CAMERA));
        Person named = Person.made("欧阳");
        Response one = report("named", named);
        String number = one.path("number");
        followUp(number, one.path("receiptCode"));
        fixture.bring(number, CaseStatus.INVESTIGATING);
        assertTrue(as("officer1").post("/staff/cases/" + number + "/identity").asString().contains(named.name));
        as("intake1").contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("phone", named.phone)
                .post("/staff/cases/by-phone").then().statusCode(200);
        cases.move(number, CaseMove.of(CaseAction.SPLIT).with(Datum.PART, "另一个车间的噪声"), CaseFixture.INTAKE);
        fixture.bring(number, CaseStatus.CLOSED);

        Person confidential = Person.made("司马");
        Response two = report("confidential", confidential);
        followUp(two.path("number"), two.path("receiptCode"));
        opened(two.path("number"), confidential.name);
        byForm(Person.made("上官"));

        Person nobody = Person.made("诸葛");
        Response three = report("anonymous", nobody);
        followUp(three.path("number"), three.path("receiptCode"));

        Person unsent = Person.made("东方");
        typed(unsent, "named");
        given().contentType("application/json").header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"types\":[\"air\"],\"description\":\"短\",\"township\":\"1\",\"identity\":\"named\",\"name\":\""
                        + unsent.name + "\",\"phone\":\"" + unsent.phone + "\"}")
                .post("/api/v1/complaints").then().statusCode(422);

        Person written = Person.made("皇甫");
        QuarkusTransaction.requiringNew().run(() -> {
            if (outbox.sends(Medium.MAIL)) {
                outbox.add(new Letter(Medium.MAIL, written.mail, "case-message",
                        Map.of("number", number, "link", "https://example.org",
                                "bureau", "生态环境分局", "hotline", "12345"),
                        number, false));
            }
        });

        Person called = Person.made("尉迟");
        Document entry = Jsoup.parse(as("intake1").get("/staff/cases/new").asString());
        Person at = Person.made("令狐");
        String address = secret("三市镇大众村" + Person.made("赫连").name + "屋场");
        RequestSpecification call = as("intake1");
        Map.ofEntries(Map.entry("idempotencyKey", entry.select("[name=idempotencyKey]").val()), Map.entry("channel", "letter"),
                Map.entry("receivedAt", entry.getElementById("receivedAt").val()), Map.entry("identity", "named"),
                Map.entry("name", called.name), Map.entry("phone", called.phone), Map.entry("address", address),
                Map.entry("callBack", "true"),
                Map.entry("callBackPhone", at.phone), Map.entry("township", "430626111"), Map.entry("place", "工业园东门"),
                Map.entry("types", "air"), Map.entry("description", "夜里十点以后有很浓的焦糊味，窗户不敢开。"))
                .forEach((name, value) -> call.multiPart(new MultiPartSpecBuilder(value).controlName(name).charset("UTF-8")
                        .mimeType("text/plain").build()));
        Response saved = call.multiPart("scans", called.name + "的来信.jpg", Specimens.jpegWithPosition(90, 60, 1), "image/jpeg")
                .post("/staff/cases/new");
        assertEquals(303, saved.statusCode(), saved.asString());

        assertTrue(SECRETS.size() > 30, SECRETS.toString());
        Dump dump = new Dump(SECRETS);
        assertEquals(Set.of(), dump.search(source));
        assertTrue(dump.cells() > 1_000, dump.cells() + " cells");
    }

    /** The search itself: what it must find, it finds. */
    @Test
    void theSearchFindsWhatHides() {
        Dump dump = new Dump(Set.of("欧阳测验", "13973001234"));
        for (byte[] cell : List.of("x欧阳测验y".getBytes(UTF_8), "tel:13973001234".getBytes(UTF_8),
                "13973001234".getBytes(UTF_16LE), HexFormat.of().formatHex("欧阳测验".getBytes(UTF_8)).getBytes(UTF_8),
                Base64.getEncoder().encode("{\"name\":\"欧阳测验\"}".getBytes(UTF_8)),
                Base64.getEncoder().encode("a13973001234".getBytes(UTF_8)), "43210037931".getBytes(UTF_8),
                "\\u6b27\\u9633\\u6d4b\\u9a8c".getBytes(UTF_8), "%E6%AC%A7%E9%98%B3%E6%B5%8B%E9%AA%8C".getBytes(UTF_8))) {
            Set<String> found = new TreeSet<>();
            dump.look("cell", cell, found);
            assertFalse(found.isEmpty(), new String(cell, UTF_8));
        }
    }

    @Test
    void aCiphertextMovedElsewhereIsRefused() {
        Response one = report("named", Person.made("欧阳"));
        byte[] name = (byte[]) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "SELECT i.name FROM case_identity i JOIN complaint_case c ON c.id = i.case_id WHERE c.number = ?1")
                .setParameter(1, one.path("number")).getSingleResult());
        assertTrue(sealing.openText(name, one.path("number") + ":name").startsWith("欧阳"));
        assertThrows(SealBrokenException.class, () -> sealing.openText(name, one.path("number") + ":phone"));
        assertThrows(SealBrokenException.class, () -> sealing.openText(name, "PJ-W-20261123-0001:name"));
    }
}
