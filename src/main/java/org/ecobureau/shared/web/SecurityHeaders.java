package org.ecobureau.shared.web;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Puts the security headers of {@code docs/security.md} on every answer, static files and errors included. */
@ApplicationScoped
public class SecurityHeaders {

    /** The one page that may ask for the reporter's position, when they press its button. */
    private static final String LOCATES = "/complaints/new/place";

    @ConfigProperty(name = "eco.oidc.url")
    URI signIn;

    void register(@Observes Filters filters) {
        // Signing out is a form whose answer leads to the identity provider.
        String policy = policy(" " + signIn.getScheme() + "://" + signIn.getRawAuthority());
        filters.register(request -> {
            request.addHeadersEndHandler(end -> set(request, policy));
            request.next();
        }, 1000);
    }

    private static void set(RoutingContext request, String policy) {
        MultiMap headers = request.response().headers();
        if (!headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", policy);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", openData(request) ? "cross-origin" : "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), payment=(), usb=(), geolocation="
                + (LOCATES.equals(request.normalizedPath()) ? "(self)" : "()"));
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.set("X-Frame-Options", "DENY");
        if (openData(request)) {
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("Access-Control-Expose-Headers",
                    "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset");
        }
    }

    /** Reading the API is allowed from other sites on purpose; nothing there depends on a cookie. */
    private static boolean openData(RoutingContext request) {
        String method = request.request().method().name();
        return (method.equals("GET") || method.equals("HEAD")) && request.normalizedPath().startsWith("/api/v1/");
    }

    static String policy(String formTargets) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'" + formTargets
                + "; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
    }
}
