package org.ecobureau.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A list as the public reads it now; cells of closed columns are not in it.
 *
 * @param rows in the order of the list; empty when nothing is published
 * @param source who keeps the list, as printed beside it; null when nothing is published
 * @param listDate the date of the list itself, not of its publication here
 * @param publishedAt null when nothing is published
 * @param version number of the published version, 0 when nothing is published
 * @param demonstration whether the list is made up for trying out the site
 */
public record PublishedRegister(String code, String title, List<RegisterRow> rows, String source, LocalDate listDate,
        Instant publishedAt, int version, boolean demonstration) {

    /** The source of a list made up for trying out the site. */
    public static final String DEMONSTRATION = "demonstration";

    public boolean published() {
        return publishedAt != null;
    }
}
