package org.ecobureau.shared.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

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
