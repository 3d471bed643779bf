package org.ecobureau.monitoring;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.monitoring.ColumnMapping.Role;
import org.ecobureau.shared.table.TableRow;

/** Turns one line after the other into values by a mapping that has no flaws; it numbers them and counts what it leaves out. */
public final class MappedRows {
    private final ColumnMapping mapping;
    private final List<String> header;
    private final List<String> roles;
    private final int siteColumn;
    private final String timeRole;
    private int count;
    private int leftOut;

    public MappedRows(ColumnMapping mapping, List<String> header) {
        this.mapping = mapping;
        this.header = header;
        this.roles = mapping.roles();
        this.siteColumn = roles.indexOf(Role.SITE);
        this.timeRole = roles.stream().anyMatch(Role::isParameter)
                ? roles.stream().filter(Role.TIMES::contains).findFirst().orElseThrow()
                : null;
    }

    /** The values of a line; none when its site is left out. */
    public List<RawRow> of(TableRow line) {
        String word = siteColumn < 0 ? mapping.site() : line.cell(siteColumn);
        String code = siteColumn < 0 ? mapping.site() : mapping.sites().getOrDefault(word, word);
        if (siteColumn >= 0 && code.isEmpty() && !word.isEmpty()) {
            leftOut++;
            return List.of();
        }
        return timeRole == null ? List.of(single(line, code)) : several(line, code);
    }

    private RawRow single(TableRow line, String code) {
        return new RawRow(line.line(), field(), header.get(roles.indexOf(Role.VALUE)), code, cell(line, Role.PARAMETER),
                cell(line, Role.PERIOD), cell(line, Role.START), false, cell(line, Role.VALUE), cell(line, Role.FLAG));
    }

    private List<RawRow> several(TableRow line, String code) {
        String period = timeRole.startsWith("hour") ? "hour" : timeRole;
        String time = line.cell(roles.indexOf(timeRole));
        List<RawRow> rows = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            if (Role.isParameter(roles.get(i))) {
                rows.add(new RawRow(line.line(), field(), header.get(i), code, roles.get(i), period, time,
                        timeRole.equals(Role.HOUR_END), line.cell(i), null));
            }
        }
        return rows;
    }

    private String field() {
        return "rows[" + count++ + "]";
    }

    private String cell(TableRow line, String role) {
        int column = roles.indexOf(role);
        return column < 0 ? null : line.cell(column);
    }

    /** How many lines gave no value because their site is left out. */
    public int leftOut() {
        return leftOut;
    }
}
