package org.ecobureau.complaint.desk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A member of staff at the desk: opens pages, fills in the forms that are there and sends them. */
final class Desk {

    private final String account;

    Desk(String account) {
        this.account = account;
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).header(TestIdentityMechanism.HEADER, account);
    }

    /** A form of any content, for what no page offers. */
    RequestSpecification form() {
        return request().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    Response get(String path) {
        return request().get(path);
    }

    Document page(String path) {
        Response response = get(path);
        assertEquals(200, response.statusCode(), path + " as " + account + ": " + response.asString());
        assertEquals("no-store", response.getHeader("Cache-Control"));
        return Jsoup.parse(response.asString(), "http://localhost");
    }

    Document caseOf(String number) {
        return page("/staff/cases/" + number);
    }

    /** The case with the form of this step open. */
    Document step(String number, String step) {
        return page("/staff/cases/" + number + "?step=" + step);
    }

    /** Sends the form of that address on the page, hidden fields and defaults as they stand, with these changes. */
    Response send(Document page, String action, String... namesAndValues) {
        return sendWith(Map.of(), page, action, namesAndValues);
    }

    /** The same with files in the field {@code scans}, by name. */
    Response sendWith(Map<String, byte[]> scans, Document page, String action, String... namesAndValues) {
        FormElement form = (FormElement) page.selectFirst("form[action=" + action + "]");
        Element button = page.selectFirst("button[formaction=" + action + "]");
        if (form == null && button != null) {
            form = (FormElement) (button.hasAttr("form") ? page.getElementById(button.attr("form")) : button.closest("form"));
        }
        assertNotNull(form, "no form " + action + " for " + account);
        Map<String, List<String>> data = new HashMap<>();
        form.formData().forEach(pair -> data.computeIfAbsent(pair.key(), k -> new java.util.ArrayList<>()).add(pair.value()));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            boolean pressed = form.selectFirst("button[name=" + name + "]") != null;
            assertTrue(pressed || form.selectFirst("[name=" + name + "]") != null, "no field " + name + " in " + action);
            data.remove(name);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            data.computeIfAbsent(namesAndValues[i], k -> new java.util.ArrayList<>()).add(namesAndValues[i + 1]);
        }
        if (form.attr("enctype").equals("multipart/form-data")) {
            RequestSpecification request = request();
            data.forEach((name, values) -> values.forEach(value -> request.multiPart(new MultiPartSpecBuilder(value)
                    .controlName(name).emptyFileName().mimeType("text/plain").charset(StandardCharsets.UTF_8).build())));
            scans.forEach((name, bytes) -> request.multiPart("scans", name, bytes, "application/octet-stream"));
            return request.post(action.replaceFirst("#.*", ""));
        }
        RequestSpecification request = request().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        data.forEach((name, values) -> request.formParam(name, values));
        return request.post(action.replaceFirst("#.*", ""));
    }

    /** Opens the case, takes the step and comes back to the case. */
    Document take(String number, String step, String... namesAndValues) {
        Response response = send(step(number, step), "/staff/cases/" + number + "/" + step, namesAndValues);
        return followed(response, number);
    }

    Document followed(Response response, String number) {
        assertEquals(303, response.statusCode(), response.asString());
        String location = response.getHeader("Location");
        assertTrue(location.contains("/staff/cases/" + number), location);
        return page(location.substring(location.indexOf("/staff/")).replaceFirst("#.*", ""));
    }

    static Document html(Response response, int status) {
        assertEquals(status, response.statusCode(), response.asString());
        return Jsoup.parse(response.asString(), "http://localhost");
    }

    static String status(Document page) {
        Element tag = page.selectFirst("h1 .govuk-tag");
        return tag == null ? null : tag.text();
    }

    static List<String> buttons(Document page) {
        return page.select(".case-steps a").eachText();
    }
}
