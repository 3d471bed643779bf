package org.ecobureau.complaint;

import static io.restassured.RestAssured.given;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A browser without script: keeps cookies, says where its posts come from, follows redirects by GET. */
public class Browser {

    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final String address;
    private Response last;

    public Browser() {
        this(null);
    }

    /** @param address where it says it is, heard only by a site that trusts a proxy here */
    public Browser(String address) {
        this.address = address;
    }

    private RequestSpecification request(String path) {
        RequestSpecification request = given().redirects().follow(false)
                .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .header("Sec-Fetch-Site", "same-origin");
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        cookies.values().stream().filter(c -> path.startsWith(c.getPath())).forEach(request::cookie);
        return request;
    }

    public Browser get(String path) {
        return keep(request(path).get(path));
    }

    /** Posts a form; pairs of name and value, a name may come several times. */
    public Browser post(String path, String... pairs) {
        RequestSpecification request = request(path).contentType("application/x-www-form-urlencoded; charset=UTF-8");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.computeIfAbsent(pairs[i], name -> new java.util.ArrayList<>()).add(pairs[i + 1]);
        }
        fields.forEach(request::formParam);
        return keep(request.post(path));
    }

    /** Posts a multipart form with photos. */
    public Browser postWithPhotos(String path, Map<String, String> fields, byte[]... photos) {
        RequestSpecification request = request(path);
        fields.forEach((name, value) -> request.multiPart(new io.restassured.builder.MultiPartSpecBuilder(value)
                .controlName(name).charset("UTF-8").mimeType("text/plain").build()));
        if (photos.length == 0) {
            request.multiPart("photos", "", new byte[0], "application/octet-stream");
        }
        for (byte[] photo : photos) {
            request.multiPart("photos", "photo.jpg", photo, "image/jpeg");
        }
        return keep(request.post(path));
    }

    private Browser keep(Response response) {
        last = response;
        response.detailedCookies().asList().forEach(c -> {
            if (c.getMaxAge() == 0) {
                cookies.remove(c.getName());
            } else {
                cookies.put(c.getName(), c);
            }
        });
        return this;
    }

    /** Goes where the last answer sent us. */
    public Browser follow() {
        if (last.statusCode() != 303) {
            throw new AssertionError("no redirect but " + last.statusCode() + ": " + last.asString());
        }
        return get(location());
    }

    /** Beyond the page about what others reported near by, when it stands before the check page: a case of its own. */
    public Browser pastNearby() {
        String nearby = "/complaints/new/nearby";
        return page().select("form[action=" + nearby + "]").isEmpty() ? this : post(nearby, "nearby", "own").follow();
    }

    public String location() {
        return last.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    public int status() {
        return last.statusCode();
    }

    public Response answer() {
        return last;
    }

    public Cookie cookie(String name) {
        return cookies.get(name);
    }

    public Document page() {
        return Jsoup.parse(last.asString());
    }

    public String text(String css) {
        return page().select(css).text();
    }

    public String value(String id) {
        return page().getElementById(id).val();
    }
}
