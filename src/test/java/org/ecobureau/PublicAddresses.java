package org.ecobureau;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The public GET endpoints of {@code rights.csv} as addresses that can be called. */
public final class PublicAddresses {

    /** What stands for a part of an address; the records of migrations only, so some addresses answer 404. */
    private static final Map<String, String> PARTS = Map.of("/air/sites/{code}", "pj-air-1", "/water/sites/{code}", "yanjiatan",
            "/drinking-water/sources/{code}", "yaotang", "/townships/{code}", "430626104", "/air/days/{day}", "2026-04-11",
            "/standards/{id}", "gb-3095-2026");
    private static final Map<String, String> QUERIES = Map.of("/api/v1/calendar/working-days", "?from=2026-02-11&days=5");

    private PublicAddresses() {
    }

    public static List<String> all() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                PublicAddresses.class.getResourceAsStream("/rights.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> line.startsWith("GET ") && line.endsWith(",public"))
                    .map(line -> line.substring(4, line.length() - ",public".length())).map(PublicAddresses::filled).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String path) {
        String part = PARTS.getOrDefault(path, path.contains("{year}") ? "2026" : "1");
        return path.replaceAll("\\{[^}]+}", part) + QUERIES.getOrDefault(path, "");
    }
}
