package org.ecobureau.facility;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.ecobureau.register.RegisterKinds;

import io.quarkus.runtime.Startup;

/** The facility lists of this county: the data file {@code facility/facilities.csv}; each is a list with a state column. */
@Startup
@Singleton
public class FacilityKinds {

    /** The column that every facility list has. */
    static final String STATE = "state";
    private static final String FILE = "facility/facilities.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setTrim(true).setIgnoreEmptyLines(true).get();

    private final List<Kind> kinds;

    /** One list: last part of its address, code of the register, measure word, and a sentence about it. */
    public record Kind(String slug, String register, String unit, String about) {
    }

    @Inject
    public FacilityKinds(RegisterKinds registers) {
        try (CSVParser parser = CSVParser.parse(new InputStreamReader(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8), FORMAT)) {
            kinds = parser.stream()
                    .map(row -> new Kind(row.get("slug"), row.get("register"), row.get("unit"), row.get("about"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        kinds.forEach(kind -> registers.get(kind.register()).column(STATE)
                .orElseThrow(() -> new IllegalStateException(FILE + ": " + kind.register() + " has no column " + STATE)));
    }

    public List<Kind> all() {
        return kinds;
    }

    public Optional<Kind> bySlug(String slug) {
        return kinds.stream().filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
