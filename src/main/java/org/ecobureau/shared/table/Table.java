package org.ecobureau.shared.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.ecobureau.shared.web.Problem;

/**
 * A short table held whole, for lists of at most some ten thousand lines.
 *
 * @param header headings, stripped
 * @param rows lines that hold anything, with their line numbers
 */
public record Table(List<String> header, List<TableRow> rows) {
    /** As many lines as a list that is edited and shown as a whole may have. */
    public static final int MOST_ROWS = 20_000;

    /** Of all cells together: a small workbook may let every cell point to the same long text. */
    static final long MOST_CHARACTERS = 20_000_000;

    /** Reads a CSV or XLSX file of at most {@link #MOST_ROWS} lines; problems as {@link TableReader#open}. */
    public static Table read(Path file) {
        return read(file, TableLimits.ofRows(MOST_ROWS));
    }

    /** Reads a CSV or XLSX file. */
    public static Table read(Path file, TableLimits limits) {
        try (TableReader reader = TableReader.open(file, limits)) {
            return of(reader);
        }
    }

    /** Reads a CSV text that is in memory already. */
    public static Table readCsv(byte[] bytes, TableLimits limits) {
        try (TableReader reader = TableReader.openCsv(bytes, limits)) {
            return of(reader);
        }
    }

    private static Table of(TableReader reader) {
        List<TableRow> rows = new ArrayList<>();
        long characters = 0;
        for (TableRow row = reader.next(); row != null; row = reader.next()) {
            characters += row.cells().stream().mapToLong(String::length).sum();
            if (characters > MOST_CHARACTERS) {
                throw Problem.tooLarge("文件里的文字太多（超过 " + MOST_CHARACTERS / 10_000 + " 万字），请分成几个文件");
            }
            rows.add(row);
        }
        return new Table(reader.header(), List.copyOf(rows));
    }

    /** The values a column holds, each once, in the order of the file. */
    public Set<String> distinct(int column) {
        Set<String> values = new LinkedHashSet<>();
        rows.forEach(row -> values.add(row.cell(column)));
        return values;
    }
}
