package org.ecobureau.shared.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A line over equal time steps: gaps stay gaps, provisional points are hollow, limits are named on their line.
 * The drawing is 360 units wide, so that its letters are readable on a phone without zooming.
 */
public final class LineChart {
    private static final int WIDTH = 360;
    private static final int LEFT = 34;
    private static final int RIGHT = 12;
    private static final int BOTTOM = 22;
    private static final String TEXT = "#14231c";
    private static final String FAINT = "#c9d5ce";
    private static final String LINE = "#0b5d42";
    private static final String LIMIT = "#a4161a";

    private record Limit(BigDecimal value, String name) {
    }

    private final String id;
    private final String title;
    private String description = "";
    private String unit = "";
    private int height = 190;
    private int top = 24;
    private int labelEvery = 6;
    private boolean axes = true;
    private boolean stateless;
    private final List<Limit> limits = new ArrayList<>();
    private List<ChartPoint> points = List.of();

    private LineChart(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Starts a chart; {@code id} must be unique on the page, for it ties title and description to the drawing. */
    public static LineChart of(String id, String title) {
        return new LineChart(id, title);
    }

    /** What the chart says, in words, for those who do not see it. */
    public LineChart describedAs(String text) {
        this.description = text;
        return this;
    }

    /** Unit printed above the scale. */
    public LineChart unit(String text) {
        this.unit = text;
        return this;
    }

    /** Adds a horizontal limit line with its name, such as {@code 二级限值 60，GB 3095-2026}. */
    public LineChart limit(BigDecimal value, String name) {
        limits.add(new Limit(value, name));
        return this;
    }

    public LineChart points(List<ChartPoint> list) {
        this.points = List.copyOf(list);
        return this;
    }

    /** Prints every n-th time label, counted from the last point backwards. */
    public LineChart labelEvery(int n) {
        this.labelEvery = n;
        return this;
    }

    /** A small line without scale, for a card that carries the numbers itself. */
    public LineChart small() {
        this.axes = false;
        this.height = 64;
        this.top = 8;
        return this;
    }

    /** For values that are not observations and have no state (provisional, verified). */
    public LineChart stateless() {
        this.stateless = true;
        return this;
    }

    public Svg render() {
        StringBuilder out = new StringBuilder(2048);
        out.append("<svg class=\"chart\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(height)
                .append("\" role=\"img\" aria-labelledby=\"").append(id).append("-t ").append(id).append("-d\"")
                .append(axes ? data() : "").append('>')
                .append("<title id=\"").append(id).append("-t\">").append(Svg.escape(title)).append("</title>")
                .append("<desc id=\"").append(id).append("-d\">").append(Svg.escape(description)).append("</desc>");
        BigDecimal max = scaleEnd();
        if (axes) {
            scale(out, max);
            limits.forEach(limit -> limitLine(out, limit, max));
        }
        line(out, max);
        dots(out, max);
        times(out);
        return new Svg(out.append("</svg>").toString());
    }

    /** The same numbers for {@code charts.js}, which draws them again with cursor and zoom. */
    private String data() {
        return new ChartData(points, stateless).unit(unit).max(scaleEnd())
                .limits(limits.stream().map(Limit::value).toList(), limits.stream().map(Limit::name).toList()).attributes();
    }

    private void scale(StringBuilder out, BigDecimal max) {
        for (int step = 0; step <= 2; step++) {
            BigDecimal value = max.multiply(BigDecimal.valueOf(step)).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            String y = y(value, max);
            out.append("<line class=\"chart-grid\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - RIGHT)
                    .append("\" y1=\"").append(y).append("\" y2=\"").append(y).append("\" stroke=\"").append(FAINT)
                    .append("\"/>");
            text(out, LEFT - 5, Double.parseDouble(y) + 4, "end", TEXT, value.toPlainString());
        }
        if (!unit.isEmpty()) {
            text(out, 2, 12, "start", TEXT, unit);
        }
    }

    private void limitLine(StringBuilder out, Limit limit, BigDecimal max) {
        String y = y(limit.value(), max);
        out.append("<line class=\"chart-limit\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - RIGHT)
                .append("\" y1=\"").append(y).append("\" y2=\"").append(y).append("\" stroke=\"").append(LIMIT)
                .append("\" stroke-dasharray=\"6 3\"/>");
        text(out, WIDTH - RIGHT, Double.parseDouble(y) - 4, "end", LIMIT, limit.name());
    }

    private void line(StringBuilder out, BigDecimal max) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < points.size(); i++) {
            BigDecimal value = points.get(i).value();
            if (value == null) {
                pen = false;
                continue;
            }
            path.append(pen ? 'L' : 'M').append(x(i)).append(' ').append(y(value, max));
            pen = true;
        }
        if (path.length() > 0) {
            out.append("<path class=\"chart-line\" d=\"").append(path).append("\" fill=\"none\" stroke=\"").append(LINE)
                    .append("\" stroke-width=\"2\"/>");
        }
    }

    private void dots(StringBuilder out, BigDecimal max) {
        int last = -1;
        for (int i = 0; i < points.size(); i++) {
            ChartPoint point = points.get(i);
            if (point.value() == null) {
                continue;
            }
            last = i;
            if (axes) {
                dot(out, i, point, max);
            }
        }
        if (last >= 0) {
            ChartPoint point = points.get(last);
            if (!axes) {
                dot(out, last, point, max);
            } else {
                boolean right = last > points.size() / 2;
                text(out, Double.parseDouble(x(last)) + (right ? 2 : 0),
                        Math.max(top - 2, Double.parseDouble(y(point.value(), max)) - 8),
                        right ? "end" : "start", TEXT, point.written());
            }
        }
    }

    private void dot(StringBuilder out, int i, ChartPoint point, BigDecimal max) {
        out.append("<circle class=\"").append(point.provisional() ? "chart-dot chart-dot--provisional" : "chart-dot")
                .append("\" cx=\"").append(x(i)).append("\" cy=\"").append(y(point.value(), max)).append("\" r=\"3\" fill=\"")
                .append(point.provisional() ? "#ffffff" : LINE).append("\" stroke=\"").append(LINE)
                .append("\" stroke-width=\"1.5\"><title>").append(Svg.escape(point.label())).append(' ')
                .append(Svg.escape(point.written())).append("</title></circle>");
    }

    private void times(StringBuilder out) {
        if (!axes) {
            return;
        }
        for (int i = points.size() - 1; i >= 0; i -= labelEvery) {
            String anchor = i == points.size() - 1 ? "end" : i == 0 ? "start" : "middle";
            text(out, Double.parseDouble(x(i)) + (anchor.equals("end") ? 8 : 0), height - 6, anchor, TEXT,
                    points.get(i).label());
        }
    }

    private void text(StringBuilder out, double x, double y, String anchor, String colour, String words) {
        out.append("<text class=\"chart-text\" x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" text-anchor=\"").append(anchor).append("\" font-size=\"12\" fill=\"").append(colour).append("\">")
                .append(Svg.escape(words)).append("</text>");
    }

    /** The end of the scale: the first of 1, 2, 5, 10, 20, 50 … that holds every value and limit. */
    BigDecimal scaleEnd() {
        BigDecimal highest = BigDecimal.ZERO;
        for (ChartPoint point : points) {
            if (point.value() != null) {
                highest = highest.max(point.value());
            }
        }
        if (axes) {
            for (Limit limit : limits) {
                highest = highest.max(limit.value());
            }
        }
        return scaleEnd(highest);
    }

    static BigDecimal scaleEnd(BigDecimal highest) {
        if (highest.signum() == 0) {
            return BigDecimal.ONE;
        }
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(highest.precision() - highest.scale() - 1);
        for (String step : List.of("1", "1.5", "2", "3", "4", "5", "6", "8", "10")) {
            BigDecimal end = power.multiply(new BigDecimal(step));
            if (end.compareTo(highest) >= 0) {
                return end.stripTrailingZeros();
            }
        }
        return power.multiply(BigDecimal.valueOf(20));
    }

    private String x(int i) {
        int left = axes ? LEFT : 6;
        int right = axes ? RIGHT : 6;
        double step = points.size() < 2 ? 0 : (WIDTH - left - right) / (double) (points.size() - 1);
        return number(left + i * step);
    }

    private String y(BigDecimal value, BigDecimal max) {
        int bottom = axes ? BOTTOM : 8;
        double room = height - top - bottom;
        return number(top + room * (1 - value.doubleValue() / max.doubleValue()));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
