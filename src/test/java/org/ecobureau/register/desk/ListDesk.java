package org.ecobureau.register.desk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.ecobureau.register.Lists;
import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Tests: what publishers do with a list, as their browser sends it. */
final class ListDesk {

    private ListDesk() {
    }

    static RequestSpecification as(String user) {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, user);
    }

    static Document page(String user, String path) {
        Response response = as(user).get(path);
        assertEquals(200, response.statusCode(), response.asString());
        return Jsoup.parse(response.asString());
    }

    static Response post(String user, String path, Map<String, ?> form) {
        return as(user).contentType(ContentType.URLENC.withCharset("UTF-8")).formParams(form).post(path);
    }

    /** A new draft of a kind that has none; gives its address. */
    static String draft(String user, String code, String reason) {
        Lists.noDrafts(code);
        Response response = post(user, "/staff/registers/" + code + "/drafts", Map.of("reason", reason));
        assertEquals(303, response.statusCode(), response.asString());
        return path(response);
    }

    static String path(Response response) {
        String location = response.header("Location");
        return location.substring(location.indexOf("/staff/")).replaceAll("#.*", "");
    }

    static String lock(String user, String version) {
        return page(user, version).select("input[name=lockVersion]").first().val();
    }

    static Response move(String user, String version, String move, String reason) {
        return post(user, version + "/moves", Map.of("move", move, "lockVersion", lock(user, version), "reason", reason));
    }

    static Response origin(String user, String version, String source, String day) {
        return post(user, version + "/origin",
                Map.of("lockVersion", lock(user, version), "source", source, "listDate", day, "note", ""));
    }

    static Response upload(String user, String version, String mode, String name, byte[] content) {
        return as(user).multiPart("lockVersion", lock(user, version)).multiPart("mode", mode)
                .multiPart(new MultiPartSpecBuilder(content).controlName("file").fileName(name).mimeType("text/csv").build())
                .post(version + "/uploads/new");
    }

    static Response upload(String user, String version, String mode, String csv) {
        return upload(user, version, mode, "名单.csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
