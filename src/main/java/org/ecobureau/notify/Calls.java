package org.ecobureau.notify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls other machines with a limit of time for the whole answer; the client's own ends with the headers. */
public final class Calls {

    private Calls() {
    }

    /**
     * The status of the answer; its body is read and dropped.
     *
     * @throws IOException when nobody answers, the connection breaks or the answer is not complete in time
     */
    public static int status(HttpClient client, HttpRequest request, Duration most) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no complete answer within " + most, e);
        } finally {
            answer.cancel(true);
        }
    }
}
