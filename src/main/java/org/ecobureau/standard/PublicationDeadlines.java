package org.ecobureau.standard;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;

/** When measured values have to be public, by kind of site and of period: law, standard or our own default. */
public final class PublicationDeadlines {

    /**
     * One deadline.
     *
     * @param kind code of the kind of site
     * @param period code of the kind of period
     * @param always the series is expected of every site of the kind, else only where it was reported once
     * @param after from the end of the period, in China time
     * @param basis id of a standard or statute of the registry, empty for our own default
     * @param words the deadline in words
     */
    public record Deadline(String kind, String period, boolean always, TemporalAmount after, String basis, String clause,
            String words, Verification verification) {

        /** The moment until which the value of a period that ends then has to be public. */
        public Instant due(Instant end) {
            return end.atZone(ChinaTime.ZONE).plus(after).toInstant();
        }

        /** Words with what they rest on: 每个整点后 1 小时内（HJ 633-2026 5.2）. */
        public String label() {
            if (basis.isEmpty()) {
                return words;
            }
            String named = Statutes.all().stream().filter(s -> s.id().equals(basis)).findFirst().map(Statute::label)
                    .orElse(basis);
            return words + "（" + named + (clause.isEmpty() ? "" : " " + clause) + "）";
        }
    }

    private static final List<Deadline> ALL = DataFile.csv("publication-deadlines.csv").stream()
            .map(row -> new Deadline(row.text("kind"), row.text("period"), row.text("series").equals("always"),
                    amount(row.text("after")), row.text("basis"), row.text("clause"), row.text("words"),
                    Verification.valueOf(row.text("verification"))))
            .toList();

    private PublicationDeadlines() {
    }

    public static List<Deadline> all() {
        return ALL;
    }

    /** The deadline of a kind of site and of period; empty where none is known. */
    public static Optional<Deadline> of(String kind, String period) {
        return ALL.stream().filter(d -> d.kind().equals(kind) && d.period().equals(period)).findFirst();
    }

    private static TemporalAmount amount(String text) {
        return text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
    }
}
