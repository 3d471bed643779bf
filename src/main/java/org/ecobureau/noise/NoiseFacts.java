package org.ecobureau.noise;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What the county's plan published of its base year 2019: facts to quote, never recomputed ({@code plan/facts-2019.csv}). */
public final class NoiseFacts {

    private static final String FILE = "plan/facts-2019.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true)
            .setCommentMarker('#').setTrim(true).setIgnoreEmptyLines(true).get();

    private static final List<Fact> ALL = read();

    private NoiseFacts() {
    }

    /** One published figure, such as 区域环境噪声 53.4 dB(A). */
    public record Fact(String name, String value, String unit, String year, String text, String source) {
    }

    /** Empty where an installation ships no such file. */
    static List<Fact> all() {
        return ALL;
    }

    private static List<Fact> read() {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE);
        if (in == null) {
            return List.of();
        }
        try (CSVParser parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), FORMAT)) {
            return parser.stream().filter(row -> row.get("subject").equals("noise"))
                    .map(row -> new Fact(row.get("name"), row.get("value"), row.get("unit"), row.get("year"), row.get("text"),
                            row.get("source")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
