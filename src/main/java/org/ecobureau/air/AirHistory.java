package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirPages.HourTable;
import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.air.AirViews.DayRow;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.chart.ChartPoint;
import org.ecobureau.shared.chart.SeriesChart;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AirLimits;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiTable;

/** The charts of a place over 24 hours, 7 days, 30 days or a year, with the same numbers as a table. */
@ApplicationScoped
public class AirHistory {
    private static final BigDecimal POLLUTED_ABOVE = BigDecimal.valueOf(100);
    private static final int PAST_YEARS = 3;
    private static final int LAST_DAY = 31;
    private static final int DECEMBER = 12;

    @Inject
    AirViews views;
    @Inject
    AirYears years;
    @Inject
    Clock clock;

    /**
     * What is asked for: a span up to now, or a whole year.
     *
     * @param first first day of days, null when hours are shown
     * @param last last day of days that may have data
     */
    public record Window(AirSpan span, Integer year, LocalDate first, LocalDate last) {
        boolean hourly() {
            return year == null && span.hourly();
        }

        /** How many hours the page must read up to the newest one. */
        int hours() {
            return hourly() ? span.hours() : AirNow.HOURS;
        }

        String words() {
            return year == null ? span.label() : year + " 年";
        }
    }

    /** A chart; without any value {@code svg} is null and {@code note} says why. */
    public record Chart(String heading, Svg svg, String note) {
    }

    /**
     * The section of a page.
     *
     * @param hours the rows when hours are shown, else null
     * @param days the rows when days are shown, else empty
     * @param crossing whether the standard changes inside the span
     */
    public record View(String title, List<AirYearPages.Choice> choices, List<Chart> charts, HourTable hours, List<DayRow> days,
            List<AirPages.Head> heads, int rows, String csv, String json, boolean crossing) {
    }

    /** Reads the parameters of an address. */
    Window window(String span, Integer year) {
        LocalDate today = ChinaTime.today(clock);
        if (year != null) {
            if (!years.covers(year)) {
                throw Problem.badParameter("year", "年份要在 " + AirYears.FIRST_YEAR + " 到今年之间");
            }
            LocalDate end = LocalDate.of(year, DECEMBER, LAST_DAY);
            return new Window(null, year, LocalDate.of(year, 1, 1), end.isBefore(today) ? end : today.minusDays(1));
        }
        AirSpan of = AirSpan.byCode(span == null || span.isBlank() ? AirSpan.all().get(0).code() : span)
                .orElseThrow(() -> Problem.badParameter("span", "可以选：24h、7d、30d、year"));
        return of.hourly() ? new Window(of, null, null, null)
                : new Window(of, null, of.first(today), today.minusDays(1));
    }

    /** The section for hours that end with {@code end}. */
    View hours(Window window, SiteView site, List<Evaluated> hours, Instant end) {
        Instant from = end.minus(window.hours(), ChronoUnit.HOURS);
        List<Instant> starts = IntStream.range(0, window.hours()).mapToObj(i -> from.plus(i, ChronoUnit.HOURS)).toList();
        HourTable table = HourTable.of(views.hours(hours, from, end));
        return view(window, site, hours, starts, table, List.of());
    }

    /** The section for days. */
    View days(Window window, SiteView site, List<Evaluated> days) {
        if (window.last().isBefore(window.first())) {
            return view(window, site, List.of(), List.of(), null, List.of());
        }
        List<Instant> starts = window.first().datesUntil(window.last().plusDays(1)).map(ChinaTime::startOf).toList();
        List<Evaluated> own = days.stream().filter(d -> !d.sample().day().isBefore(window.first())
                && !d.sample().day().isAfter(window.last())).toList();
        return view(window, site, own, starts, null, views.days(own, window.first(), window.last()));
    }

    private View view(Window window, SiteView site, List<Evaluated> list, List<Instant> starts, HourTable hours,
            List<DayRow> days) {
        Map<Instant, Evaluated> byStart = new HashMap<>();
        list.forEach(e -> byStart.put(e.sample().start(), e));
        List<Chart> charts = new ArrayList<>();
        charts.add(chart(window, AirComparePages.AQI, byStart, starts));
        AqiTable.POLLUTANTS.forEach(code -> charts.add(chart(window, code, byStart, starts)));
        AirDownload download = starts.isEmpty() ? null
                : AirDownload.of(site == null ? null : site.code(), starts, window.hourly());
        return new View(window.words(), choices(window, site), charts, hours, days, HourTable.columns(), starts.size(),
                download == null ? null : download.csv(), download == null ? null : download.json(),
                starts.indexOf(ChinaTime.startOf(AirChanges.NEW_RULES)) > 0);
    }

    private List<AirYearPages.Choice> choices(Window window, SiteView site) {
        String page = site == null ? "/air" : "/air/sites/" + site.code();
        List<AirYearPages.Choice> choices = new ArrayList<>();
        for (AirSpan span : AirSpan.all()) {
            choices.add(new AirYearPages.Choice(span.label(),
                    window.year() == null && span.equals(window.span()) ? null : page + "?span=" + span.code() + "#history"));
        }
        int last = ChinaTime.today(clock).getYear() - 1;
        for (int year = last; year > last - PAST_YEARS; year--) {
            choices.add(new AirYearPages.Choice(year + " 年",
                    Objects.equals(window.year(), year) ? null : page + "?year=" + year + "#history"));
        }
        return choices;
    }

