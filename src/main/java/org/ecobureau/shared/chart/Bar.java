package org.ecobureau.shared.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A horizontal bar with one mark on its scale, such as an index with the mark of its limit. */
public final class Bar {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 16;

    private Bar() {
    }

    /**
     * Draws {@code value} on a scale from 0 to {@code end}; a value beyond the end fills the bar.
     *
     * @param words what the bar says, for those who do not see it
     */
    public static Svg of(BigDecimal value, BigDecimal end, BigDecimal mark, String colour, String words) {
        return new Svg(
                "<svg class=\"bar\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"" + Svg.escape(words)
                        + "\"><rect x=\"0\" y=\"3\" width=\"" + WIDTH + "\" height=\"10\" fill=\"#e3ebe6\"/>"
                        + "<rect x=\"0\" y=\"3\" width=\"" + x(value, end) + "\" height=\"10\" fill=\"" + Svg.escape(colour)
                        + "\" stroke=\"#14231c\" stroke-width=\"0.5\"/>"
                        + "<line x1=\"" + x(mark, end) + "\" x2=\"" + x(mark, end) + "\" y1=\"0\" y2=\"" + HEIGHT
                        + "\" stroke=\"#14231c\" stroke-width=\"2\"/></svg>");
    }

    private static String x(BigDecimal value, BigDecimal end) {
        return value.min(end).max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(WIDTH)).divide(end, 1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros().toPlainString();
    }
}
