package org.ecobureau.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/**
 * A person at the site without a browser: signs in through the identity provider's real form, reads pages and sends their forms
 * with every hidden field they carry. {@link #visitor} is somebody who is not signed in.
 */
public final class StaffSession {

    /** A file for a form's file field. */
    public record Upload(String field, String name, String type, byte[] content) {
    }

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new LocalCookies())
            .followRedirects(HttpClient.Redirect.NORMAL).version(HttpClient.Version.HTTP_1_1).build();
    private final String site;
    private final Map<String, String> headers;

    private StaffSession(String site, Map<String, String> headers) {
        this.site = site;
        this.headers = headers;
    }

    public static StaffSession visitor(String site) {
        return new StaffSession(site, Map.of());
    }

    /** Somebody whom the site knows by a header that goes with every request, as tests without identity provider do. */
    public static StaffSession known(String site, Map<String, String> headers) {
        return new StaffSession(site, headers);
    }

    /** Signs in with an account of the local realm. */
    public static StaffSession signIn(String site, String account) {
        StaffSession session = visitor(site);
        Document login = session.get("/staff");
        if (login.selectFirst("#kc-form-login") == null) {
            throw new StackFailure("The sign-in form was expected at " + login.location() + ": " + login.title() + ".");
        }
        Document after = session.submit(login, "#kc-form-login",
                Map.of("username", account, "password", StackSettings.PASSWORD));
        if (!after.location().startsWith(site)) {
            throw new StackFailure(account + " could not sign in: " + after.location() + " " + after.text() + ".");
        }
        return session;
    }

    /** The page at a path of the site, or at a full address; anything but a success is a failure. */
    public Document get(String path) {
        return send(HttpRequest.newBuilder(URI.create(absolute(path))).GET());
    }

    /** Sends the form with what it already holds, changed by {@code fields}; returns the page that follows. */
    public Document submit(Document page, String formSelector, Map<String, String> fields, Upload... uploads) {
        if (!(page.selectFirst(formSelector) instanceof FormElement form)) {
            throw new StackFailure("No form " + formSelector + " at " + page.location() + ".");
        }
        List<Map.Entry<String, String>> data = new ArrayList<>();
        for (var held : form.formData()) {
            if (!fields.containsKey(held.key()) && !(held.hasInputStream() || fileField(form, held.key()))) {
                data.add(Map.entry(held.key(), held.value()));
            }
        }
        // several values of one field are separated by line feeds no field has: by \u001f
        fields.forEach((name, value) -> List.of(value.split("\u001f", -1)).forEach(one -> data.add(Map.entry(name, one))));
        String action = form.hasAttr("action") ? form.absUrl("action") : page.location();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(action))
                // what a browser says on its own
                .header("Origin", origin(action)).header("Sec-Fetch-Site", "same-origin");
        if (form.attr("enctype").equalsIgnoreCase("multipart/form-data")) {
            String boundary = "----eco" + UUID.randomUUID();
            request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(boundary, data, uploads)));
        } else {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers
                            .ofString(data.stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                                    .collect(Collectors.joining("&"))));
        }
        return send(request);
    }

    private static boolean fileField(FormElement form, String name) {
        return form.elements().stream().anyMatch(e -> e.attr("name").equals(name) && e.attr("type").equals("file"));
    }

    private static byte[] multipart(String boundary, List<Map.Entry<String, String>> data, Upload... uploads) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : data) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                    + field.getValue() + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Upload upload : uploads) {
            body.writeBytes(
                    ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + upload.field() + "\"; filename=\""
                            + upload.name() + "\"\r\nContent-Type: " + upload.type() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(upload.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private Document send(HttpRequest.Builder builder) {
        headers.forEach(builder::header);
        HttpRequest request = builder.timeout(Duration.ofMinutes(2)).build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Document page = Jsoup.parse(answer.body(), answer.uri().toString());
            if (answer.statusCode() >= 400) {
                throw new StackFailure(request.method() + " " + answer.uri() + " answered " + answer.statusCode() + ": "
                        + page.text().lines().findFirst().orElse("") + ".");
            }
            return page;
        } catch (IOException e) {
            throw new StackFailure(request.uri() + " cannot be reached: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + request.uri() + ".", e);
        }
    }

    private String absolute(String path) {
        return path.startsWith("/") ? site + path : path;
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
