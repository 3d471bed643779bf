package org.ecobureau.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableRow;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;

/**
 * A list as a file: headings are the names or the labels of the columns, in any order.
 *
 * @param rows rows without error; only complete when there is no error
 * @param errors what is wrong, with the number of the line
 */
public record RegisterFile(List<RegisterRow> rows, List<LineError> errors) {

    /** One thing to mend in the file. */
    public record LineError(int line, String message) {
    }

    /**
     * Reads a table by the columns of a kind.
     *
     * @throws Problem 422 when headings are unknown, twice or missing
     */
    public static RegisterFile read(RegisterKind kind, Table table, RowReader reader) {
        Map<String, Integer> columns = columns(kind, table.header());
        List<RegisterRow> rows = new ArrayList<>();
        List<LineError> errors = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (TableRow line : table.rows()) {
            FormErrors wrong = new FormErrors();
            Map<String, String> cells = reader.read(kind,
                    name -> columns.containsKey(name) ? unguarded(line.cell(columns.get(name))) : null, wrong);
            String key = kind.keyOf(cells);
            Integer first = wrong.isEmpty() ? lines.putIfAbsent(key, line.line()) : null;
            if (first != null) {
                wrong.add("", kind.keyLabel() + "“" + key + "”和第 " + first + " 行相同。");
            }
            for (Violation violation : wrong.all()) {
                errors.add(new LineError(line.line(), violation.message()));
            }
            rows.add(new RegisterRow(key, cells));
        }
        return new RegisterFile(List.copyOf(rows), List.copyOf(errors));
    }

    private static Map<String, Integer> columns(RegisterKind kind, List<String> header) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String heading = header.get(i).strip();
            if (heading.isEmpty()) {
                continue;
            }
            RegisterColumn column = kind.columns().stream()
                    .filter(c -> c.name().equalsIgnoreCase(heading) || c.label().equals(heading)).findFirst()
                    .orElseThrow(() -> Problem.unprocessable("文件里有一列“" + heading + "”，这份名单没有这一列。可用的列："
                            + labels(kind.columns()) + "。"));
            if (columns.put(column.name(), i) != null) {
                throw Problem.unprocessable("“" + column.label() + "”这一列在文件里出现了两次。");
            }
        }
        List<RegisterColumn> missing = kind.columns().stream().filter(c -> c.required() && !columns.containsKey(c.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.unprocessable("文件缺少必填的列：" + labels(missing) + "。请下载模板对照第一行的列名。");
        }
        return columns;
    }

    private static String labels(List<RegisterColumn> columns) {
        return String.join("、", columns.stream().map(RegisterColumn::label).toList());
    }

    /** Takes back the apostrophe that our own files put before text a spreadsheet would run. */
    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }
}
