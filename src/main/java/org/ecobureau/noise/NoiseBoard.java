package org.ecobureau.noise;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.chart.ChartPoint;
import org.ecobureau.shared.chart.LineChart;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.noise.NoisePeriod;

/** Turns evaluations into quarters, years and charts of the page. */
@ApplicationScoped
class NoiseBoard {

    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    List<NoiseView.Quarter> quarters(List<NoiseEvaluation> all) {
        List<NoiseView.Quarter> quarters = new ArrayList<>();
        by(all.stream().filter(e -> e.kind() == PointKind.ZONE).toList(), NoiseEvaluation::start)
                .forEach((start, rows) -> quarters.add(quarter(rows)));
        return quarters;
    }

    private NoiseView.Quarter quarter(List<NoiseEvaluation> rows) {
        List<NoiseView.ZoneRow> zones = new ArrayList<>();
        by(rows, NoiseEvaluation::zone).forEach((zone, both) -> {
            NoiseEvaluation night = time(both, NoisePeriod.NIGHT);
            zones.add(new NoiseView.ZoneRow(zone, share(time(both, NoisePeriod.DAY)), share(night), peaks(night)));
        });
        NoiseEvaluation any = rows.get(0);
        Instant now = clock.instant();
        return new NoiseView.Quarter(any.period().words(any.start()), any.end(), ChinaTime.age(any.end(), now),
                now.isAfter(any.end().plus(config.quarterStaleAfter())), summary(rows), zones, completeness(rows), source(rows),
                state(rows), any.standard(), "功能区噪声 " + any.period().words(any.start()));
    }

    private static String summary(List<NoiseEvaluation> rows) {
        return rates(rows, NoisePeriod.DAY, "昼间") + "，" + rates(rows, NoisePeriod.NIGHT, "夜间");
    }

    private static String rates(List<NoiseEvaluation> rows, NoisePeriod time, String word) {
        List<NoiseEvaluation> own = rows.stream().filter(e -> e.time() == time).toList();
        int valid = own.stream().mapToInt(NoiseEvaluation::valid).sum();
        int passed = own.stream().mapToInt(NoiseEvaluation::passed).sum();
        return valid == 0 ? word + "没有结果"
                : word + " " + valid + " 点次达标 " + passed + " 点次（" + Rounding.percent(passed, valid) + "%）";
    }

    /** Null when nothing was measured: nothing is not "all passed". */
    private static NoiseView.Share share(NoiseEvaluation e) {
        return e == null || e.valid() == 0 ? null
                : new NoiseView.Share(e.passed() + "/" + e.valid(), e.rate() + "%", e.limit().toPlainString(),
                        e.passed() == e.valid());
    }

    private static String peaks(NoiseEvaluation night) {
        return night == null || night.peaksOver() == null || night.peaksOver() == 0 ? null
                : night.peaksOver() + " 个点的突发噪声超过限值 15 分贝以上";
    }

    private static NoiseEvaluation time(List<NoiseEvaluation> both, NoisePeriod time) {
        return both.stream().filter(e -> e.time() == time).findFirst().orElse(null);
    }

    private static String completeness(List<NoiseEvaluation> rows) {
        return rows.stream().filter(e -> e.time() == NoisePeriod.DAY).findFirst().map(day -> {
            List<NoiseEvaluation> days = rows.stream().filter(e -> e.time() == NoisePeriod.DAY).toList();
            return days.stream().mapToInt(NoiseEvaluation::valid).sum() + "/"
                    + days.stream().mapToInt(NoiseEvaluation::points).sum() + " 个点有昼间结果";
        }).orElse("没有昼间结果");
    }

    List<NoiseView.Year> years(List<NoiseEvaluation> all) {
        List<NoiseView.Year> years = new ArrayList<>();
        by(all.stream().filter(e -> e.kind() != PointKind.ZONE).toList(), NoiseEvaluation::start)
                .forEach((start, rows) -> years.add(new NoiseView.Year(rows.get(0).period().words(start), rows.get(0).end(),
                        mean(rows, PointKind.AREA, NoisePeriod.DAY), mean(rows, PointKind.AREA, NoisePeriod.NIGHT),
                        mean(rows, PointKind.ROAD, NoisePeriod.DAY), mean(rows, PointKind.ROAD, NoisePeriod.NIGHT),
                        source(rows), state(rows))));
        return years;
    }

    private static NoiseView.Mean mean(List<NoiseEvaluation> rows, PointKind kind, NoisePeriod time) {
        return rows.stream().filter(e -> e.kind() == kind && e.time() == time && e.mean() != null).findFirst()
                .map(e -> new NoiseView.Mean(e.mean().toPlainString(), e.grade().label() + "（" + e.grade().word() + "）",
                        e.completeness().words()))
                .orElse(null);
    }

    /** A chart a kind with at least two years by day. */
    List<NoiseView.Figure> figures(List<NoiseEvaluation> all) {
        List<NoiseView.Figure> figures = new ArrayList<>();
        for (PointKind kind : List.of(PointKind.AREA, PointKind.ROAD)) {
            List<NoiseEvaluation> days = all.stream().filter(e -> e.kind() == kind && e.time() == NoisePeriod.DAY)
                    .sorted(Comparator.comparing(NoiseEvaluation::start)).toList();
            if (days.stream().filter(e -> e.mean() != null).count() > 1) {
                figures.add(figure(kind, days));
            }
        }
        return figures;
    }

    private static NoiseView.Figure figure(PointKind kind, List<NoiseEvaluation> days) {
        Map<Integer, NoiseEvaluation> byYear = days.stream()
                .collect(Collectors.toMap(e -> year(e.start()).getYear(), Function.identity()));
        int last = year(days.get(days.size() - 1).start()).getYear();
        List<ChartPoint> points = new ArrayList<>();
        for (int year = year(days.get(0).start()).getYear(); year <= last; year++) {
            NoiseEvaluation e = byYear.get(year);
            BigDecimal mean = e == null ? null : e.mean();
            points.add(new ChartPoint(year + "年", mean, e != null && e.state() == ObservationState.PROVISIONAL));
        }
        String title = kind.label() + "昼间平均等效声级";
        return new NoiseView.Figure(title, LineChart.of("noise-" + kind.code(), title).unit(NoiseEvaluation.UNIT).labelEvery(1)
                .describedAs(
                        points.stream().map(p -> p.label() + " " + (p.value() == null ? "没有结果" : p.value().toPlainString()))
                                .collect(Collectors.joining("，")))
                .points(points).render());
    }

    private static ZonedDateTime year(Instant start) {
        return start.atZone(ChinaTime.ZONE);
    }

    private static String source(List<NoiseEvaluation> rows) {
        return rows.stream().flatMap(e -> e.sources().stream()).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(s -> s.equals(Reading.DEMONSTRATION) ? "演示数据" : s).collect(Collectors.joining("、"));
    }

    private static String state(List<NoiseEvaluation> rows) {
        return rows.stream().map(e -> e.state().label()).distinct().collect(Collectors.joining("、"));
    }

    private static <K> Map<K, List<NoiseEvaluation>> by(List<NoiseEvaluation> rows, Function<NoiseEvaluation, K> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
