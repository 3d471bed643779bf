package org.ecobureau.shared.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** A body that does not say its length is no way around the limits of those that do. */
@QuarkusTest
class BodyLimitTest {

    private static final int MEGABYTE = 1024 * 1024;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private int post(String path, String type, int bytes, boolean said) throws Exception {
        byte[] body = ("{\"types\":" + " ".repeat(bytes) + "[]}").getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type).POST(said ? BodyPublishers.ofByteArray(body)
                        : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @ParameterizedTest
    @CsvSource({ "/api/v1/complaints, application/json, 2", "/api/v1/complaints/transfers, application/json, 11",
            "/api/v1/complaints/PJ-W-20000101-0001/messages, application/json, 2" })
    void whatIsReadIntoMemoryHasALimitWhetherItSaysItsLengthOrNot(String path, String type, int megabytes) throws Exception {
        assertEquals(413, post(path, type, megabytes * MEGABYTE, false));
        assertEquals(413, post(path, type, megabytes * MEGABYTE, true));
    }

    /** What is too large and does not say so: an answer like the others, and nothing in the log that calls for anybody. */
    @ParameterizedTest
    @CsvSource({ "/complaints/new/types, application/x-www-form-urlencoded, 65", "/api/v1/complaints, application/json, 2",
            "/complaints/new/what, multipart/form-data; boundary=x, 65",
            "/complaints/track/messages, multipart/form-data; boundary=x, 65",
            "/complaints/track/satisfaction, application/x-www-form-urlencoded, 65" })
    void tooMuchThatDoesNotSayItsLengthIsRefusedQuietly(String path, String type, int megabytes) throws Exception {
        String start = type.startsWith("multipart")
                ? "--x\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                : type.endsWith("urlencoded") ? "types=" : "{\"types\":[\"";
        List<LogRecord> loud = new CopyOnWriteArrayList<>();
        HttpResponse<String> answer = listening(loud, () -> sent(path, type, start, megabytes * MEGABYTE));
        assertEquals(List.of(), loud.stream().map(l -> l.getLoggerName() + ": " + l.getMessage()).toList());
        assertEquals(413, answer.statusCode());
        boolean api = path.startsWith("/api/");
        assertTrue(answer.headers().firstValue("Content-Type").orElse("")
                .startsWith(api ? "application/problem+json" : "text/html"));
        assertTrue(answer.body().contains("发送的内容太大"), answer.body());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    private HttpResponse<String> sent(String path, String type, String start, int bytes) throws Exception {
        InputStream body = new SequenceInputStream(new ByteArrayInputStream(start.getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream("a".repeat(bytes).getBytes(StandardCharsets.US_ASCII)));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", type)
                .header("Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofInputStream(() -> body)).build();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static <T> T listening(List<LogRecord> loud, Callable<T> work) throws Exception {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    loud.add(line);
                }
            }

            @Override
            public void flush() {
                // Nothing is buffered.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            return work.call();
        } finally {
            root.removeHandler(handler);
        }
    }

    @Test
    void theLimitGoesByTheAddress() {
        assertEquals(MEGABYTE, JsonBodyLimit.most("/api/v1/complaints"));
        assertEquals(10 * MEGABYTE, JsonBodyLimit.most("/api/v1/observations"));
    }

    @Test
    void belowTheLimitItIsRead() throws Exception {
        assertEquals(422, post("/api/v1/complaints", "application/json", MEGABYTE / 2, false));
    }
}
