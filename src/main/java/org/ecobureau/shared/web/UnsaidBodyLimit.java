package org.ecobureau.shared.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Counts a body that does not say its length while it is read, and answers too much like {@link BodyLimit}: 413 with words. */
public class UnsaidBodyLimit {

    @ServerRequestFilter(preMatching = true)
    public void count(ContainerRequestContext request, RoutingContext context) {
        Long most = context.get(BodyLimit.MOST_UNSAID);
        boolean bodyless = context.request().method() == HttpMethod.GET || context.request().method() == HttpMethod.HEAD;
        if (most != null && !bodyless && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null) {
            request.setEntityStream(new Counted(request.getEntityStream(), most, context));
        }
    }

    private static final class Counted extends FilterInputStream {

        private final long most;
        private final RoutingContext context;
        private long read;

        Counted(InputStream body, long most, RoutingContext context) {
            super(body);
            this.most = most;
            this.context = context;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            add(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            add(Math.max(got, 0));
            return got;
        }

        private void add(int bytes) {
            read += bytes;
            if (read > most) {
                // What still comes is not read, so nothing can come after it on this connection.
                context.response().putHeader("Connection", "close");
                throw BodyLimit.tooLarge(most);
            }
        }

        @Override
        public void close() throws IOException {
            // Closing would read to the end what is too much.
            if (read <= most) {
                super.close();
            }
        }
    }
}
