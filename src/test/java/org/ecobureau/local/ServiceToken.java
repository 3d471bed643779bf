package org.ecobureau.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The access token of the service client {@code eco-ingest}, got afresh before it expires. */
public final class ServiceToken {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    /** Tokens of the local realm live five minutes. */
    private static final long FRESH_NANOS = Duration.ofMinutes(4).toNanos();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String tokenUrl;
    private String token;
    private long since;

    public ServiceToken(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    public synchronized String value() {
        if (token == null || System.nanoTime() - since > FRESH_NANOS) {
            token = fetch();
            since = System.nanoTime();
        }
        return token;
    }

    private String fetch() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tokenUrl))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30)).POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=eco-ingest&client_secret=" + StackSettings.PASSWORD))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Matcher matcher = TOKEN.matcher(answer.body());
            if (!matcher.find()) {
                throw new StackFailure("Keycloak gave no service token: " + answer.statusCode() + " " + answer.body() + ".");
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new StackFailure("Keycloak cannot be reached at " + tokenUrl + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while asking for a service token.", e);
        }
    }
}
