package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.region.Townships;
import org.ecobureau.staff.Unit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;

/** Holds the assignment rules; a file that cannot be used stops the start, because cases would go astray unseen. */
@Startup
@ApplicationScoped
public class AssignmentRuleBook {

    private static final String OWN = "complaint/assignment-rules.csv";

    private AssignmentRules rules;

    @Inject
    AssignmentConfig config;

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    @PostConstruct
    void load() {
        Set<String> units = QuarkusTransaction.requiringNew()
                .call(() -> Unit.all().stream().map(Unit::code).collect(Collectors.toSet()));
        Set<String> places = townships.all().stream().map(Townships.Place::code).collect(Collectors.toSet());
        AssignmentRules.Known known = new AssignmentRules.Known(units, places,
                (type, subtype) -> questions.hasSubtype(List.of(type), subtype));
        rules = config.file().isPresent() ? external(config.file().get(), known) : own(known);
    }

    /** The rules in force on that day. */
    public List<AssignmentRule> on(LocalDate day) {
        return rules.on(day);
    }

    static AssignmentRules own(AssignmentRules.Known known) {
        InputStream in = AssignmentRuleBook.class.getResourceAsStream("/" + OWN);
        if (in == null) {
            throw new IllegalStateException("assignment rules " + OWN + " are missing");
        }
        try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return AssignmentRules.read(text, OWN, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AssignmentRules external(Path file, AssignmentRules.Known known) {
        try (Reader text = Files.newBufferedReader(file)) {
            return AssignmentRules.read(text, file.toString(), known);
        } catch (IOException e) {
            throw new IllegalStateException("assignment rules " + file + " (eco.assignment.file) cannot be read: " + e, e);
        }
    }
}
