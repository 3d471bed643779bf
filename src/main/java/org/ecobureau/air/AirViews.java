package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirNow.Now;
import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.chart.Bar;
import org.ecobureau.shared.chart.ChartPoint;
import org.ecobureau.shared.chart.LineChart;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.SiteConfig;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AirActivities;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiLevel;
import org.ecobureau.standard.air.AqiTable;

/** Turns air results into what templates print. */
@ApplicationScoped
public class AirViews {
    private static final BigDecimal BAR_END = BigDecimal.valueOf(300);
    private static final int OVER = 100;

    @Inject
    Clock clock;
    @Inject
    SiteConfig site;
    @Inject
    AirConfig config;

    /** One of the six pollutants. */
    public record Pollutant(String code, String name, String symbol, AirCell value, String unit, AirCell index, Svg svg,
            String limit, String completeness) {
    }

    /** Advice of the standard for everybody and for the groups it names. */
    public record Advice(String effect, String measures, List<Group> groups, List<AirActivities.Advice> activities,
            String standard) {
    }

    /** The people the standard names for a pollutant above 100. */
    public record Group(String pollutant, int index, String people) {
    }

    /** One hour in a table. */
    public record HourRow(Instant end, String label, AirCell index, String category, int level, List<AirCell> values,
            String state) {
    }

    /** One day in a list. */
    public record DayRow(LocalDate day, String href, AirCell index, String category, int level, String primary,
            List<AirCell> values,
            String basis, String state) {
    }

    /** The card of the county now, with the line of the last 24 hours. */
    public AirCard county(Now now) {
        return now.county() == null ? nothing(site.county(), "/air", now.newestEnd())
                : card(site.county(), "/air", now.county(), now.stale(), coverage(now),
                        publishers(AirResults.countyPoints(now.sites())),
                        spark("county",
                                now.recent().within(now.newestEnd().minus(AirNow.HOURS, ChronoUnit.HOURS), now.newestEnd())
                                        .county(),
                                now.newestEnd()));
    }

    /** The card of one site now. */
    public AirCard site(Now now, SiteView place) {
        Evaluated evaluated = now.bySite().get(place.code());
        String href = "/air/sites/" + place.code();
        return evaluated == null ? nothing(place.name(), href, lastEnd(now, place))
                : card(place.name(), href, evaluated, now.stale(), null, place.publisher(), null);
    }

    private static Instant lastEnd(Now now, SiteView place) {
        List<Evaluated> hours = now.recent() == null ? List.of() : now.recent().sites().get(place.code());
        return hours.isEmpty() ? null : hours.get(hours.size() - 1).sample().end();
    }

    private String coverage(Now now) {
        int all = AirResults.countyPoints(now.sites()).size();
        return all + " 个点位中 " + now.county().sample().points() + " 个有数据，"
                + (config.countyRule() == AirConfig.CountyRule.MEAN ? "取平均值" : "取最高值");
    }

    /** The card of one result; for a day it is never stale. */
    AirCard card(String name, String href, Evaluated e, boolean stale, String coverage, String publisher, Svg svg) {
        AirResult r = e.result();
        AqiLevel level = e.level();
        boolean hour = r.period().equals("hour");
        String sentence = stale || level == null ? null
                : (hour ? "现在空气" : "这一天空气") + level.category() + "，" + level.advice() + "。";
        String explanation = r.aqi() != null ? null
                : e.sample().anyMeasured() ? "有项目缺测，按 " + r.standard() + " 不公布 AQI；已有项目的浓度和分指数照常显示。" : "六个项目都没有数据。";
        return new AirCard(name, href, r.aqi() == null ? "NA" : r.aqi().toString(), level == null ? 0 : level.level(),
                level == null ? "" : level.roman(), level == null ? "" : level.category(), primary(r), sentence, explanation,
                e.sample().end(), hour ? hourWords(e.sample().end()) : ChinaTime.day(e.sample().day()) + "全天",
                hour ? ChinaTime.age(e.sample().end(), clock.instant()) : null, hour ? "1 小时平均" : "日报", source(e.sample()),
                publisher,
                e.sample().state().label(), r.standard(), coverage, late(e), stale, e.sample().demonstration(), false, svg);
    }

