package org.ecobureau.shared.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One or more lines over the same equal time steps, from a day of hours to years of days: gaps stay gaps, provisional values
 * are
 * hollow (points, or where there are many a hollow line), a limit may step to another value, a break in the rules is marked.
 * Every line has its own dashes and a letter or word at its end, so that colour is never alone.
 */
public final class SeriesChart {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 200;
    private static final int LEFT = 34;
    private static final int TOP = 26;
    private static final int BOTTOM = 22;
    private static final int LINE_HEIGHT = 13;
    /** With more points than this, dots would touch each other. */
    private static final int MOST_DOTS = 50;
    private static final double MANY_WIDTH = 1.4;
    private static final String INK = "#14231c";
    private static final String FAINT = "#c9d5ce";
    private static final String LIMIT = "#a4161a";
    private static final List<String> COLOURS = List.of("#0b5d42", "#1c5f8a", "#8a4b00", "#4c2c92", "#14231c", "#a4161a");
    private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3", "12 4", "4 2");

    private record Line(String label, List<ChartPoint> points) {
    }

    private record Limit(int from, int to, BigDecimal value, String name) {
    }

    private record Words(int at, String text) {
    }

    private final String id;
    private final String title;
    private String description = "";
    private String unit = "";
    private int size;
    private final List<Line> lines = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<Words> marks = new ArrayList<>();
    private final List<Words> labels = new ArrayList<>();

    private SeriesChart(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Starts a chart; {@code id} must be unique on the page. */
    public static SeriesChart of(String id, String title) {
        return new SeriesChart(id, title);
    }

    /** What the chart says, in words, for those who do not see it. */
    public SeriesChart describedAs(String text) {
        this.description = text;
        return this;
    }

    public SeriesChart unit(String text) {
        this.unit = text;
        return this;
    }

    /**
     * Adds a line; all lines have equally many points.
     *
     * @param label a few letters at the end of the line, empty for a single line
     */
    public SeriesChart line(String label, List<ChartPoint> points) {
        if (!lines.isEmpty() && points.size() != size) {
            throw new IllegalArgumentException("lines of " + size + " and " + points.size() + " points");
        }
        lines.add(new Line(label, List.copyOf(points)));
        size = points.size();
        return this;
    }

    /** A limit from one point to another (inclusive); several make a line with steps. */
    public SeriesChart limit(int from, int to, BigDecimal value, String name) {
        limits.add(new Limit(from, to, value, name));
        return this;
    }

    /** An upright line in front of a point where the rules changed. */
    public SeriesChart mark(int at, String words) {
        marks.add(new Words(at, words));
        return this;
    }

    /** Words below a point. */
    public SeriesChart label(int at, String words) {
        labels.add(new Words(at, words));
        return this;
    }

    public Svg render() {
        StringBuilder out = new StringBuilder(4096);
        out.append("<svg class=\"chart\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT)
                .append("\" role=\"img\" aria-labelledby=\"").append(id).append("-t ").append(id).append("-d\"")
                .append(data()).append("><title id=\"").append(id).append("-t\">").append(Svg.escape(title))
                .append("</title><desc id=\"")
                .append(id).append("-d\">").append(Svg.escape(description)).append("</desc>");
        double max = scaleEnd().doubleValue();
        scale(out, scaleEnd());
        marks.forEach(mark -> mark(out, mark));
        limits(out, max);
        for (int i = 0; i < lines.size(); i++) {
            line(out, lines.get(i), COLOURS.get(i % COLOURS.size()), DASHES.get(i % DASHES.size()), max);
        }
        ends(out, max);
        labels.forEach(label -> text(out, label.at() == size - 1 ? x(label.at()) + 6 : x(label.at()), HEIGHT - 6,
                label.at() == 0 ? "start" : label.at() == size - 1 ? "end" : "middle", INK, label.text()));
        return new Svg(out.append("</svg>").toString());
    }

    /** What {@code charts.js} needs to draw it again with a cursor. */
    private String data() {
        return lines.isEmpty() ? ""
                : new ChartData(lines.stream().map(Line::points).toList(),
                        lines.size() == 1 ? List.of() : lines.stream().map(Line::label).toList()).unit(unit).max(scaleEnd())
                        .limits(limits.stream().map(Limit::value).toList(), limits.stream().map(Limit::name).toList())
                        .spans(limits.stream().map(l -> l.from() + "-" + l.to()).toList())
                        .marks(marks.stream().map(Words::at).toList(), marks.stream().map(Words::text).toList()).attributes();
    }

    private void scale(StringBuilder out, BigDecimal max) {
        for (int step = 0; step <= 2; step++) {
            BigDecimal value = max.multiply(BigDecimal.valueOf(step)).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            double y = y(value, max.doubleValue());
            stroke(out, "chart-grid", LEFT, y, WIDTH - right(), y, FAINT, "", 1);
            text(out, LEFT - 5, y + 4, "end", INK, value.toPlainString());
        }
        text(out, 2, 12, "start", INK, unit);
    }

    private void mark(StringBuilder out, Words mark) {
        double x = x(mark.at()) - step() / 2;
        stroke(out, "chart-mark", x, TOP - 8, x, HEIGHT - BOTTOM, INK, "1 3", 1.5);
        boolean right = x > WIDTH / 2.0;
        text(out, right ? x - 4 : x + 4, TOP - 12, right ? "end" : "start", INK, mark.text());
    }

    private void limits(StringBuilder out, double max) {
        for (int i = 0; i < limits.size(); i++) {
            Limit limit = limits.get(i);
            double y = y(limit.value(), max);
            double from = Math.max(LEFT, x(limit.from()) - step() / 2);
            double to = Math.min(WIDTH - right(), x(limit.to()) + step() / 2);
            stroke(out, "chart-limit", from, y, to, y, LIMIT, "6 3", 1);
            if (i > 0 && limits.get(i - 1).to() == limit.from() - 1) {
                stroke(out, "chart-limit", from, y(limits.get(i - 1).value(), max), from, y, LIMIT, "6 3", 1);
            }
            boolean end = i == limits.size() - 1;
            // Under the line where the words above it would meet those of a mark.
            text(out, end ? WIDTH - right() : LEFT + 2, y < TOP + LINE_HEIGHT ? y + LINE_HEIGHT : y - 4,
                    end ? "end" : "start", LIMIT, limit.name());
        }
    }

    private void line(StringBuilder out, Line line, String colour, String dash, double max) {
        boolean dots = size <= MOST_DOTS;
        path(out, "chart-line", line, false, colour, dash, dots ? 2 : MANY_WIDTH, max);
        if (!dots) {
            path(out, "chart-hollow", line, true, "#ffffff", "", MANY_WIDTH / 2, max);
        }
        for (int i = 0; i < size; i++) {
            ChartPoint point = line.points().get(i);
            boolean alone = (i == 0 || line.points().get(i - 1).value() == null)
                    && (i == size - 1 || line.points().get(i + 1).value() == null);
            if (point.value() != null && (dots || alone)) {
                out.append("<circle class=\"").append(point.provisional() ? "chart-dot chart-dot--provisional" : "chart-dot")
                        .append("\" cx=\"").append(number(x(i))).append("\" cy=\"").append(number(y(point.value(), max)))
                        .append("\" r=\"").append(dots ? "2.6" : "1.8").append("\" fill=\"")
                        .append(point.provisional() ? "#ffffff" : colour).append("\" stroke=\"").append(colour)
                        .append("\" stroke-width=\"1.3\"><title>").append(Svg.escape(point.label())).append(' ')
                        .append(point.value().toPlainString()).append("</title></circle>");
            }
        }
    }

    /** The line, or with {@code provisional} only its provisional stretches. */
    private void path(StringBuilder out, String css, Line line, boolean provisional, String colour, String dash, double width,
            double max) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < size; i++) {
            ChartPoint point = line.points().get(i);
            if (point.value() == null || provisional && !point.provisional()) {
                pen = false;
                continue;
            }
            path.append(pen ? 'L' : 'M').append(number(x(i))).append(' ').append(number(y(point.value(), max)));
            pen = true;
        }
        if (path.length() > 0) {
            out.append("<path class=\"").append(css).append("\" d=\"").append(path).append("\" fill=\"none\" stroke=\"")
                    .append(colour).append("\" stroke-width=\"").append(number(width)).append('"')
                    .append(dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"").append("/>");
        }
    }

