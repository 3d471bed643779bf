package org.ecobureau.standard.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.ecobureau.standard.Standard;
import org.ecobureau.standard.Standards;
import org.ecobureau.standard.Statute;
import org.ecobureau.standard.Statutes;

/** Standards and law articles in one list. */
final class Registry {

    /**
     * One standard or article.
     *
     * @param id the number with year of a standard, the key of an article
     * @param slug the last part of its address
     * @param kind {@code standard} or {@code statute}
     * @param article which article of the law, null for a standard
     * @param summary what an article says, in our own words; null for a standard
     * @param validTo last day in force, null while no end is known
     * @param replacedBy number of the next version, null while it is the last
     */
    record Entry(String id, String slug, String kind, String title, String article, String summary, LocalDate validFrom,
            LocalDate validTo, String replacedBy, String usedFor, String source, String verification) {

        static final List<String> HEADER = List.of("id", "kind", "title", "article", "summary", "validFrom", "validTo",
                "replacedBy", "usedFor", "source", "verification", "url");

        boolean isStandard() {
            return kind.equals("standard");
        }

        /** {@code /standards/hj-633-2026}. */
        public String url() {
            return "/standards/" + slug;
        }

        List<Object> cells() {
            return Arrays.asList(id, kind, title, article, summary, validFrom, validTo, replacedBy, usedFor, source,
                    verification, url());
        }
    }

    private static final List<Entry> ALL = read();

    private Registry() {
    }

    static List<Entry> all() {
        return ALL;
    }

    static Optional<Entry> bySlug(String slug) {
        return ALL.stream().filter(e -> e.slug().equals(slug) || e.id().equals(slug)).findFirst();
    }

    static Optional<Entry> byId(String id) {
        return ALL.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    private static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        for (Standard s : Standards.all()) {
            entries.add(new Entry(s.id(), slug(s.id()), "standard", s.title(), null, null, s.validity().from(),
                    s.validity().to(), s.replacedBy().isEmpty() ? null : s.replacedBy(), s.usedFor(), s.source(),
                    s.verification().label()));
        }
        for (Statute s : Statutes.all()) {
            entries.add(new Entry(s.id(), s.id(), "statute", s.law(), s.article(), s.text(), s.validity().from(),
                    s.validity().to(), null, null, null, s.verification().label()));
        }
        return List.copyOf(entries);
    }

    private static String slug(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[ /〔〕]+", "-");
    }
}
