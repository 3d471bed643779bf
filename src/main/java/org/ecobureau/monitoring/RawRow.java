package org.ecobureau.monitoring;

/**
 * One value as somebody sent it, nothing checked yet.
 *
 * @param line line of the file, or 0 for JSON
 * @param field what violations call the row, such as {@code rows[3]}
 * @param column heading of the column that held the value, or null when the row holds one value only
 * @param timeIsEnd true when {@code time} is the end of the period (air hours), false when it is the start
 * @param value the text of the value, or null
 * @param flag {@code NA}, {@code /}, {@code L}, a reason in words, or null
 */
public record RawRow(int line, String field, String column, String site, String parameter, String period, String time,
        boolean timeIsEnd, String value, String flag) {
}
