package org.ecobureau.register.desk;

import java.time.Instant;
import java.util.List;

/**
 * One version of a list on its desk page.
 *
 * @param lockVersion the count the page was rendered with; every action sends it back
 * @param reason why this version replaces the one before, null for a first version
 * @param withdrawalReason why somebody asked to take it down, or null
 * @param changes against the version the public reads now (or read before), null when there is none to compare with
 * @param publicHref where the public reads it, null while it does not
 */
public record VersionView(long id, int lockVersion, String code, String title, int no, String state, String colour,
        String reason,
        Origin origin, List<String> drafters, boolean editable, String withdrawalReason, Table table, ChangesView changes,
        List<Action> actions, List<Event> events, String publicHref) {

    /** Where the list comes from, as typed or stored. */
    public record Origin(String source, String listDate, String note) {
    }

    /** A page of rows; {@code next} and {@code first} are addresses or null. */
    public record Table(List<Head> heads, List<Row> rows, int count, String next, String first) {
    }

    /** A column heading. */
    public record Head(String label, boolean open) {
    }

    /** A row in words, cells in the order of the headings. */
    public record Row(long id, String key, List<String> cells) {
    }

    /** A move this person may make now. */
    public record Action(String move, String label, boolean reasonNeeded, boolean main, String hint) {
    }

    /** A line of the record. */
    public record Event(Instant at, String person, String what, String reason) {
    }
}
