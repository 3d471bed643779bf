package org.ecobureau.region;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ecobureau.shared.chart.TileMap;

/**
 * Where townships and rivers stand on the schematic map: {@code region/township-tiles.csv} and {@code region/rivers.csv}. The
 * positions are rough and unverified; they say what is north of what, not where a border runs.
 */
@ApplicationScoped
public class TownshipTiles {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final List<TileMap.Line> rivers;

    /** A place on the grid, counted from 1 at the upper left. */
    public record Position(int column, int row) {
    }

    public TownshipTiles() {
        records("township-tiles.csv").forEach(line -> positions.put(line.get("code"),
                new Position(Integer.parseInt(line.get("column")), Integer.parseInt(line.get("row")))));
        Map<String, List<TileMap.Corner>> corners = new LinkedHashMap<>();
        records("rivers.csv").forEach(line -> corners.computeIfAbsent(line.get("river"), r -> new ArrayList<>())
                .add(new TileMap.Corner(new BigDecimal(line.get("column")), new BigDecimal(line.get("row")))));
        rivers = corners.entrySet().stream().map(river -> new TileMap.Line(river.getKey(), river.getValue())).toList();
    }

    /** The tile of a township; null for one the file does not place: the map then leaves it out, the table does not. */
    public Position of(String township) {
        return positions.get(township);
    }

    public List<TileMap.Line> rivers() {
        return rivers;
    }

    private static List<CSVRecord> records(String file) {
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("region/" + file), file),
                StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
