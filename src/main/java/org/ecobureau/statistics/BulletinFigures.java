package org.ecobureau.statistics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.air.AirStatistics;
import org.ecobureau.air.AirYears;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.water.WaterClass;
import org.ecobureau.standard.water.WaterResult;

/** Gathers the figures of a month or year from what is published now: the same rules and numbers as the pages and the API. */
@ApplicationScoped
class BulletinFigures {
    private static final String[] LEVELS = { "优", "良", "轻度污染", "中度污染", "重度污染", "严重污染" };

    @Inject
    AirYears airYears;
    @Inject
    WaterEvaluations evaluations;
    @Inject
    EntityManager em;

    Frozen of(BulletinKind kind, LocalDate first) {
        List<Figure> figures = new ArrayList<>();
        Set<String> sources = new TreeSet<>();
        AirStatistics air = kind == BulletinKind.MONTH ? airYears.month(YearMonth.from(first))
                : airYears.statistics(first.getYear());
        air(figures, air);
        sources.addAll(air.sources());
        boolean provisional = air.state() == ObservationState.PROVISIONAL;
        Instant from = ChinaTime.startOf(first);
        Instant to = ChinaTime.startOf(kind.end(first));
        List<WaterEvaluation> rivers = water(figures, "sections", SiteKind.WATER, PeriodKind.MONTH, from, to);
        List<WaterEvaluation> drinking = kind.endsQuarter(first) ? water(figures, "sources", SiteKind.DRINKING_WATER,
                PeriodKind.QUARTER, PeriodKind.QUARTER.startOf(from), to) : List.of();
        for (List<WaterEvaluation> list : List.of(rivers, drinking)) {
            list.forEach(e -> sources.addAll(e.sources()));
            provisional |= list.stream().anyMatch(e -> e.state() == ObservationState.PROVISIONAL);
        }
        boolean demonstration = sources.remove(Reading.DEMONSTRATION);
        if (demonstration) {
            sources.add("演示数据");
        }
        return new Frozen(figures, String.join("、", sources), provisional, demonstration);
    }

    /** The newest observation there is: everything up to it is in the figures. */
    long dataVersion() {
        Long newest = em.createQuery("select max(o.id) from Observation o", Long.class).getSingleResult();
        return newest == null ? 0 : newest;
    }

    private static void air(List<Figure> figures, AirStatistics air) {
        String none = air.validDays() == 0 ? "没有数据" : null;
        figures.add(new Figure("air", "days", "天数", String.valueOf(air.days()), "天", null));
        figures.add(new Figure("air", "validDays", "有 AQI 的天数", String.valueOf(air.validDays()), "天",
                gaps(air.daysWithoutData(), air.daysWithoutAqi())));
        figures.add(new Figure("air", "goodDays", "优良天数", none == null ? String.valueOf(air.goodDays()) : null, "天", none));
        figures.add(new Figure("air", "goodRate", "优良天数比例", text(air.goodRate()), "%", none));
        air.levelDays().forEach((level, days) -> figures.add(new Figure("air", "level" + level, LEVELS[level - 1] + "的天数",
                none == null ? String.valueOf(days) : null, "天", none)));
        air.pollutants().forEach((code, figure) -> {
            String name = Parameters.get(code).name() + " " + Parameters.get(code).symbol();
            boolean mean = figure.mean() != null;
            figures.add(new Figure("air", code, name + (mean ? "平均" : " 第 " + figure.percent() + " 百分位数"),
                    text(mean ? figure.mean() : figure.percentile()), Parameters.get(code).unit(),
                    figure.days() == 0 ? "没有数据" : figure.shortage()));
        });
    }

    /** Days on which nothing came in and days whose values allow no AQI, or null. */
    static String gaps(int withoutData, int withoutAqi) {
        List<String> words = new ArrayList<>();
        if (withoutData > 0) {
            words.add(withoutData + " 天没有数据");
        }
        if (withoutAqi > 0) {
            words.add(withoutAqi + " 天有数据但算不出 AQI");
        }
        return words.isEmpty() ? null : String.join("，", words);
    }

    /** One figure a site and a summary; for a longer span the worst class and how many periods met the target. */
    private List<WaterEvaluation> water(List<Figure> figures, String group, SiteKind kind, PeriodKind period, Instant from,
            Instant to) {
        List<SiteView> sites = evaluations.sites(kind);
        // A quarter belongs to the bulletin of the month or year in which it ends.
        List<WaterEvaluation> found = evaluations.of(sites, List.of(period), from, to).stream()
                .filter(e -> !e.end().isAfter(to)).toList();
        long judged = found.stream().filter(e -> e.result().compliant() != null).count();
        long met = found.stream().filter(e -> Boolean.TRUE.equals(e.result().compliant())).count();
        String none = judged == 0 ? "没有可以评价的结果" : null;
        figures.add(new Figure(group, "judged", "评价的次数", String.valueOf(judged), "次",
                sites.size() + " 个点位，按" + period.label() + "评价"));
        figures.add(new Figure(group, "met", "达标的次数", none == null ? String.valueOf(met) : null, "次", none));
        figures.add(new Figure(group, "metRate", "达标率", judged == 0 ? null : text(rate(met, judged)), "%", none));
        for (SiteView site : sites) {
            figures.add(site(group, site, found.stream().filter(e -> e.site().code().equals(site.code())).toList()));
        }
        return found;
    }

    private static Figure site(String group, SiteView site, List<WaterEvaluation> own) {
        WaterClass worst = own.stream().map(e -> e.result().waterClass()).filter(c -> c != null)
                .max(Comparator.naturalOrder()).orElse(null);
        if (own.isEmpty()) {
            return new Figure(group, site.code(), site.name(), null, null, "没有结果");
        }
        long judged = own.stream().filter(e -> e.result().compliant() != null).count();
        long met = own.stream().filter(e -> Boolean.TRUE.equals(e.result().compliant())).count();
        String over = own.stream().flatMap(e -> e.result().exceeding().stream()).map(WaterResult.Exceedance::parameter)
                .distinct().map(code -> Parameters.get(code).name()).collect(Collectors.joining("、"));
        String note = (own.size() == 1 ? judged == 0 ? "不能判定是否达标" : met == 1 ? "达标" : "未达标"
                : own.size() + " 次中最差的类别；评价 " + judged + " 次，达标 " + met + " 次")
                + (over.isEmpty() ? "" : "；超标项目：" + over);
        return new Figure(group, site.code(), site.name(), worst == null ? null : worst.label(), null, note);
    }

    /** Percent with one decimal, half to even (GB/T 8170). */
    static BigDecimal rate(long part, long whole) {
        return Rounding.percent(part, whole);
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
