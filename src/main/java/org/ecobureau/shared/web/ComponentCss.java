package org.ecobureau.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

/**
 * The style sheet of the component library without its {@code @font-face} rules: those ask for fonts that are not ours to
 * serve, and everything here is set in the system's fonts.
 */
@Path("/components")
@ApplicationScoped
public class ComponentCss {

    /** The library's version, and ours of what is left out. */
    static final String ADDRESS = "/components/5.14.0-1.css";

    private static final String SOURCE = "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css";
    private static final Pattern FONT_FACE = Pattern.compile("@font-face\\s*\\{[^}]*\\}");
    private static final int YEAR = 31_536_000;

    private String css;

    @PostConstruct
    void read() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no such style sheet: " + SOURCE);
            }
            css = withoutFonts(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String withoutFonts(String css) {
        return FONT_FACE.matcher(css).replaceAll("");
    }

    /** The address changes with the content, so whoever has it never asks again. */
    @GET
    @Path("{file}")
    @Produces("text/css;charset=UTF-8")
    public Response css(@RestPath String file) {
        if (!ADDRESS.equals("/components/" + file)) {
            throw Problem.notFound();
        }
        return Response.ok(css).header(HttpHeaders.CACHE_CONTROL, "public, immutable, max-age=" + YEAR).build();
    }
}
