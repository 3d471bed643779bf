package org.ecobureau.complaint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.time.ChinaTime;

import io.quarkus.runtime.Startup;

/** Holds the terms; a file that cannot be used stops the start, because a wrong term would be missed unseen. */
@Startup
@ApplicationScoped
public class ClockRuleBook {

    private static final String OWN = "complaint/clock-rules.csv";

    private ClockRules rules;

    @Inject
    ClocksConfig config;

    @Inject
    Clock clock;

    @PostConstruct
    void load() {
        LocalDate today = ChinaTime.today(clock);
        rules = config.file().isPresent() ? external(config.file().get(), today) : own(today);
    }

    /** The terms in force on that day. */
    public ClockTerms on(LocalDate day, Channel channel, LegalTrack track) {
        return rules.on(day, channel, track);
    }

    /** All of them. */
    ClockRules all() {
        return rules;
    }

    static ClockRules own(LocalDate today) {
        InputStream in = ClockRuleBook.class.getResourceAsStream("/" + OWN);
        if (in == null) {
            throw new IllegalStateException("clock rules " + OWN + " are missing");
        }
        try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return ClockRules.read(text, OWN, today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClockRules external(Path file, LocalDate today) {
        try (Reader text = Files.newBufferedReader(file)) {
            return ClockRules.read(text, file.toString(), today);
        } catch (IOException e) {
            throw new IllegalStateException("clock rules " + file + " (eco.clocks.file) cannot be read: " + e, e);
        }
    }
}
