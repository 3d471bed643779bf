package org.ecobureau.complaint;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The terms of complaints by channel and legal track, with the days on which each is in force. */
public final class ClockRules {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setTrim(true).setIgnoreEmptyLines(true).get();

    private final List<ClockRule> rules;

    private ClockRules(List<ClockRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads a file of terms.
     *
     * @param name how messages call the file
     * @param today the day on which every channel and track must have a term for the answer
     * @throws IllegalStateException naming file and line when a line cannot be understood, two lines contradict each other, or
     *         a matter would have no term at all
     */
    public static ClockRules read(Reader text, String name, LocalDate today) {
        List<ClockRule> rules = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord line : parser) {
                long at = parser.getCurrentLineNumber();
                ClockRule rule = rule(line, name, at);
                rules.stream().filter(rule::contradicts).findFirst().ifPresent(other -> {
                    throw broken(name, at, "a line above has the same channel, track and clock on the same days", null);
                });
                rules.add(rule);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("clock rules " + name + " cannot be read: " + e.getMessage(), e);
        }
        ClockRules all = new ClockRules(rules);
        all.requireAnswers(name, today);
        return all;
    }

    /** The terms in force on the day of an event. */
    public ClockTerms on(LocalDate day, Channel channel, LegalTrack track) {
        return new ClockTerms(find(ClockRule.Kind.ACCEPTANCE, ClockRule.From.RECEIPT, channel, track, day),
                find(ClockRule.Kind.ANSWER, ClockRule.From.RECEIPT, channel, track, day),
                find(ClockRule.Kind.ANSWER, ClockRule.From.ACCEPTANCE, channel, track, day),
                find(ClockRule.Kind.RETURN, ClockRule.From.RECEIPT, channel, track, day),
                find(ClockRule.Kind.EXTENSION, ClockRule.From.DUE, channel, track, day));
    }

    private BasedTerm find(ClockRule.Kind clock, ClockRule.From from, Channel channel, LegalTrack track, LocalDate day) {
        return rules.stream().filter(r -> r.clock() == clock && r.from() == from && r.appliesTo(channel, track, day))
                .max(Comparator.comparingInt(ClockRule::weight)).map(ClockRule::term).orElse(null);
    }

    private void requireAnswers(String name, LocalDate today) {
        for (Channel channel : Channel.values()) {
            for (LegalTrack track : LegalTrack.values()) {
                ClockTerms terms = on(today, channel, track);
                if (terms.answer() == null || terms.extension() == null) {
                    throw new IllegalStateException("clock rules " + name + ": on " + today + " nothing is in force for "
                            + (terms.answer() == null ? "the answer from acceptance" : "the extension") + " of channel "
                            + channel.code() + ", track " + track.code());
                }
            }
        }
    }

    private static ClockRule rule(CSVRecord line, String name, long at) {
        try {
            ClockRule rule = new ClockRule(channel(line.get("channel")), track(line.get("track")),
                    ClockRule.word(ClockRule.Kind.class, line.get("clock")),
                    ClockRule.word(ClockRule.From.class, line.get("from")),
                    new BasedTerm(Term.parse(line.get("amount") + " " + line.get("unit")), filled(line, "basis")),
                    day(line.get("valid_from")), day(line.get("valid_to")), filled(line, "source"), verified(line));
            requireSense(rule);
            return rule;
        } catch (RuntimeException e) {
            throw broken(name, at, e.getMessage(), e);
        }
    }

    private static void requireSense(ClockRule rule) {
        boolean sense = switch (rule.clock()) {
            case ACCEPTANCE, RETURN -> rule.from() == ClockRule.From.RECEIPT;
            case ANSWER -> rule.from() != ClockRule.From.DUE;
            case EXTENSION -> rule.from() == ClockRule.From.DUE;
        };
        if (!sense) {
            throw new IllegalArgumentException("this clock cannot run from there");
        }
        if (rule.validFrom() != null && rule.validTo() != null && rule.validTo().isBefore(rule.validFrom())) {
            throw new IllegalArgumentException("valid_to is before valid_from");
        }
    }

    private static Channel channel(String code) {
        return code.equals("*") ? null
                : Channel.byCode(code).orElseThrow(() -> new IllegalArgumentException("no channel '" + code + "'"));
    }

    private static LegalTrack track(String code) {
        return code.equals("*") ? null
                : LegalTrack.byCode(code).orElseThrow(() -> new IllegalArgumentException("no track '" + code + "'"));
    }

    private static LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private static String filled(CSVRecord line, String column) {
        if (line.get(column).isEmpty()) {
            throw new IllegalArgumentException("column " + column + " is empty");
        }
        return line.get(column);
    }

    private static boolean verified(CSVRecord line) {
        return switch (line.get("verified")) {
            case "V" -> true;
            case "U" -> false;
            default -> throw new IllegalArgumentException("verified is V or U");
        };
    }

    private static IllegalStateException broken(String name, long line, String what, Exception cause) {
        return new IllegalStateException("clock rules " + name + ", line " + line + ": " + what, cause);
    }
}
