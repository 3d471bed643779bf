package org.ecobureau.plan;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The aims of the plan in force, read from {@code plan/indicators.csv}; the next plan is another file of the same columns. */
@ApplicationScoped
public class Indicators {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Indicator> all;

    public Indicators() {
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("plan/indicators.csv")),
                StandardCharsets.UTF_8)) {
            all = FORMAT.parse(reader).getRecords().stream().map(Indicators::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Indicator read(CSVRecord line) {
        String direction = line.get("direction");
        if (!direction.equals("atLeast") && !direction.equals("atMost")) {
            throw new IllegalStateException("indicators.csv: direction " + direction);
        }
        return new Indicator(line.get("id"), line.get("name"), line.get("unit"), direction.equals("atLeast"),
                Integer.parseInt(line.get("baselineYear")), cell(line, "baseline", BigDecimal::new),
                cell(line, "midYear", Integer::valueOf), cell(line, "mid", BigDecimal::new),
                Integer.parseInt(line.get("targetYear")), new BigDecimal(line.get("target")),
                cell(line, "computed", text -> text), cell(line, "minimumDays", Integer::valueOf),
                cell(line, "note", text -> text));
    }

    private static <T> T cell(CSVRecord line, String column, Function<String, T> read) {
        String text = line.get(column);
        return text.isEmpty() ? null : read.apply(text);
    }

    /** In the order of the plan. */
    public List<Indicator> all() {
        return all;
    }

    public int firstYear() {
        return all.stream().mapToInt(Indicator::baselineYear).min().orElseThrow();
    }

    public int lastYear() {
        return all.stream().mapToInt(Indicator::targetYear).max().orElseThrow();
    }
}
