package org.ecobureau.shared.seal;

import java.util.List;

/**
 * Where sealed values stand in the database, told by the feature that owns them, so that a change to a new key finds every one.
 * What is named here becomes part of a statement: constants of the program only.
 *
 * @param table the table that is written, in {@code from} called {@code t}
 * @param title in words, for the page of keys
 * @param from the table and what the places need: {@code "case_identity t JOIN complaint_case c ON c.id = t.case_id"}
 * @param key the columns of its primary key, in their order
 * @param indexes keyed hashes of sealed texts in the same row
 * @param atOnce rows of one transaction; few where a value is large
 */
public record SealedTable(String table, String title, String from, List<String> key, List<Column> columns,
        List<Index> indexes, int atOnce) {

    /** A sealed column; {@code place} is an SQL expression that gives its associated data. */
    public record Column(String name, String place) {
    }

    /** A keyed hash; {@code of} is the sealed column whose text it is of. */
    public record Index(String name, String purpose, String of) {
    }

    /** Implemented by features, collected by the change of keys. */
    public interface Source {
        List<SealedTable> sealedTables();
    }

    /** Without keyed hashes. */
    public static SealedTable of(String table, String title, String from, List<String> key, int atOnce, Column... columns) {
        return new SealedTable(table, title, from, key, List.of(columns), List.of(), atOnce);
    }
}
