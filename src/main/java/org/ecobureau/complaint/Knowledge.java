package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;
import org.ecobureau.standard.Statute;
import org.ecobureau.standard.Statutes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What somebody may want to know before they complain: articles of law and pages with live data for each type and subtype, the
 * data file {@code complaint/knowledge.json}. Templates reach it as {@code cdi:knowledge}.
 */
@Singleton
@Named("knowledge")
public class Knowledge {

    private static final String FILE = "complaint/knowledge.json";

    private final Map<String, Entry> entries;
    private final Clock clock;

    /** The file: for a type what concerns all of it, and what a subtype adds. */
    record Entry(List<String> statutes, List<Option> pages, Map<String, Entry> subtypes) {

        Entry {
            statutes = statutes == null ? List.of() : List.copyOf(statutes);
            pages = pages == null ? List.of() : List.copyOf(pages);
            subtypes = subtypes == null ? Map.of() : Map.copyOf(subtypes);
        }
    }

    /**
     * What there is to know about one type.
     *
     * @param laws articles in force today
     * @param pages address and words
     */
    public record More(String type, String label, List<Law> laws, List<Option> pages) {
    }

    /** An article with our summary of it. */
    public record Law(String label, String summary) {
    }

    @Inject
    public Knowledge(Clock clock) {
        this.clock = clock;
        try (InputStream in = Knowledge.class.getClassLoader().getResourceAsStream(FILE)) {
            entries = new ObjectMapper().readValue(in, new TypeReference<Map<String, Entry>>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** Every type with all of its subtypes, in the order of the form. */
    public List<More> getAll() {
        return Arrays.stream(PollutionType.values()).map(this::of).toList();
    }

    /** A type and whatever its subtypes add. */
    public More of(PollutionType type) {
        Entry entry = entries.get(type.code());
        LocalDate today = ChinaTime.today(clock);
        List<Law> laws = Stream.concat(entry.statutes().stream(), entry.subtypes().values().stream()
                .flatMap(s -> s.statutes().stream())).distinct().sorted().map(Statutes::cite).filter(s -> s.inForce(today))
                .map(Knowledge::law).toList();
        List<Option> pages = Stream.concat(entry.pages().stream(), entry.subtypes().values().stream()
                .flatMap(s -> s.pages().stream())).distinct().toList();
        return new More(type.code(), type.label(), laws, pages);
    }

    private static Law law(Statute statute) {
        return new Law(statute.label(), statute.text());
    }
}