    /** How late it came, or that the next hour is overdue; null when all is in time. */
    private String late(Evaluated e) {
        Instant received = e.sample().quality().receivedAt();
        if (!e.result().period().equals("hour")) {
            return AirLateness.day(e.sample().day(), received, clock.instant());
        }
        String next = AirLateness.next(e.sample().end(), clock.instant());
        return next != null ? next : AirLateness.hour(e.sample().end(), received, clock.instant());
    }

    private static AirCard nothing(String name, String href, Instant at) {
        return new AirCard(name, href, "NA", 0, "", "", "无", null, null, at, at == null ? null : hourWords(at), null, null,
                null, null, null, null, null, null, true, false,
                true, null);
    }

    /** Who publishes the values of some sites. */
    static String publishers(List<SiteView> sites) {
        return sites.stream().map(SiteView::publisher).distinct().collect(Collectors.joining("、"));
    }

    private static String source(AirSample sample) {
        return sample.sources().stream().map(s -> s.equals(Reading.DEMONSTRATION) ? "演示数据" : s)
                .collect(Collectors.joining("、"));
    }

    static String primary(AirResult r) {
        return r.primaryPollutants().isEmpty() ? "无"
                : r.primaryPollutants().stream().map(code -> Parameters.get(code).name() + " " + Parameters.get(code).symbol())
                        .collect(Collectors.joining("、"));
    }

    /**
     * The six pollutants of a result as rows.
     *
     * @param countyPoints how many points the county has
     */
    public List<Pollutant> pollutants(Evaluated e, int countyPoints) {
        List<Pollutant> rows = new ArrayList<>();
        boolean hour = e.result().period().equals("hour");
        for (String code : AqiTable.POLLUTANTS) {
            Parameter p = Parameters.get(code);
            Integer index = e.result().iaqi().get(code);
            AirValue value = e.sample().values().get(code);
            Svg bar = index == null ? null
                    : Bar.of(BigDecimal.valueOf(index), BAR_END, BigDecimal.valueOf(OVER),
                            AqiLevel.of(e.result().standard(), Math.max(1, Math.min(500, index))).colour(),
                            p.name() + "分指数 " + index + "，超过 " + OVER + " 为污染");
            rows.add(new Pollutant(code, p.name(), p.symbol(), AirDetails.cell(e, code), p.unit(),
                    value instanceof AirValue.Measured ? AirCell.index(index) : AirCell.of(value, p), bar,
                    AirLimitWords.on(e.sample().day(), code, hour).map(l -> AirLimitWords.words(l, p.unit())).orElse(null),
                    AirDetails.completeness(e, code, countyPoints)));
        }
        return rows;
    }

    /** What the standard advises; null without a class. */
    public Advice advice(Evaluated e) {
        AqiLevel level = e.level();
        if (level == null) {
            return null;
        }
        List<Group> groups = new ArrayList<>();
        e.result().iaqi().forEach((code, index) -> {
            if (index != null && index > OVER) {
                groups.add(new Group(Parameters.get(code).name(), index, AqiLevel.sensitiveGroups(code)));
            }
        });
        return new Advice(level.effect(), level.advice(), groups,
                AirActivities.at(e.result().standard(), level.level()), e.result().standard());
    }

    /** Every hour of the span as a row, newest first; an hour in which nothing came says so. */
    public List<HourRow> hours(List<Evaluated> hours, Instant from, Instant to) {
        List<HourRow> rows = new ArrayList<>();
        boolean days = from.isBefore(to.minus(AirNow.HOURS, ChronoUnit.HOURS));
        for (Instant start = to.minus(1, ChronoUnit.HOURS); !start.isBefore(from); start = start.minus(1, ChronoUnit.HOURS)) {
            Evaluated e = at(hours, start);
            Instant end = start.plus(1, ChronoUnit.HOURS);
            String words = days ? hourWords(end) : label(end);
            rows.add(e == null ? new HourRow(end, words, AirCell.NOTHING_CAME, "", 0, List.of(), "")
                    : new HourRow(end, words, AirCell.index(e.result().aqi()),
                            e.result().category() == null ? "" : e.result().category(),
                            e.result().level() == null ? 0 : e.result().level(), values(e), state(e)));
        }
        return rows;
    }

