package org.ecobureau.standard;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads the data files of this package's resource folder. A file that is missing or broken stops the application at the
 * first use: a figure must never be computed with half a table.
 */
public final class DataFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setTrim(true).setIgnoreEmptyLines(true).get();

    private DataFile() {
    }

    /** One line of a CSV file; an unknown column is an {@link IllegalArgumentException}. */
    public record Row(CSVRecord record) {

        public String text(String column) {
            return record.get(column);
        }

        /** The number in this column, or null when the cell is empty. */
        public BigDecimal number(String column) {
            String cell = text(column);
            return cell.isEmpty() ? null : new BigDecimal(cell);
        }

        /** The day in this column, or null when the cell is empty (no end known). */
        public LocalDate day(String column) {
            String cell = text(column);
            return cell.isEmpty() ? null : LocalDate.parse(cell);
        }
    }

    /** The rows of {@code standard/<name>}; lines that start with # are comments. */
    public static List<Row> csv(String name) {
        try (InputStream in = open(name);
                CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), FORMAT)) {
            return parser.stream().map(Row::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard/" + name, e);
        }
    }

    static JsonNode json(String name) {
        try (InputStream in = open(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard/" + name, e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = DataFile.class.getResourceAsStream("/standard/" + name);
        if (in == null) {
            throw new IllegalStateException("data file standard/" + name + " is missing");
        }
        return in;
    }
}
