package org.ecobureau.standard.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;

/** The data files of a standard as tables that people read. */
final class LimitTables {

    /**
     * One table.
     *
     * @param name name of the data file without its ending, part of the address of its CSV
     */
    record LimitTable(String name, String title, List<String> columns, List<List<String>> rows) {
    }

    private static final Map<String, String> WORDS = words();
    private static final Map<String, List<LimitTable>> ALL = read();

    private LimitTables() {
    }

    /** The tables of a standard; empty when the site keeps no figures of it. */
    static List<LimitTable> of(String standard) {
        return ALL.getOrDefault(standard, List.of());
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        DataFile.csv("limit-words.csv")
                .forEach(row -> words.put(row.text("column") + " " + row.text("code"), row.text("words")));
        return words;
    }

    private static Map<String, List<LimitTable>> read() {
        Map<String, List<LimitTable>> tables = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.csv("limit-tables.csv")) {
            Map<String, String> columns = new LinkedHashMap<>();
            for (String pair : row.text("columns").split("\\|")) {
                columns.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            String standard = row.text("standard");
            List<List<String>> rows = DataFile.csv(row.text("file")).stream()
                    .filter(r -> !r.record().isMapped("standard") || r.text("standard").equals(standard))
                    .map(r -> columns.keySet().stream().map(column -> cell(column, r.text(column))).toList()).toList();
            tables.computeIfAbsent(standard, s -> new ArrayList<>()).add(new LimitTable(row.text("file").replace(".csv", ""),
                    row.text("title"), List.copyOf(columns.values()), rows));
        }
        return tables;
    }

    /** Names for codes; two bounds become a span; what the standard leaves out says so. */
    private static String cell(String column, String text) {
        if (column.equals("parameter")) {
            return Parameters.find(text).map(LimitTables::named).orElse(text);
        }
        String words = WORDS.get(column + " " + text);
        if (words != null) {
            return words;
        }
        return text.isEmpty() ? "没有规定" : text.replaceAll("^([\\d.]+);([\\d.]+)$", "$1—$2");
    }

    private static String named(Parameter p) {
        return p.name() + "（" + p.unit() + "）";
    }
}