    /** The state, and whether the hour came later than 60 minutes after its end. */
    private static String state(Evaluated e) {
        String late = AirLateness.brief(e.sample().end(), e.sample().quality().receivedAt());
        return e.sample().state().label() + (late == null ? "" : "，" + late);
    }

    private static List<AirCell> values(Evaluated e) {
        return AqiTable.POLLUTANTS.stream().map(code -> AirDetails.cell(e, code)).toList();
    }

    /** Days as rows, newest first; a day in which nothing came says so. */
    public List<DayRow> days(List<Evaluated> days, LocalDate first, LocalDate last) {
        List<DayRow> rows = new ArrayList<>();
        for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
            LocalDate each = day;
            Evaluated e = days.stream().filter(d -> d.sample().day().equals(each)).findFirst().orElse(null);
            String href = "/air/days/" + day;
            rows.add(e == null ? new DayRow(day, href, AirCell.NOTHING_CAME, "", 0, "", List.of(), "", "")
                    : new DayRow(day, href, AirCell.index(e.result().aqi()),
                            e.result().category() == null ? "" : e.result().category(),
                            e.result().level() == null ? 0 : e.result().level(), primary(e.result()), values(e),
                            AirSample.REPORTED.equals(e.sample().basis()) ? "日均值由来源报送" : "由小时值计算", e.sample().state().label()));
        }
        return rows;
    }

    private Svg spark(String id, List<Evaluated> hours, Instant end) {
        return LineChart.of("spark-" + id, "最近 24 小时 AQI").describedAs(words(hours, e -> index(e), "AQI")).small()
                .points(points(hours, end.minus(AirNow.HOURS, ChronoUnit.HOURS), end, AirViews::index)).render();
    }

    /** The AQI of the hours of a span. */
    public Svg indexChart(String id, List<Evaluated> hours, Instant from, Instant to) {
        return LineChart.of(id, "每小时 AQI").describedAs(words(hours, AirViews::index, "AQI")).unit("AQI")
                .limit(BigDecimal.valueOf(OVER), "100，超过为污染").points(points(hours, from, to, AirViews::index)).render();
    }

    private static BigDecimal index(Evaluated e) {
        return e.result().aqi() == null ? null : BigDecimal.valueOf(e.result().aqi());
    }

    private static List<ChartPoint> points(List<Evaluated> hours, Instant from, Instant to,
            Function<Evaluated, BigDecimal> value) {
        List<ChartPoint> points = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(1, ChronoUnit.HOURS)) {
            Evaluated e = at(hours, start);
            points.add(new ChartPoint(label(start.plus(1, ChronoUnit.HOURS)), e == null ? null : value.apply(e),
                    e != null && e.sample().state() == org.ecobureau.monitoring.ObservationState.PROVISIONAL));
        }
        return points;
    }

    private static String words(List<Evaluated> hours, Function<Evaluated, BigDecimal> value, String unit) {
        List<BigDecimal> values = hours.stream().map(value).filter(java.util.Objects::nonNull).toList();
        if (values.isEmpty()) {
            return "这段时间没有数值。";
        }
        return "最低 " + values.stream().min(BigDecimal::compareTo).orElseThrow().toPlainString() + "，最高 "
                + values.stream().max(BigDecimal::compareTo).orElseThrow().toPlainString() + "，最近 "
                + values.get(values.size() - 1).toPlainString() + "（" + unit + "），共 " + values.size()
                + " 个小时有数值。空心点是初步数据，断开处没有数值。";
    }

    private static Evaluated at(List<Evaluated> hours, Instant start) {
        return hours.stream().filter(h -> h.sample().start().equals(start)).findFirst().orElse(null);
    }

    /** The end of an hour with its day; midnight is 24:00 of the day that ended. */
    static String hourWords(Instant end) {
        return ChinaTime.day(ChinaTime.dayOf(end.minusMillis(1))) + " " + label(end);
    }

    /** The end of an hour; midnight is 24:00 of the day that ended. */
    static String label(Instant end) {
        int hour = ChinaTime.local(end).getHour();
        return hour == 0 ? "24:00" : "%02d:00".formatted(hour);
    }
}
