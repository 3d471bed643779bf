package org.ecobureau.shared.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small month of a calendar: weeks as rows from Monday, each day a cell with a mark that says what the colour says. */
public final class MonthGrid {
    private static final int CELL = 24;
    private static final int TOP = 20;
    private static final int COLUMNS = 7;
    private static final List<String> WEEKDAYS = List.of("一", "二", "三", "四", "五", "六", "日");

    private final YearMonth month;
    private final String description;
    private final Map<LocalDate, Cell> cells = new LinkedHashMap<>();

    private record Cell(String mark, String fill, String ink, String words) {
    }

    private MonthGrid(YearMonth month, String description) {
        this.month = month;
        this.description = description;
    }

    /**
     * Starts a month; days that get no cell are drawn empty.
     *
     * @param description what the month shows, for those who do not see it
     */
    public static MonthGrid of(YearMonth month, String description) {
        return new MonthGrid(month, description);
    }

    /**
     * Fills a day.
     *
     * @param mark one or two letters in the cell
     * @param fill colour as #RRGGBB, null for an outline only
     * @param ink colour of the mark, readable on the fill
     * @param words what the cell says when it is pointed at
     */
    public MonthGrid day(LocalDate day, String mark, String fill, String ink, String words) {
        cells.put(day, new Cell(mark, fill, ink, words));
        return this;
    }

    public Svg render() {
        int lead = month.atDay(1).getDayOfWeek().getValue() - 1;
        int rows = (lead + month.lengthOfMonth() + COLUMNS - 1) / COLUMNS;
        String id = "month-" + month;
        StringBuilder out = new StringBuilder(4096);
        out.append("<svg class=\"month\" viewBox=\"0 0 ").append(COLUMNS * CELL).append(' ').append(TOP + rows * CELL)
                .append("\" role=\"img\" aria-labelledby=\"").append(id).append("-t ").append(id).append("-d\"><title id=\"")
                .append(id).append("-t\">").append(month.getYear()).append("年").append(month.getMonthValue())
                .append("月</title><desc id=\"").append(id).append("-d\">").append(Svg.escape(description)).append("</desc>");
        for (int column = 0; column < COLUMNS; column++) {
            text(out, column, 14, "#4a5a52", WEEKDAYS.get(column));
        }
        for (int number = 1; number <= month.lengthOfMonth(); number++) {
            int at = lead + number - 1;
            cell(out, at % COLUMNS, at / COLUMNS, cells.get(month.atDay(number)));
        }
        return new Svg(out.append("</svg>").toString());
    }

    private static void cell(StringBuilder out, int column, int row, Cell cell) {
        boolean filled = cell != null && cell.fill() != null;
        out.append("<g").append(cell == null ? "" : " class=\"month-day\"").append("><rect x=\"").append(column * CELL + 1)
                .append("\" y=\"").append(TOP + row * CELL + 1).append("\" width=\"").append(CELL - 2).append("\" height=\"")
                .append(CELL - 2).append("\" fill=\"").append(filled ? cell.fill() : "#ffffff").append("\" stroke=\"")
                .append(filled ? "#14231c" : "#c9d5ce").append("\" stroke-width=\"").append(filled ? "0.5" : "1").append("\"")
                .append(cell != null && !filled ? " stroke-dasharray=\"3 2\"" : "").append("/>");
        if (cell != null) {
            text(out, column, TOP + row * CELL + 16, cell.ink(), cell.mark());
            out.append("<title>").append(Svg.escape(cell.words())).append("</title>");
        }
        out.append("</g>");
    }

    private static void text(StringBuilder out, int column, int y, String ink, String words) {
        out.append("<text class=\"chart-text\" x=\"").append(column * CELL + CELL / 2).append("\" y=\"").append(y)
                .append("\" text-anchor=\"middle\" font-size=\"12\" fill=\"").append(ink).append("\">")
                .append(Svg.escape(words)).append("</text>");
    }
}
