package org.ecobureau;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.ecobureau.staff.TestIdentityMechanism;

import io.restassured.RestAssured;

/** For tests that call every address as everybody: thousands of calls of which only the status counts. */
public final class ManyCalls {

    private static final int AT_ONCE = 4;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    private ManyCalls() {
    }

    /**
     * The status of one call.
     *
     * @param account who calls, null for a stranger
     * @param type the media type of the body, null for a call without one
     */
    public static int status(String verb, String path, String account, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60)).method(verb, body(type));
        if (type != null) {
            request.header("Content-Type", type.startsWith("multipart") ? type + "; boundary=part" : type);
        }
        if (account != null) {
            request.header(TestIdentityMechanism.HEADER, account);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(verb + " " + path + " as " + account, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher body(String type) {
        if (type == null || type.contains("urlencoded")) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(type.startsWith("multipart")
                ? "--part\r\nContent-Disposition: form-data; name=\"nothing\"\r\n\r\nnothing\r\n--part--\r\n"
                : "{}");
    }

    /** What was found wrong with each of these, several at once, in their order. */
    public static <T> List<String> wrong(Collection<T> all, Function<T, List<String>> look) {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<String> wrong = new ArrayList<>();
            for (Future<List<String>> found : all.stream().map(one -> callers.submit(() -> look.apply(one))).toList()) {
                wrong.addAll(found.get());
            }
            return wrong;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            callers.shutdownNow();
        }
    }
}
