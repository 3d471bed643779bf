package org.ecobureau.shared.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** JSON is read into memory as a whole, so it may not be as large as an upload of photos. */
public class JsonBodyLimit {

    /** As much as one delivery of observations may hold; everything else is far smaller. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        boolean json = type != null && type.getSubtype().endsWith("json");
        if (json && request.getLength() > MOST_BYTES) {
            throw Problem.tooLarge("JSON 内容太大，一次最多 10 MB。请分几次发送。");
        }
    }
}
