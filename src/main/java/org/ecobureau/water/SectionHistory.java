package org.ecobureau.water;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.monitoring.WaterWords.Verdict;
import org.ecobureau.shared.chart.ChartPoint;
import org.ecobureau.shared.chart.LineChart;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.SurfaceWater;
import org.ecobureau.standard.water.WaterClass;

/** One section through a year: rows of months, quarters and years, and a chart of each main item. */
public final class SectionHistory {
    /** Items with a chart where they are measured; an item over its limit in the year joins them. */
    private static final List<String> MAIN = List.of("dissolvedOxygen", "permanganateIndex", "cod", "ammoniaNitrogen",
            "totalPhosphorus");
    private static final int MOST_CHARTS = 8;
    private static final int MONTHS = 12;

    /** A period of the section with the words for both comparisons. */
    public record Row(Verdict verdict, String trend, String lastYear) {
    }

    /** A chart under its heading. */
    public record Chart(String heading, Svg svg) {
    }

    /** The values behind the charts: one row a month. */
    public record ValueRow(String month, List<String> values) {
    }

    /** The heads and rows of the values. */
    public record ValueTable(List<String> heads, List<ValueRow> rows) {
    }

    private SectionHistory() {
    }

    /** Rows of one kind that start in the year, newest first. */
    static List<Row> rows(List<WaterEvaluation> all, PeriodKind kind, int year, Function<WaterEvaluation, Verdict> words) {
        List<Row> rows = new ArrayList<>();
        for (WaterEvaluation e : all) {
            if (ChinaTime.dayOf(e.start()).getYear() == year) {
                PeriodChoice choice = new PeriodChoice(kind, e.start());
                rows.add(0, new Row(words.apply(e), WaterWords.trend(at(all, choice.previous()), e),
                        WaterWords.trend(at(all, choice.lastYear()), e)));
            }
        }
        return rows;
    }

    static WaterEvaluation at(List<WaterEvaluation> all, PeriodChoice choice) {
        return all.stream().filter(e -> e.period() == choice.kind() && e.start().equals(choice.start())).findFirst()
                .orElse(null);
    }

    /** The items to draw: the main ones that were measured, then those over their limit. */
    static List<String> items(List<WaterEvaluation> months) {
        Set<String> items = new LinkedHashSet<>();
        MAIN.stream().filter(code -> months.stream().anyMatch(e -> value(e, code) != null)).forEach(items::add);
        months.forEach(e -> e.result().exceeding().stream().filter(x -> !x.parameter().equals("ph"))
                .forEach(x -> items.add(x.parameter())));
        return items.stream().limit(MOST_CHARTS).toList();
    }

    /** A chart of the twelve months for each item, with the limit of the target the section had at the year's end. */
    static List<Chart> charts(SiteView now, int year, List<WaterEvaluation> months) {
        SiteView site = now.targetedOn(LocalDate.of(year, MONTHS, 1));
        return items(months).stream().map(code -> chart(site, year, months, Parameters.get(code))).toList();
    }

    private static Chart chart(SiteView site, int year, List<WaterEvaluation> months, Parameter p) {
        List<ChartPoint> points = new ArrayList<>();
        int valid = 0;
        for (int month = 1; month <= MONTHS; month++) {
            Reading r = value(month(months, year, month), p.code());
            points.add(new ChartPoint(month + "月", r == null ? null : r.value(),
                    r != null && r.state() == ObservationState.PROVISIONAL, r != null && r.belowDetection()));
            valid += r == null ? 0 : 1;
        }
        String heading = p.name() + (p.symbol().isEmpty() ? "" : " " + p.symbol());
        LineChart chart = LineChart.of("chart-" + p.code(), site.name() + year + "年" + p.name() + "各月的值").unit(p.unit())
                .labelEvery(2).points(points);
        String limit = limit(site, year, p.code());
        if (limit != null) {
            chart.limit(new BigDecimal(limit),
                    WaterClass.parse(site.targetClass()).orElseThrow().label() + "限值" + sign(p.code()) + limit
                            + "，GB 3838-2002");
        }
        return new Chart(heading, chart.describedAs(year + "年有 " + valid + " 个月的值"
                + (limit == null ? "" : "，虚线是目标的限值" + sign(p.code()) + limit + " " + p.unit()) + "；数值在图后的表格里。").render());
    }

    private static String sign(String code) {
        return code.equals("dissolvedOxygen") ? "≥" : "≤";
    }

    private static String limit(SiteView site, int year, String code) {
        return site.targetClass() == null ? null
                : WaterClass.parse(site.targetClass()).flatMap(
                        target -> SurfaceWater.limit(LocalDate.of(year, MONTHS, 1), WaterEvaluations.body(site), code, target))
                        .orElse(null);
    }

    /** The numbers behind the charts; months without any row are left out. */
    static ValueTable values(int year, List<WaterEvaluation> months) {
        List<String> items = items(months);
        List<ValueRow> rows = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            WaterEvaluation e = month(months, year, month);
            if (e != null) {
                rows.add(new ValueRow(month + "月", items.stream().map(code -> written(e, code)).toList()));
            }
        }
        return new ValueTable(items.stream().map(Parameters::get).map(p -> p.name() + "（" + p.unit() + "）").toList(), rows);
    }

    private static String written(WaterEvaluation e, String code) {
        return e.readings().stream().filter(r -> r.parameter().equals(code)).findFirst().map(Reading::written).orElse("NA");
    }

    private static WaterEvaluation month(List<WaterEvaluation> months, int year, int month) {
        Instant start = ChinaTime.startOf(LocalDate.of(year, month, 1));
        return months.stream().filter(e -> e.start().equals(start)).findFirst().orElse(null);
    }

    private static Reading value(WaterEvaluation e, String code) {
        return e == null ? null
                : e.readings().stream().filter(r -> r.parameter().equals(code) && r.value() != null).findFirst().orElse(null);
    }
}
