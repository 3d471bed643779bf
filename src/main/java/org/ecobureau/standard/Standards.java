package org.ecobureau.standard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The registry of standards; a record is evaluated by the version in force on its own day. */
public final class Standards {

    private static final List<Standard> ALL = DataFile.csv("standards.csv").stream()
            .map(row -> new Standard(row.text("id"), row.text("title"), row.text("family"),
                    new Validity(row.day("valid_from"), row.day("valid_to")), row.text("replaced_by"),
                    row.text("used_for"), row.text("source"), Verification.valueOf(row.text("verification"))))
            .toList();

    private Standards() {
    }

    public static List<Standard> all() {
        return ALL;
    }

    /**
     * The standard with this number.
     *
     * @throws IllegalArgumentException when it is not registered
     */
    public static Standard get(String id) {
        return ALL.stream().filter(s -> s.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no standard '" + id + "' in standard/standards.csv"));
    }

    /**
     * The version of a family in force on a day. Days before the first version are answered with that version: pilot
     * cities published by HJ 633-2012 years before it became general on 2016-01-01.
     *
     * @throws IllegalArgumentException when the family is unknown
     */
    public static Standard inForce(String family, LocalDate day) {
        List<Standard> versions = ALL.stream().filter(s -> s.family().equals(family))
                .sorted(Comparator.comparing(s -> s.validity().from())).toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no family '" + family + "' in standard/standards.csv");
        }
        return versions.stream().filter(s -> s.validity().contains(day)).findFirst().orElse(versions.get(0));
    }
}
