package org.ecobureau.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The legal sentences of notices and forms, chosen by the day they are printed for:
 * {@code Phrases.on("eia.decision.remedies", decidedOn).text(Map.of("reviewBody", "岳阳市人民政府"))}.
 */
public final class Phrases {

    private static final List<Phrase> ALL = read();

    private Phrases() {
    }

    public static List<Phrase> all() {
        return ALL;
    }

    /**
     * The wording in force on a day.
     *
     * @throws IllegalArgumentException when the id is unknown or nothing is stored for that day
     */
    public static Phrase on(String id, LocalDate day) {
        return ALL.stream().filter(p -> p.id().equals(id) && p.validity().contains(day)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no phrase '" + id + "' for " + day + " in standard/phrases.json"));
    }

    private static List<Phrase> read() {
        List<Phrase> phrases = new ArrayList<>();
        for (JsonNode node : DataFile.json("phrases.json")) {
            List<Statute> cites = new ArrayList<>();
            node.get("cites").forEach(id -> cites.add(Statutes.cite(id.asText())));
            phrases.add(new Phrase(node.get("id").asText(), node.get("text").asText(), List.copyOf(cites),
                    Statutes.validity(node)));
        }
        return List.copyOf(phrases);
    }
}
