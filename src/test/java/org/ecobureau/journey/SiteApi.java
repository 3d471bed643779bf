package org.ecobureau.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

import org.ecobureau.local.ServiceToken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a journey begins with, handed in as other programs hand it in. */
final class SiteApi {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    private static final ObjectMapper JSON = new ObjectMapper();

    private SiteApi() {
    }

    /** Files a complaint, a JSON object, and gives the receipt: {@code number} and {@code receiptCode}. */
    static JsonNode complaint(String body) {
        return created(request("/api/v1/complaints"), body);
    }

    /** Delivers measured values, one JSON object each; {@code query} is empty or begins with a question mark. */
    static void observations(String query, Collection<String> rows) {
        created(request("/api/v1/observations" + query)
                .header("Authorization", "Bearer " + new ServiceToken(JourneyStack.get().tokenUrl()).value())
                .header("Idempotency-Key", UUID.randomUUID().toString()), "{\"rows\":[" + String.join(",", rows) + "]}");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(JourneyStack.get().url() + path)).timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json");
    }

    private static JsonNode created(HttpRequest.Builder request, String body) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(201, answer.statusCode(), answer.body());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("the site does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the site", e);
        }
    }
}
