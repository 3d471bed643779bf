package org.ecobureau.shared.table;

/**
 * What a file may hold at most; more is answered with a {@link org.ecobureau.shared.web.Problem}.
 *
 * @param rows lines below the headings
 * @param columns columns that hold anything
 * @param cellCharacters characters of one cell; a spreadsheet cell cannot hold more than 32,767
 */
public record TableLimits(int rows, int columns, int cellCharacters) {
    private static final int COLUMNS = 200;
    private static final int CELL = 32_767;

    /** The usual limits with this many rows. */
    public static TableLimits ofRows(int rows) {
        return new TableLimits(rows, COLUMNS, CELL);
    }
}