    private Chart chart(Window window, String code, Map<Instant, Evaluated> byStart, List<Instant> starts) {
        boolean index = code.equals(AirComparePages.AQI);
        Parameter parameter = index ? null : Parameters.get(code);
        String name = index ? "空气质量指数 AQI" : parameter.name() + " " + parameter.symbol();
        Function<Evaluated, BigDecimal> value = index
                ? e -> e.result().aqi() == null ? null : BigDecimal.valueOf(e.result().aqi())
                : e -> e.result().concentrations().get(code);
        List<ChartPoint> points = starts.stream().map(start -> {
            Evaluated e = byStart.get(start);
            return new ChartPoint(when(window, start), e == null ? null : value.apply(e),
                    e != null && e.sample().state() == ObservationState.PROVISIONAL);
        }).toList();
        List<ChartPoint> told = points.stream().filter(p -> p.value() != null).toList();
        if (told.isEmpty()) {
            return new Chart(name, null, note(window, code, byStart));
        }
        String unit = index ? "AQI" : parameter.unit();
        String words = words(told, points.size(), unit, window.hourly() ? "小时" : "天");
        SeriesChart chart = SeriesChart.of("chart" + (index ? "" : "-" + code), name + "，" + window.words()).unit(unit)
                .describedAs(words + "空心是初步数据，断开处没有数值。").line("", points);
        if (index) {
            chart.limit(0, points.size() - 1, POLLUTED_ABOVE, "100，超过为污染");
        } else {
            limits(chart, code, window.hourly(), starts);
        }
        if (!window.hourly() || window.span().hours() > AirNow.HOURS) {
            AirChanges.mark(chart, starts, window.span());
        }
        AirChanges.ticks(chart, starts, window.hourly() ? window.span() : AirSpan.all().get(AirSpan.all().size() - 1));
        return new Chart(name, chart.render(), words);
    }

    private static String note(Window window, String code, Map<Instant, Evaluated> byStart) {
        boolean off = !byStart.isEmpty() && !code.equals(AirComparePages.AQI) && byStart.values().stream()
                .allMatch(e -> e.sample().values().get(code).equals(AirValue.NOT_MONITORED));
        return off ? "这里不监测这一项（/）。" : byStart.isEmpty() ? window.words() + "没有收到数据。没有数据不等于空气好。" : window.words() + "缺测（NA）。";
    }

    private static String words(List<ChartPoint> told, int all, String unit, String what) {
        ChartPoint low = told.stream().min(Comparator.comparing(ChartPoint::value)).orElseThrow();
        ChartPoint high = told.stream().max(Comparator.comparing(ChartPoint::value)).orElseThrow();
        return "最低 " + low.value().toPlainString() + "（" + low.label() + "），最高 " + high.value().toPlainString() + "（"
                + high.label()
                + "），单位 " + unit + "；" + all + " " + what + "里 " + told.size() + " " + what + "有数值。";
    }

    private static String when(Window window, Instant start) {
        if (!window.hourly()) {
            return ChinaTime.shortDay(ChinaTime.dayOf(start));
        }
        Instant end = start.plus(1, ChronoUnit.HOURS);
        return window.hours() > AirNow.HOURS
                ? ChinaTime.shortDay(ChinaTime.dayOf(start)) + " " + AirViews.label(end)
                : AirViews.label(end);
    }

    /** The grade-2 limit of each day of the span; where it changes, the line steps. */
    private static void limits(SeriesChart chart, String code, boolean hourly, List<Instant> starts) {
        record Part(int from, AirLimits.Limit limit) {
        }
        List<Part> parts = new ArrayList<>();
        LocalDate seen = null;
        for (int i = 0; i < starts.size(); i++) {
            LocalDate day = ChinaTime.dayOf(starts.get(i));
            if (!day.equals(seen)) {
                seen = day;
                Optional<AirLimits.Limit> limit = AirLimitWords.on(day, code, hourly);
                Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
                if (limit.isPresent() && (last == null || last.limit().grade2().compareTo(limit.get().grade2()) != 0)) {
                    parts.add(new Part(i, limit.get()));
                }
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            AirLimits.Limit limit = parts.get(i).limit();
            int to = i == parts.size() - 1 ? starts.size() - 1 : parts.get(i + 1).from() - 1;
            String standards = AirLimitWords.on(ChinaTime.dayOf(starts.get(to)), code, hourly).map(AirLimits.Limit::standard)
                    .filter(last -> !last.equals(limit.standard())).map(last -> limit.standard() + "、" + last)
                    .orElse(limit.standard());
            String kind = parts.size() > 1 || !standards.equals(limit.standard()) ? "限值" : AirLimitWords.kind(limit);
            chart.limit(parts.get(i).from(), to, limit.grade2(),
                    kind + " " + limit.grade2().toPlainString() + "，" + standards);
        }
    }
}
