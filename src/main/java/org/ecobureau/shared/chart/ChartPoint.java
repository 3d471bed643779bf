package org.ecobureau.shared.chart;

import java.math.BigDecimal;

/**
 * One point of a line chart.
 *
 * @param label time of the point as the reader says it, such as {@code 08:00}
 * @param value the number, or null where nothing was measured: the line then shows a gap
 * @param provisional true draws the point hollow
 */
public record ChartPoint(String label, BigDecimal value, boolean provisional) {
}
