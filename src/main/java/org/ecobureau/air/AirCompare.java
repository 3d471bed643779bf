package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.chart.ChartPoint;
import org.ecobureau.shared.chart.SeriesChart;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AirEvaluation.Figure;

/** What the page of comparisons shows. */
@ApplicationScoped
public class AirCompare {
    private static final int YEARS_BACK = 5;
    private static final int MONTHS = 12;

    @Inject
    AirResults results;
    @Inject
    Clock clock;

    /** A site with its letter in the chart and its downloads. */
    public record Place(String letter, String name, String href, String csv, String json) {
    }

    /** One hour or day: its words and a value for each site. */
    public record Row(String when, List<String> values) {
    }

    /**
     * Sites beside each other.
     *
     * @param svg null without any value
     */
    public record Sites(String title, String unit, Svg svg, List<Place> places, List<Row> rows, boolean crossing,
            boolean demonstration) {
    }

    /** A year; {@code again} is null unless asked for: good days under the newest standard. */
    public record YearRow(int year, Good good, Good again, String figure, String days, String shortage, String csv,
            String json) {
    }

    /** Good days with their denominator. */
    public record Good(int days, int valid, String rate) {
    }

    /** A month of the chosen years. */
    public record MonthRow(String month, List<String> values) {
    }

    /**
     * Years beside each other.
     *
     * @param figure what the figure of a year is, in words
     * @param svg null without any value
     */
    public record Years(String title, String figure, Svg svg, List<YearRow> rows, List<MonthRow> months, boolean crossing,
            boolean recomputed, boolean demonstration) {
    }

    /** Years that the form offers. */
    List<Integer> selectable() {
        int year = ChinaTime.today(clock).getYear();
        return IntStream.rangeClosed(year - YEARS_BACK, year).boxed().toList();
    }

    Sites sites(List<SiteView> sites, String code, AirSpan span) {
        LocalDate today = ChinaTime.today(clock);
        List<Instant> starts = new ArrayList<>();
        Map<String, List<Evaluated>> values;
        if (span.hourly()) {
            Instant from = span.from(clock.instant());
            IntStream.range(0, span.hours()).forEach(i -> starts.add(from.plus(i, ChronoUnit.HOURS)));
            values = results.hours(sites, from, from.plus(span.hours(), ChronoUnit.HOURS)).sites();
        } else {
            span.first(today).datesUntil(today).forEach(day -> starts.add(ChinaTime.startOf(day)));
            values = results.days(sites, span.first(today), today.minusDays(1)).sites();
        }
        String unit = code.equals(AirComparePages.AQI) ? "AQI" : Parameters.get(code).unit();
        String title = name(code) + "，" + span.label();
        SeriesChart chart = SeriesChart.of("compare-sites", title).unit(unit);
        List<Place> places = new ArrayList<>();
        List<Map<Instant, Evaluated>> columns = new ArrayList<>();
        for (SiteView site : sites) {
            Map<Instant, Evaluated> byStart = new HashMap<>();
            values.get(site.code()).forEach(e -> byStart.put(e.sample().start(), e));
            columns.add(byStart);
            String letter = String.valueOf((char) ('A' + places.size()));
            chart.line(letter, starts.stream().map(start -> point(byStart.get(start), words(start, span), code)).toList());
            AirDownload download = AirDownload.of(site.code(), starts, span.hourly());
            places.add(new Place(letter, site.name(), "/air/sites/" + site.code(), download.csv(), download.json()));
        }
        int change = AirChanges.mark(chart, starts, span);
        AirChanges.ticks(chart, starts, span);
        List<Row> rows = new ArrayList<>();
        for (int i = starts.size() - 1; i >= 0; i--) {
            Instant start = starts.get(i);
            rows.add(new Row(words(start, span), columns.stream().map(c -> cell(c.get(start), code)).toList()));
        }
        boolean any = columns.stream().flatMap(c -> c.values().stream()).anyMatch(e -> value(e, code) != null);
        chart.describedAs(title + "，" + sites.size() + " 个点位，数值在下面的表里。断开处没有数值，空心是初步数据。");
        return new Sites(title, unit, any ? chart.render() : null, places, rows, change > 0,
                columns.stream().flatMap(c -> c.values().stream()).anyMatch(e -> e.sample().demonstration()));
    }

