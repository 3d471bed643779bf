package org.ecobureau.shared.web;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.ecobureau.shared.text.CsvBody;
import org.ecobureau.shared.text.Spool;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Says how long an answer may be kept, and gives every answer to a GET that anybody may see a strong ETag made of its
 * bytes, so that a client that has it already gets 304 without a body. A CSV is read ahead for it, as far as there is room.
 */
public class CachingFilter {

    private final ObjectMapper mapper;
    private final Spool.Room room;

    @Inject
    public CachingFilter(ObjectMapper mapper, DownloadsConfig downloads) {
        this.mapper = mapper;
        this.room = new Spool.Room(downloads.taggedBytes().asLongValue(), downloads.waitingBytes().asLongValue());
    }

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource)
            throws IOException {
        boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL) == null) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, policy(request, resource, get));
        }
        boolean kept = !response.getHeaderString(HttpHeaders.CACHE_CONTROL).contains("no-store");
        if (!get || !kept || response.getStatus() != 200 || response.getHeaders().containsKey(HttpHeaders.ETAG)) {
            return;
        }
        CsvBody table = response.getEntity() instanceof CsvBody csv ? csv : null;
        String hash = table == null ? hash(bytes(response)) : table.fingerprint(room).orElse(null);
        if (hash == null) {
            return;
        }
        EntityTag tag = new EntityTag(hash);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        Response.ResponseBuilder unchanged;
        try {
            unchanged = request.getRequest().evaluatePreconditions(tag);
        } catch (RuntimeException e) {
            // an If-None-Match that cannot be read: the table will not be written
            if (table != null) {
                table.close();
            }
            throw e;
        }
        if (table != null && (unchanged != null || request.getMethod().equals("HEAD"))) {
            table.close();
            response.setEntity(null);
        }
        if (unchanged != null) {
            response.setEntity(null);
            response.setStatus(unchanged.build().getStatus());
        }
    }

    private byte[] bytes(ContainerResponseContext response) throws JsonProcessingException {
        Object entity = response.getEntity();
        if (entity instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (entity instanceof byte[] raw) {
            return raw;
        }
        MediaType type = response.getMediaType();
        boolean json = entity != null && !(entity instanceof StreamingOutput)
                && (type == null || type.getSubtype().endsWith("json"));
        if (!json) {
            return null;
        }
        byte[] body = mapper.writeValueAsBytes(entity);
        response.setEntity(body, new Annotation[0], type == null ? MediaType.APPLICATION_JSON_TYPE : type);
        return body;
    }

    private static String policy(ContainerRequestContext request, ResourceInfo resource, boolean get) {
        if (!get || request.getUriInfo().getPath().startsWith("/staff") || annotation(resource, NoStore.class) != null) {
            return "no-store";
        }
        PublicCache shared = annotation(resource, PublicCache.class);
        return shared == null ? "no-cache" : "public, max-age=" + shared.value();
    }

    private static <A extends Annotation> A annotation(ResourceInfo resource, Class<A> type) {
        if (resource == null || resource.getResourceMethod() == null) {
            return null;
        }
        A onMethod = resource.getResourceMethod().getAnnotation(type);
        return onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(type);
    }

    private static String hash(byte[] body) {
        if (body == null) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
