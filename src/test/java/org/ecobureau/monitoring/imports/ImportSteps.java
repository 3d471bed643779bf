package org.ecobureau.monitoring.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import java.util.HashMap;
import java.util.Map;

import org.ecobureau.staff.TestIdentityMechanism;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The steps of a data clerk on the import screen. */
final class ImportSteps {
    static final String IMPORTS = "/staff/observations/imports";

    private ImportSteps() {
    }

    static RequestSpecification clerk() {
        return given().header(TestIdentityMechanism.HEADER, "monitor1").header("Sec-Fetch-Site", "same-origin").redirects()
                .follow(false);
    }

    static RequestSpecification form() {
        return clerk().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    static String redirect(Response response) {
        String address = response.then().statusCode(303).header("Location", containsString(IMPORTS)).extract()
                .header("Location");
        return address.substring(address.indexOf(IMPORTS));
    }

    static Document page(String path) {
        return Jsoup.parse(clerk().get(path).then().statusCode(200).extract().asString());
    }

    static String upload(String name, byte[] bytes) {
        return redirect(clerk().multiPart("file", name, bytes, "application/octet-stream").post(IMPORTS));
    }

    /** Confirms what the page proposes. */
    static String confirm(String draft, String source) {
        Map<String, String> form = new HashMap<>();
        for (Element select : page(draft).select("select")) {
            form.put(select.attr("name"), select.select("option[selected]").val());
        }
        form.put("source", source);
        return redirect(form().formParams(form).post(draft));
    }
}
