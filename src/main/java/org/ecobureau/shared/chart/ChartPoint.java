package org.ecobureau.shared.chart;

import java.math.BigDecimal;

/**
 * One point of a line chart.
 *
 * @param label time of the point as the reader says it, such as {@code 08:00}
 * @param value the number, or null where nothing was measured: the line then shows a gap
 * @param provisional true draws the point hollow
 * @param below true when nothing was found above {@code value}, the detection limit: it is written "<0.025"
 */
public record ChartPoint(String label, BigDecimal value, boolean provisional, boolean below) {

    /** A point that was measured, or a gap. */
    public ChartPoint(String label, BigDecimal value, boolean provisional) {
        this(label, value, provisional, false);
    }

    /** The number as people read it; only where there is one. */
    String written() {
        return (below ? "<" : "") + value.toPlainString();
    }
}
