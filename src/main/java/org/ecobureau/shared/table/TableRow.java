package org.ecobureau.shared.table;

import java.util.List;

/**
 * One line of a file; missing cells at its end read as empty.
 *
 * @param line number of the line in the file, from 1, as an editor or a spreadsheet shows it
 */
public record TableRow(int line, List<String> cells) {

    public String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    boolean blank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
