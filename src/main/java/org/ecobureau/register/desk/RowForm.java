package org.ecobureau.register.desk;

import java.util.List;
import java.util.function.UnaryOperator;

import org.ecobureau.region.Townships;
import org.ecobureau.register.ColumnType;
import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.shared.web.Option;

/**
 * The form of one row, made from the columns of its kind.
 *
 * @param rowId null for a new row
 * @param idempotencyKey null for a row that is there
 */
public record RowForm(long versionId, int lockVersion, String title, Long rowId, String key, List<Field> fields,
        String idempotencyKey) {

    /** Field names stand apart from the form's own, whatever a column is called. */
    static final String PREFIX = "cell-";
    private static final int ROWS = 4;

    /**
     * One field.
     *
     * @param control select, textarea or input
     * @param type type of an input
     * @param width css class suffix of the input, null for the whole line
     */
    public record Field(String name, String label, String hint, boolean optional, String control, String type, String inputmode,
            String width, int longest, int rows, List<Option> options, String value) {
    }

    static List<Field> fields(RegisterKind kind, UnaryOperator<String> values, Townships townships) {
        return kind.columns().stream().map(column -> field(column, values.apply(column.name()), townships)).toList();
    }

    private static Field field(RegisterColumn column, String value, Townships townships) {
        ColumnType type = column.type();
        String control = switch (type) {
            case TOWNSHIP, CHOICE -> "select";
            case LONG_TEXT -> "textarea";
            default -> "input";
        };
        List<Option> options = type == ColumnType.TOWNSHIP ? townships.options() : column.options();
        boolean narrow = type == ColumnType.DATE || type == ColumnType.NUMBER || type == ColumnType.PHONE;
        return new Field(PREFIX + column.name(), column.label(), hint(column), !column.required(), control,
                type == ColumnType.DATE ? "date" : "text", inputmode(type), narrow ? "20" : null, type.longest(), ROWS,
                options, value);
    }

    private static String inputmode(ColumnType type) {
        return switch (type) {
            case NUMBER -> "decimal";
            case PHONE -> "tel";
            case URL -> "url";
            default -> "text";
        };
    }

    private static String hint(RegisterColumn column) {
        String closed = column.open() ? null : "只供内部使用，不会公开。";
        if (column.hint() == null) {
            return closed;
        }
        return closed == null ? column.hint() : column.hint() + "。" + closed;
    }
}
