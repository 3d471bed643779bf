package org.ecobureau.register.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the pages about kinds of lists show. */
public final class KindViews {

    private KindViews() {
    }

    /**
     * A kind as a line of the overview.
     *
     * @param listDate null while nothing is published
     * @param draft state of the open draft in words, null without one
     */
    public record Item(String code, String title, String purpose, boolean published, LocalDate listDate, String source,
            int rows,
            Instant publishedAt, String draft, String draftColour, String draftHref) {
    }

    /**
     * A kind on its own page.
     *
     * @param page address for the public, null where no page shows it
     * @param openHref the version somebody works on, null without one
     * @param shownHref the published version, null without one
     */
    public record Page(String code, String title, String purpose, String law, String page, List<Column> columns,
            String keyLabel,
            Item state, String openHref, String shownHref, List<Version> versions, String next, String idempotencyKey) {
    }

    /** A column in words. */
    public record Column(String label, String content, boolean required, boolean open) {
    }

    /**
     * A line of the history.
     *
     * @param ended when and why it was replaced, taken down or given up; null while it counts
     */
    public record Version(long id, int no, String state, String colour, List<String> drafters, String reason,
            Instant publishedAt,
            Instant endedAt, String endedReason, LocalDate listDate, String source, int rows) {
    }
}
