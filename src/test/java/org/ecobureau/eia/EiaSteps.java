package org.ecobureau.eia;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.shared.time.TestClock;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.MultiPartSpecification;
import io.restassured.specification.RequestSpecification;

/** The way of a notice as publishers walk it over HTTP, from valid defaults. */
public final class EiaSteps {

    /** A Tuesday with plain weeks behind it, 10:00 in China. */
    public static final Instant TUESDAY = Instant.parse("2026-11-24T02:00:00Z");

    private static final Pattern VERSION = Pattern.compile("/staff/eia/versions/(\\d+)");

    private EiaSteps() {
    }

    public static void onTuesday(Runnable work) {
        TestClock.at(TUESDAY, work);
    }

    public static String uniqueName() {
        return "测试砖厂" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A complete proposed decision: needs no file. */
    public static Map<String, String> proposed() {
        Map<String, String> form = project();
        form.put("stage", "proposed");
        form.put("summary", "新建一条年产三千万块的生产线。\n占地二十亩。");
        form.put("measures", "废气经布袋除尘后排放。");
        form.put("participation", "公示期间没有收到意见。");
        form.put("outcome", "approve");
        return form;
    }

    public static Map<String, String> acceptance(String reportType) {
        Map<String, String> form = project();
        form.put("stage", "acceptance");
        form.put("reportType", reportType);
        form.put("acceptedOn", "2026-11-23");
        form.put("redaction", "删去了个人电话。");
        return form;
    }

    public static Map<String, String> decision() {
        Map<String, String> form = project();
        form.put("stage", "decision");
        form.put("outcome", "approve");
        form.put("documentTitle", "关于砖厂项目的批复");
        form.put("documentNumber", "平环批字[2026]12号");
        form.put("decidedOn", "2026-11-20");
        return form;
    }

    private static Map<String, String> project() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("projectName", uniqueName());
        form.put("location", "平江县伍市镇工业园");
        form.put("township", "430626111");
        form.put("builder", "测试建材有限公司");
        form.put("eiaAgency", "测试环保咨询有限公司");
        form.put("reportType", "book");
        form.put("authority", "岳阳市生态环境局平江分局");
        form.put("periodFirst", "2026-11-24");
        form.put("countingRule", "startExcluded");
        return form;
    }

    public static RequestSpecification as(String user) {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, user);
    }

    public static Response send(String user, String path, Map<String, String> form) {
        RequestSpecification request = as(user);
        form.forEach((field, value) -> request.multiPart(text(field, value)));
        return request.post(path);
    }

    public static MultiPartSpecification text(String field, String value) {
        return new MultiPartSpecBuilder(value).controlName(field).charset(StandardCharsets.UTF_8).mimeType("text/plain")
                .build();
    }

    public static MultiPartSpecification file(String field, String name, byte[] content) {
        return new MultiPartSpecBuilder(content).controlName(field).fileName(name).mimeType("application/pdf").build();
    }

    /** Stores a new draft and gives the number of its version. */
    public static long draft(String user, Map<String, String> form) {
        Response response = send(user, "/staff/eia/new", form);
        assertEquals(303, response.statusCode(), response.asString());
        return versionOf(response.header("Location"));
    }

    public static long versionOf(String location) {
        Matcher version = VERSION.matcher(location);
        if (!version.find()) {
            throw new AssertionError("no version in " + location);
        }
        return Long.parseLong(version.group(1));
    }

    public static Document page(String user, String path) {
        Response response = as(user).get(path);
        assertEquals(200, response.statusCode(), response.asString());
        return Jsoup.parse(response.asString());
    }

    public static Document publicPage(String path) {
        Response response = given().get(path);
        assertEquals(200, response.statusCode(), response.asString());
        return Jsoup.parse(response.asString());
    }

    public static String lockVersion(String user, long version) {
        return page(user, "/staff/eia/versions/" + version + "/edit").select("input[name=lockVersion]").val();
    }

    public static Response move(String user, long version, String move, String reason) {
        int lock = QuarkusTransaction.requiringNew()
                .call(() -> EiaVersion.read(version).orElseThrow().publication.lockVersion());
        return as(user).contentType(ContentType.URLENC.withCharset("UTF-8")).formParam("move", move)
                .formParam("lockVersion", lock).formParam("reason", reason == null ? "" : reason)
                .post("/staff/eia/versions/" + version + "/moves");
    }

    /** Draft by publisher1, approval by publisher2; gives the number of the notice. */
    public static long publish(Map<String, String> form) {
        long version = draft("publisher1", form);
        return publish(version);
    }

    public static long publish(long version) {
        Response submitted = move("publisher1", version, "SUBMIT", null);
        assertEquals(303, submitted.statusCode(), submitted.asString());
        Response approved = move("publisher2", version, "APPROVE", null);
        assertEquals(303, approved.statusCode(), approved.asString());
        return noticeOf(version);
    }

    public static long noticeOf(long version) {
        return QuarkusTransaction.requiringNew().call(() -> EiaVersion.read(version).orElseThrow().notice.id);
    }

    public static long projectOf(long notice) {
        return QuarkusTransaction.requiringNew().call(() -> EiaNotice.<EiaNotice> findById(notice).projectId);
    }

    /** A small PDF with a text of its own, so that each has its own hash. */
    public static byte[] pdf(String text) {
        String content = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n% " + text
                + "\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** Stands in for the scanner where a test is about notices, not about files. */
    public static void filesAreClean(long notice) {
        QuarkusTransaction.requiringNew().run(() -> EiaNotice.getEntityManager()
                .createNativeQuery("UPDATE attachment SET state = 'CLEAN' WHERE owner_kind = 'eia-notice' AND owner_id = ?")
                .setParameter(1, String.valueOf(notice)).executeUpdate());
    }
}