    /** The words at the ends of the lines, pushed apart where they would cover each other. */
    private void ends(StringBuilder out, double max) {
        record End(double y, String colour, String words) {
        }
        List<End> ends = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<BigDecimal> values = lines.get(i).points().stream().map(ChartPoint::value).filter(v -> v != null).toList();
            if (!lines.get(i).label().isEmpty() && !values.isEmpty()) {
                ends.add(new End(y(values.get(values.size() - 1), max) + 4, COLOURS.get(i % COLOURS.size()),
                        lines.get(i).label()));
            }
        }
        ends.sort(Comparator.comparingDouble(End::y));
        double free = 0;
        for (End end : ends) {
            double y = Math.max(end.y(), free);
            text(out, WIDTH - right() + 4, y, "start", end.colour(), end.words());
            free = y + LINE_HEIGHT;
        }
    }

    private int right() {
        int longest = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        return longest == 0 ? 12 : 12 + longest * 8;
    }

    private static void stroke(StringBuilder out, String css, double x1, double y1, double x2, double y2, String colour,
            String dash, double width) {
        out.append("<line class=\"").append(css).append("\" x1=\"").append(number(x1)).append("\" x2=\"").append(number(x2))
                .append("\" y1=\"").append(number(y1)).append("\" y2=\"").append(number(y2)).append("\" stroke=\"")
                .append(colour).append("\" stroke-width=\"").append(number(width)).append('"')
                .append(dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"").append("/>");
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String colour, String words) {
        out.append("<text class=\"chart-text\" x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" text-anchor=\"").append(anchor).append("\" font-size=\"12\" fill=\"").append(colour).append("\">")
                .append(Svg.escape(words)).append("</text>");
    }

    private BigDecimal scaleEnd() {
        BigDecimal highest = limits.stream().map(Limit::value).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        for (Line line : lines) {
            highest = line.points().stream().map(ChartPoint::value).filter(v -> v != null).reduce(highest, BigDecimal::max);
        }
        return LineChart.scaleEnd(highest);
    }

    private double step() {
        return size < 2 ? 0 : (WIDTH - LEFT - right()) / (double) (size - 1);
    }

    private double x(int i) {
        return LEFT + i * step();
    }

    private static double y(BigDecimal value, double max) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value.doubleValue() / max);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
