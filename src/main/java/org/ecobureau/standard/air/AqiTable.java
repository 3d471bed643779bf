package org.ecobureau.standard.air;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Standards;

/**
 * The breakpoints of one version of HJ 633 and the rules that go with it.
 *
 * @param standard id of the standard
 * @param roundsFirst whether concentrations are rounded before the IAQI is computed
 * @param missingBlocksUpTo with an item missing, an AQI up to this value is not published; null = never held back
 */
public record AqiTable(String standard, boolean roundsFirst, Integer missingBlocksUpTo, Map<String, Series> series) {

    /** The six pollutants in the order of the public interface. */
    public static final List<String> POLLUTANTS = List.of("so2", "no2", "co", "o3", "pm10", "pm25");

    private static final List<Integer> INDEX = List.of(0, 50, 100, 150, 200, 300, 400, 500);

    private static final Map<String, AqiTable> ALL = read();

    /** A pair of the table: this concentration has this IAQI. */
    public record Point(int iaqi, BigDecimal concentration) {
    }

    /**
     * The breakpoints of a pollutant for hours or days.
     *
     * @param countsAbove whether a concentration above the last point counts as the last point's IAQI
     */
    public record Series(List<Point> points, boolean countsAbove) {

        Point last() {
            return points.get(points.size() - 1);
        }
    }

    /** The table in force on a day. */
    public static AqiTable on(LocalDate day) {
        return of(Standards.inForce("air.index", day).id());
    }

    /**
     * The table of one version.
     *
     * @throws IllegalArgumentException when there is no such version
     */
    public static AqiTable of(String standard) {
        AqiTable table = ALL.get(standard);
        if (table == null) {
            throw new IllegalArgumentException("no AQI table for '" + standard + "'");
        }
        return table;
    }

    public Series series(String parameter, AirPeriod period) {
        Series found = series.get(parameter + "/" + period.code());
        if (found == null) {
            throw new IllegalArgumentException("no breakpoints for " + parameter + " in " + standard);
        }
        return found;
    }

    private static Map<String, AqiTable> read() {
        Map<String, AqiTable> tables = new LinkedHashMap<>();
        for (DataFile.Row rule : DataFile.csv("air-index-rules.csv")) {
            BigDecimal limit = rule.number("missing_blocks_up_to");
            tables.put(rule.text("standard"), new AqiTable(rule.text("standard"),
                    Boolean.parseBoolean(rule.text("rounds_first")), limit == null ? null : limit.intValueExact(),
                    new LinkedHashMap<>()));
        }
        for (DataFile.Row row : DataFile.csv("air-index.csv")) {
            List<Point> points = new ArrayList<>();
            for (int iaqi : INDEX) {
                BigDecimal concentration = row.number(Integer.toString(iaqi));
                if (concentration != null) {
                    points.add(new Point(iaqi, concentration));
                }
            }
            tables.get(row.text("standard")).series.put(row.text("parameter") + "/" + row.text("period"),
                    new Series(List.copyOf(points), row.text("above").equals("last")));
        }
        return tables;
    }
}
