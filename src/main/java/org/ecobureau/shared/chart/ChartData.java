package org.ecobureau.shared.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of a chart as attributes of its drawing: {@code data-labels}, {@code data-values} (empty where there is none),
 * {@code data-hollow} (1 where provisional), {@code data-below} (1 where below detection), {@code data-limits},
 * {@code data-limit-names} and {@code data-limit-spans}
 * (first-last
 * point, empty for the whole width), {@code data-marks} and {@code data-mark-names}; lists are joined by {@code |}, the values
 * of
 * several lines by {@code ;}, their names stand in {@code data-lines}. {@code assets/charts.js} reads them.
 */
final class ChartData {

    private final List<List<ChartPoint>> lines;
    private final boolean stateless;
    private List<String> lineNames = List.of();
    private List<String> spans = List.of();
    private List<Integer> marks = List.of();
    private List<String> markNames = List.of();
    private String unit = "";
    private BigDecimal max = BigDecimal.ONE;
    private List<BigDecimal> limits = List.of();
    private List<String> names = List.of();

    ChartData(List<ChartPoint> points, boolean stateless) {
        this.lines = List.of(points);
        this.stateless = stateless;
    }

    /** Several lines over the same steps, each with its name. */
    ChartData(List<List<ChartPoint>> lines, List<String> names) {
        this.lines = lines;
        this.stateless = false;
        this.lineNames = names;
    }

    /** For each limit the points it holds for. */
    ChartData spans(List<String> firstToLast) {
        this.spans = firstToLast;
        return this;
    }

    /** Points in front of which the rules changed. */
    ChartData marks(List<Integer> at, List<String> words) {
        this.marks = at;
        this.markNames = words;
        return this;
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
        if (lines.stream().flatMap(List::stream).allMatch(p -> p.value() == null)) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        attribute(out, "labels", joined(lines.get(0), ChartPoint::label));
        attribute(out, "values", each(p -> p.value() == null ? "" : p.value().toPlainString()));
        if (!stateless) {
            attribute(out, "hollow", each(p -> p.provisional() ? "1" : ""));
        }
        if (lines.stream().flatMap(List::stream).anyMatch(ChartPoint::below)) {
            attribute(out, "below", each(p -> p.below() ? "1" : ""));
        }
        attribute(out, "unit", unit);
        attribute(out, "max", max.toPlainString());
        if (!limits.isEmpty()) {
            attribute(out, "limits", joined(limits, BigDecimal::toPlainString));
            attribute(out, "limit-names", joined(names, name -> name));
        }
        optional(out, "limit-spans", spans);
        optional(out, "lines", lineNames);
        optional(out, "marks", marks);
        optional(out, "mark-names", markNames);
        return out.toString();
    }

    private String each(Function<ChartPoint, String> text) {
        return lines.stream().map(line -> joined(line, text)).collect(Collectors.joining(";"));
    }

    private static void optional(StringBuilder out, String name, List<?> values) {
        if (!values.isEmpty()) {
            attribute(out, name, joined(values, String::valueOf));
        }
    }

    private static <T> String joined(List<T> list, Function<T, String> text) {
        return list.stream().map(text).map(t -> t.replace('|', '/')).collect(Collectors.joining("|"));
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(" data-").append(name).append("=\"").append(Svg.escape(value)).append('"');
    }
}
