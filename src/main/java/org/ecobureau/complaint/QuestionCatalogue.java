package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.ecobureau.shared.web.Option;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Which subtypes and questions each pollution type has: the data file {@code complaint/questions.json}. */
@Singleton
public class QuestionCatalogue {

    private static final String FILE = "complaint/questions.json";

    private final Map<String, Entry> byType;

    /**
     * What one type asks; a type without subtypes has an empty list.
     *
     * @param questions asked of everybody who chose the type
     * @param bySubtype asked of those who chose that subtype too
     */
    public record Entry(List<Option> subtypes, List<Question> questions, Map<String, List<Question>> bySubtype) {

        public Entry {
            bySubtype = bySubtype == null ? Map.of() : bySubtype;
        }

        public List<Question> of(String subtype) {
            return bySubtype.getOrDefault(subtype, List.of());
        }

        /** All it may ask, whatever is chosen. */
        Stream<Question> all() {
            return Stream.concat(questions.stream(), bySubtype.values().stream().flatMap(List::stream));
        }
    }

    public QuestionCatalogue() {
        try (InputStream in = QuestionCatalogue.class.getClassLoader().getResourceAsStream(FILE)) {
            byType = new ObjectMapper().readValue(in, new TypeReference<Map<String, Entry>>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    public Entry of(PollutionType type) {
        return byType.getOrDefault(type.code(), new Entry(List.of(), List.of(), Map.of()));
    }

    /** What somebody is asked who chose these types and, below them, these subtypes. */
    public List<Question> asked(List<PollutionType> types, List<String> subtypes) {
        return types.stream().map(this::of).flatMap(entry -> Stream.concat(entry.questions().stream(),
                entry.subtypes().stream().map(Option::value).filter(subtypes::contains)
                        .flatMap(subtype -> entry.of(subtype).stream())))
                .toList();
    }

    public boolean hasSubtype(List<PollutionType> types, String subtype) {
        return types.stream().anyMatch(t -> of(t).subtypes().stream().anyMatch(o -> o.value().equals(subtype)));
    }

    /** The word for a subtype; the code itself when an import brought an unknown one. */
    public String subtypeLabel(List<PollutionType> types, String subtype) {
        return types.stream().flatMap(t -> of(t).subtypes().stream()).filter(o -> o.value().equals(subtype))
                .map(Option::label).findFirst().orElse(subtype);
    }

    public Optional<Question> question(String name) {
        return byType.values().stream().flatMap(Entry::all).filter(q -> q.name().equals(name)).findFirst();
    }
}
