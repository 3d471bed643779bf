package org.ecobureau.shared.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** JSON is read into memory as a whole, so it may not be as large as an upload of photos. */
public class JsonBodyLimit {

    /** As much as one delivery of observations may hold; everything else is far smaller. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    /** A complaint is typed by a person; the longest one that all checks let through needs far less. */
    private static final int COMPLAINT_BYTES = 1024 * 1024;
    private static final String COMPLAINTS = "/api/v1/complaints";

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        boolean json = type != null && type.getSubtype().endsWith("json");
        int most = most(request.getUriInfo().getPath());
        if (json && request.getLength() > most) {
            throw Problem.tooLarge("JSON 内容太大，一次最多 " + most / (1024 * 1024) + " MB。请分几次发送。");
        }
    }

    /** How many bytes a body may have that is read into memory, also one that does not say its length. */
    static int most(String path) {
        return path.startsWith(COMPLAINTS) ? COMPLAINT_BYTES : MOST_BYTES;
    }
}
