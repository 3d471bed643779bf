package org.ecobureau.shared.web;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells who sends more than the server takes what to do about it. The web server's own answer to a body that is too large
 * is an empty 413, before any page is asked; a person with ten photos deserves a sentence.
 */
@ApplicationScoped
public class BodyLimit {

    /** After the security headers, before the server's own check. */
    private static final int ORDER = 900;
    /** After the server's own limit was written into the request, for bodies that do not say their length. */
    private static final int AFTER_OWN_LIMIT = 1;
    /** So much too much is read to its end, because a browser shows no answer before it has sent everything. */
    private static final int READ_UP_TO = 4;

    /** Under this name a request that does not say its length carries how long it may be, for {@link UnsaidBodyLimit}. */
    static final String MOST_UNSAID = "eco.body.most-unsaid";

    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize largest;

    @ConfigProperty(name = "eco.body.usual", defaultValue = "64M")
    MemorySize usual;

    /** The one address that takes bodies up to the server's own limit. */
    @ConfigProperty(name = "eco.body.large-path", defaultValue = "/staff/observations/imports")
    String largePath;

    @Inject
    ErrorResponses responses;

    @Inject
    ObjectMapper mapper;

    void register(@Observes Filters filters) {
        filters.register(this::check, ORDER);
        filters.register(this::checkUnsaid, AFTER_OWN_LIMIT);
    }

    private long most(RoutingContext context) {
        boolean large = context.normalizedPath().equals(largePath);
        return large ? largest.asLongValue() : Math.min(usual.asLongValue(), largest.asLongValue());
    }

    private void checkUnsaid(RoutingContext context) {
        if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            long most = mostUnsaid(context);
            context.put(MOST_UNSAID, most);
            // The server's own answer is empty and an error in the log: it comes only where nobody of us reads the body.
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, 2 * most);
        }
        context.next();
    }

    /** What is read into memory and does not say its length: no more than if it did. Uploads go to the disk. */
    private long mostUnsaid(RoutingContext context) {
        HttpServerRequest request = context.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean toDisk = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        boolean said = request.getHeader(HttpHeaders.CONTENT_LENGTH) != null;
        boolean api = ErrorResponses.isApi(context.normalizedPath());
        return said || toDisk || !api ? most(context)
                : Math.min(most(context), JsonBodyLimit.most(context.normalizedPath()));
    }

    private void check(RoutingContext context) {
        long bytes = bytes(context.request());
        long most = most(context);
        if (bytes <= most) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        if (bytes > READ_UP_TO * most) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, most);
        } else {
            // Without a handler for the data it is read and dropped.
            request.endHandler(end -> answer(context, most)).resume();
        }
    }

    private static long bytes(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    static Problem tooLarge(long most) {
        return Problem.tooLarge("发送的内容太大，一次最多 " + most / (1024 * 1024) + " MB。请减少或压缩照片、文件后再试。");
    }

    private void answer(RoutingContext context, long most) {
        Response problem = responses.of(tooLarge(most), context.normalizedPath());
        try {
            Object entity = problem.getEntity();
            String body = entity instanceof String page ? page : mapper.writeValueAsString(entity);
            context.response().setStatusCode(problem.getStatus())
                    .putHeader(HttpHeaders.CONTENT_TYPE, problem.getMediaType().toString())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end(body);
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
