package org.ecobureau.air;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AqiTable;

/**
 * The breakpoints of one standard as a table of a page.
 *
 * @param heads the six pollutants with units
 * @param rows one a breakpoint: the IAQI and the concentration of each pollutant, — where the table ends earlier
 */
public record BreakpointTable(String standard, List<String> heads, List<Row> rows) {

    /** The concentrations that have this IAQI. */
    public record Row(int iaqi, List<String> concentrations) {
    }

    static BreakpointTable of(AqiTable table, AirPeriod period) {
        List<String> heads = new ArrayList<>();
        Map<Integer, List<String>> rows = new TreeMap<>();
        int columns = 0;
        for (String code : AqiTable.POLLUTANTS) {
            Parameter parameter = Parameters.get(code);
            heads.add(parameter.symbol() + "（" + parameter.unit() + "）");
            for (AqiTable.Point point : table.series(code, period).points()) {
                List<String> row = rows.computeIfAbsent(point.iaqi(), i -> new ArrayList<>());
                pad(row, columns);
                row.add(point.concentration().toPlainString());
            }
            columns++;
        }
        List<Row> padded = new ArrayList<>();
        for (Map.Entry<Integer, List<String>> row : rows.entrySet()) {
            pad(row.getValue(), columns);
            padded.add(new Row(row.getKey(), row.getValue()));
        }
        return new BreakpointTable(table.standard(), heads, padded);
    }

    private static void pad(List<String> row, int columns) {
        while (row.size() < columns) {
            row.add("—");
        }
    }
}
