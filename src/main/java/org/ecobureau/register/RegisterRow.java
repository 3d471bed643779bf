package org.ecobureau.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * One row of a list.
 *
 * @param key what names the row inside its list
 * @param cells stored values by column name; an empty cell is not in the map
 */
public record RegisterRow(String key, Map<String, String> cells) {

    /** The cell, null when empty. */
    public String text(String name) {
        return cells.get(name);
    }

    /** The cell of a date column, null when empty. */
    public LocalDate day(String name) {
        String cell = text(name);
        return cell == null ? null : LocalDate.parse(cell);
    }

    /** The cell of a number column, null when empty. */
    public BigDecimal number(String name) {
        String cell = text(name);
        return cell == null ? null : new BigDecimal(cell);
    }
}
