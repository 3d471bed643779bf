package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.ecobureau.shared.web.Option;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Whom to call at once instead of writing: the data file {@code complaint/stopper.json}. Templates reach it as
 * {@code cdi:stoppers}.
 */
@Singleton
@Named("stoppers")
public class Stoppers {

    private static final String FILE = "complaint/stopper.json";

    private final Texts texts;

    /** The file: one text with its numbers for every page, and one for each type that needs its own. */
    record Texts(String text, List<Option> numbers, Map<String, String> types,
            List<Map<String, List<String>>> signs) {
    }

    public Stoppers() {
        try (InputStream in = Stoppers.class.getClassLoader().getResourceAsStream(FILE)) {
            texts = new ObjectMapper().readValue(in, Texts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    public String getText() {
        return texts.text();
    }

    /** Numbers to call, each with what it is for. */
    public List<Option> getNumbers() {
        return texts.numbers();
    }

    List<Map<String, List<String>>> signs() {
        return texts.signs();
    }

    /**
     * Those of the answers that say what one should rather phone about, each with the telling values alone; of a sign with
     * several questions all have to be answered so.
     */
    public Map<String, String> signs(Map<String, String> answers) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Map<String, List<String>> sign : texts.signs()) {
            Map<String, String> told = new LinkedHashMap<>();
            sign.forEach((question, telling) -> {
                String values = Codes.split(answers.getOrDefault(question, "")).stream().filter(telling::contains)
                        .collect(Collectors.joining(","));
                if (!values.isEmpty()) {
                    told.put(question, values);
                }
            });
            if (told.size() == sign.size()) {
                found.putAll(told);
            }
        }
        return found;
    }

    /** What to do at once about this type, or null. */
    public String of(PollutionType type) {
        return texts.types().get(type.code());
    }
}
