package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.shared.chart.Svg;

/**
 * The water class of each quarter as a column, low is good; the class stands on its column, a quarter without a class is a
 * gap, provisional quarters are hollow, the target is a broken line.
 */
final class ClassChart {
    private static final int MOST = 12;
    private static final int WIDTH = 360;
    private static final int LEFT = 8;
    private static final int BASE = 170;
    private static final int STEP = 20;
    private static final String INK = "#14231c";
    private static final String ALERT = "#a4161a";

    private ClassChart() {
    }

    /** Draws the last quarters of a source, oldest first in {@code history}. */
    static Svg of(String name, List<QuarterResult> history) {
        List<Instant> quarters = quarters(history);
        QuarterResult last = history.get(history.size() - 1);
        StringBuilder out = new StringBuilder(3000);
        out.append("<svg class=\"chart class-chart\" viewBox=\"0 0 ").append(WIDTH)
                .append(" 196\" role=\"img\" aria-label=\"各季度的水质类别，柱子越低越好；数字都在下面的表里\"><title>")
                .append(Svg.escape(name)).append("各季度的水质类别</title>");
        text(out, LEFT, 14, "start", INK, "柱子越低，水质越好；空缺是没有结果，白色是初步数据");
        double room = (WIDTH - 2.0 * LEFT) / quarters.size();
        for (int i = 0; i < quarters.size(); i++) {
            Instant quarter = quarters.get(i);
            double x = LEFT + i * room;
            history.stream().filter(r -> r.start().equals(quarter) && r.level() > 0).findFirst()
                    .ifPresent(r -> column(out, x + room * 0.15, room * 0.7, r));
            if ((quarters.size() - 1 - i) % Math.max(1, (quarters.size() + 3) / 4) == 0) {
                text(out, x + room / 2, BASE + 18, "middle", INK, QuarterText.of(quarter));
            }
        }
        line(out, BASE, INK, "");
        if (last.target() != null) {
            int y = BASE - (last.target().ordinal() + 1) * STEP;
            line(out, y, ALERT, " stroke-dasharray=\"6 3\"");
            text(out, WIDTH - LEFT, 32, "end", ALERT, "红色虚线：目标 " + last.target().label());
        }
        return new Svg(out.append("</svg>").toString());
    }

    /** Every quarter from the first to the last one shown, so that a missing one leaves its place. */
    private static List<Instant> quarters(List<QuarterResult> history) {
        List<Instant> all = new ArrayList<>();
        Instant end = history.get(history.size() - 1).start();
        for (Instant at = history.get(0).start(); !at.isAfter(end); at = PeriodKind.QUARTER.endOf(at)) {
            all.add(at);
        }
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static void column(StringBuilder out, double x, double width, QuarterResult r) {
        int top = BASE - r.level() * STEP;
        boolean hollow = r.state() == ObservationState.PROVISIONAL;
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(top).append("\" width=\"").append(number(width))
                .append("\" height=\"").append(BASE - top).append("\" fill=\"")
                .append(hollow ? "#ffffff" : r.waterClass().colour())
                .append("\" stroke=\"").append(INK).append("\"><title>").append(QuarterText.of(r.start())).append(' ')
                .append(r.label()).append("</title></rect>");
        text(out, x + width / 2, top - 4, "middle", INK, r.label().replace("类", ""));
    }

    private static void line(StringBuilder out, int y, String colour, String dash) {
        out.append("<line x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - LEFT).append("\" y1=\"").append(y)
                .append("\" y2=\"").append(y).append("\" stroke=\"").append(colour).append('"').append(dash).append("/>");
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String colour, String words) {
        out.append("<text class=\"chart-text\" x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" text-anchor=\"").append(anchor).append("\" font-size=\"12\" fill=\"").append(colour).append("\">")
                .append(Svg.escape(words)).append("</text>");
    }

    private static String number(double value) {
        return java.math.BigDecimal.valueOf(value).setScale(1, java.math.RoundingMode.HALF_EVEN).toPlainString();
    }
}
