package org.ecobureau.shared.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of a chart as attributes of its drawing: {@code data-labels}, {@code data-values} (empty where there is none),
 * {@code data-hollow} (1 where provisional), {@code data-limits} and {@code data-limit-names}; lists are joined by
 * {@code |}. {@code assets/charts.js} reads them.
 */
final class ChartData {

    private final List<ChartPoint> points;
    private final boolean stateless;
    private String unit = "";
    private BigDecimal max = BigDecimal.ONE;
    private List<BigDecimal> limits = List.of();
    private List<String> names = List.of();

    ChartData(List<ChartPoint> points, boolean stateless) {
        this.points = points;
        this.stateless = stateless;
    }

    ChartData unit(String text) {
        this.unit = text;
        return this;
    }

    ChartData max(BigDecimal scaleEnd) {
        this.max = scaleEnd;
        return this;
    }

    ChartData limits(List<BigDecimal> values, List<String> words) {
        this.limits = values;
        this.names = words;
        return this;
    }

    /** The attributes with a leading space, escaped; empty when there is nothing to point at. */
    String attributes() {
        if (points.stream().allMatch(p -> p.value() == null)) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        attribute(out, "labels", joined(points, ChartPoint::label));
        attribute(out, "values", joined(points, p -> p.value() == null ? "" : p.value().toPlainString()));
        if (!stateless) {
            attribute(out, "hollow", joined(points, p -> p.provisional() ? "1" : ""));
        }
        attribute(out, "unit", unit);
        attribute(out, "max", max.toPlainString());
        if (!limits.isEmpty()) {
            attribute(out, "limits", joined(limits, BigDecimal::toPlainString));
            attribute(out, "limit-names", joined(names, name -> name));
        }
        return out.toString();
    }

    private static <T> String joined(List<T> list, Function<T, String> text) {
        return list.stream().map(text).map(t -> t.replace('|', '/')).collect(Collectors.joining("|"));
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(" data-").append(name).append("=\"").append(Svg.escape(value)).append('"');
    }
}