    Years years(List<Integer> years, String code, boolean recomputed) {
        LocalDate today = ChinaTime.today(clock);
        int last = years.get(years.size() - 1);
        List<Evaluated> days = results
                .days(List.of(), LocalDate.of(years.get(0), 1, 1), LocalDate.of(last, MONTHS, 31)).county();
        List<YearRow> rows = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        List<ChartPoint> line = new ArrayList<>();
        List<ChartPoint> againLine = new ArrayList<>();
        boolean demonstration = false;
        for (int year : years) {
            List<Evaluated> own = days.stream().filter(d -> d.sample().day().getYear() == year).toList();
            List<Evaluated> again = own.stream().map(AirYears::recomputed).toList();
            AirStatistics s = AirYears.year(year, own, today);
            demonstration |= s.demonstration();
            rows.add(row(s, recomputed ? AirYears.year(year, again, today) : null, code, recomputed));
            Map<YearMonth, AirStatistics> months = AirYears.months(year, own, today);
            Map<YearMonth, AirStatistics> againMonths = AirYears.months(year, again, today);
            List<String> column = new ArrayList<>();
            months.forEach((month, m) -> {
                BigDecimal value = figure(m, code);
                column.add(m.days() == 0 ? "" : value == null ? "NA" : value.toPlainString());
                line.add(new ChartPoint(month.toString(), value, m.state() == ObservationState.PROVISIONAL));
                boolean old = month.isBefore(YearMonth.from(AirChanges.NEW_RULES));
                againLine.add(new ChartPoint(month + " 回算", old ? figure(againMonths.get(month), code) : null, false));
            });
            table.add(column);
        }
        boolean crossing = years.get(0) < AirChanges.NEW_RULES.getYear() && last >= AirChanges.NEW_RULES.getYear();
        String unit = code.equals(AirComparePages.AQI) ? "%" : Parameters.get(code).unit();
        SeriesChart chart = SeriesChart.of("compare-years", what(code) + "，逐月").unit(unit)
                .describedAs(what(code) + "，" + years.size() + " 年逐月，数值在下面的表里。");
        chart.line("", line);
        if (recomputed && code.equals(AirComparePages.AQI)) {
            chart.line("回算", againLine);
        }
        for (int i = 0; i < years.size(); i++) {
            chart.label(i * MONTHS, String.valueOf(years.get(i)));
        }
        int at = years.indexOf(AirChanges.NEW_RULES.getYear());
        if (at >= 0 && crossing) {
            chart.mark(at * MONTHS + AirChanges.NEW_RULES.getMonthValue() - 1, AirChanges.WORDS);
        }
        List<MonthRow> months = IntStream.range(0, MONTHS)
                .mapToObj(i -> new MonthRow((i + 1) + " 月", table.stream().map(column -> column.get(i)).toList())).toList();
        return new Years(name(code), what(code), line.stream().anyMatch(p -> p.value() != null) ? chart.render() : null, rows,
                months, crossing, recomputed, demonstration);
    }

    private static YearRow row(AirStatistics s, AirStatistics again, String code, boolean recomputed) {
        Figure figure = code.equals(AirComparePages.AQI) ? null : s.pollutants().get(code);
        BigDecimal value = figure(s, code);
        String query = "?year=" + s.first().getYear() + (recomputed ? "&recomputed=true" : "");
        return new YearRow(s.first().getYear(), good(s), again == null ? null : good(again),
                value == null ? "NA" : value.toPlainString(), figure == null ? s.validDays() + " 天" : figure.days() + " 天",
                figure == null ? s.ended() ? null : "这一年还没有结束" : figure.shortage(), "/api/v1/air/statistics.csv" + query,
                "/api/v1/air/statistics" + query);
    }

    private static Good good(AirStatistics s) {
        return new Good(s.goodDays(), s.validDays(), s.goodRate() == null ? "NA" : s.goodRate().toPlainString() + "%");
    }

    /** The rate of good days, or the mean, or for CO and O₃ the percentile that the standard judges. */
    private static BigDecimal figure(AirStatistics s, String code) {
        if (code.equals(AirComparePages.AQI)) {
            return s.goodRate();
        }
        Figure figure = s.pollutants().get(code);
        return figure.mean() != null ? figure.mean() : figure.percentile();
    }

    private static String what(String code) {
        if (code.equals(AirComparePages.AQI)) {
            return "优良天数比例（%）";
        }
        Parameter p = Parameters.get(code);
        return p.name() + " " + p.symbol() + (code.equals("co") ? " 日均值第 95 百分位数（"
                : code.equals("o3") ? " 日最大 8 小时平均第 90 百分位数（"
                        : " 平均（")
                + p.unit() + "）";
    }

    private static String name(String code) {
        return code.equals(AirComparePages.AQI) ? "空气质量指数 AQI"
                : Parameters.get(code).name() + " " + Parameters.get(code).symbol();
    }

    private static BigDecimal value(Evaluated e, String code) {
        return e == null ? null
                : code.equals(AirComparePages.AQI) ? e.result().aqi() == null ? null
                        : BigDecimal.valueOf(e.result().aqi()) : e.result().concentrations().get(code);
    }

    private static ChartPoint point(Evaluated e, String words, String code) {
        return new ChartPoint(words, value(e, code), e != null && e.sample().state() == ObservationState.PROVISIONAL);
    }

    private static String cell(Evaluated e, String code) {
        if (e == null) {
            return AirCell.NOTHING_CAME.text();
        }
        return code.equals(AirComparePages.AQI) ? AirCell.index(e.result().aqi()).text()
                : AirCell.of(e.sample().values().get(code), Parameters.get(code)).text();
    }

    private static String words(Instant start, AirSpan span) {
        return span.hourly() ? AirViews.hourWords(start.plus(1, ChronoUnit.HOURS)) : ChinaTime.day(ChinaTime.dayOf(start));
    }

}
