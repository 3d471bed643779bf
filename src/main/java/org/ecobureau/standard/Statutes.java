package org.ecobureau.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The registry of law articles the site relies on, e.g. {@code Statutes.cite("eco-code-146")}. */
public final class Statutes {

    private static final Map<String, Statute> ALL = read();

    private Statutes() {
    }

    public static List<Statute> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * The article with this id.
     *
     * @throws IllegalArgumentException when no such article is registered
     */
    public static Statute cite(String id) {
        Statute statute = ALL.get(id);
        if (statute == null) {
            throw new IllegalArgumentException("no statute '" + id + "' in standard/statutes.json");
        }
        return statute;
    }

    private static Map<String, Statute> read() {
        Map<String, Statute> statutes = new LinkedHashMap<>();
        for (JsonNode node : DataFile.json("statutes.json")) {
            List<String> paragraphs = new ArrayList<>();
            node.get("paragraphs").forEach(p -> paragraphs.add(p.asText()));
            Statute statute = new Statute(node.get("id").asText(), node.get("law").asText(),
                    node.get("article").asText(), List.copyOf(paragraphs), validity(node),
                    node.get("source").asText(), Verification.valueOf(node.get("verification").asText()));
            if (statutes.put(statute.id(), statute) != null) {
                throw new IllegalStateException("statute '" + statute.id() + "' is registered twice");
            }
        }
        return Collections.unmodifiableMap(statutes);
    }

    static Validity validity(JsonNode node) {
        return new Validity(LocalDate.parse(node.get("validFrom").asText()),
                node.has("validTo") ? LocalDate.parse(node.get("validTo").asText()) : null);
    }
}
