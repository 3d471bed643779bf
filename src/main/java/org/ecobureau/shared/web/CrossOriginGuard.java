package org.ecobureau.shared.web;

import java.net.URI;
import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses state-changing requests that another site makes a browser send, without tokens, so that public pages stay
 * cacheable: {@code Sec-Fetch-Site} decides where the browser sends it, else {@code Origin} against the host; a request
 * with cookies and neither header is refused.
 */
public class CrossOriginGuard {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        if (SAFE_METHODS.contains(request.getMethod())) {
            return;
        }
        boolean allowed = allowed(request.getHeaderString("Sec-Fetch-Site"), request.getHeaderString("Origin"),
                request.getUriInfo().getRequestUri(), request.getHeaderString(HttpHeaders.COOKIE) != null);
        if (!allowed) {
            throw Problem.forbidden("这个请求来自别的网站，为保护您的信息，我们没有执行。请直接在本网站上重新操作。");
        }
    }

    static boolean allowed(String fetchSite, String origin, URI target, boolean hasCookies) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null ? !hasCookies : sameHost(origin, target);
    }

    private static boolean sameHost(String origin, URI target) {
        return origin.equals(target.getScheme() + "://" + target.getRawAuthority());
    }
}
