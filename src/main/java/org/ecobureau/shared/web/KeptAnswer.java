package org.ecobureau.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An answer as bytes, so that the first and every repeated one are the same.
 *
 * @param body null when the answer has none, as a redirect
 */
record KeptAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    static KeptAnswer of(Response response, ObjectMapper mapper) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.getStringHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        try {
            Object entity = response.getEntity();
            byte[] body;
            if (entity == null) {
                body = null;
            } else if (entity instanceof byte[] raw) {
                body = raw;
            } else if (entity instanceof String text) {
                body = text.getBytes(StandardCharsets.UTF_8);
            } else {
                body = mapper.writeValueAsBytes(entity);
                headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON));
            }
            return new KeptAnswer(response.getStatus(), headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] toBytes(ObjectMapper mapper) {
        try {
            return mapper.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeptAnswer fromBytes(byte[] bytes, ObjectMapper mapper) {
        try {
            return mapper.readValue(bytes, KeptAnswer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).entity(body);
        headers.forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response.build();
    }
}
