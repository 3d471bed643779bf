package org.ecobureau.complaint.transfer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.ecobureau.complaint.Channel;
import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableRow;

/**
 * An uploaded file as it is kept, sealed.
 *
 * @param columns for each heading the code of its {@link ImportColumn}, empty when it is left out
 */
record ImportFile(List<String> header, List<TableRow> rows, List<String> columns) {

    /** With a guess for every heading; of two that mean the same the first counts. */
    static ImportFile of(Table table, Channel channel) {
        Set<ImportColumn> taken = EnumSet.noneOf(ImportColumn.class);
        List<String> columns = new ArrayList<>();
        for (String heading : table.header()) {
            columns.add(ImportColumn.byHeading(heading, channel).filter(taken::add).map(ImportColumn::code).orElse(""));
        }
        return new ImportFile(table.header(), table.rows(), List.copyOf(columns));
    }

    ImportFile with(List<String> chosen) {
        return new ImportFile(header, rows, List.copyOf(chosen));
    }

    /** The required columns no heading stands for. */
    List<ImportColumn> missing() {
        return java.util.Arrays.stream(ImportColumn.values()).filter(ImportColumn::required)
                .filter(c -> !columns.contains(c.code())).toList();
    }

    /** The heading that stands for a column, or the column's own name. */
    String heading(ImportColumn column) {
        int at = columns.indexOf(column.code());
        return at < 0 ? column.label() : header.get(at);
    }

    String cell(TableRow row, ImportColumn column) {
        int at = columns.indexOf(column.code());
        return at < 0 ? "" : row.cell(at).strip();
    }

    @Override
    public String toString() {
        return "ImportFile[" + rows.size() + " rows]";
    }
}
