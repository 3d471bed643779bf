package org.ecobureau.water;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterConfig;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.water.MainIndicator;
import org.ecobureau.standard.water.RiverQuality;
import org.ecobureau.standard.water.WaterTrend;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A river in one period, as the API and the page give it.
 *
 * @param sections sections with a class in the period
 * @param method {@code shares} or {@code mean}
 * @param goodShare share of sections of class I to III in percent; {@code badShare} of those worse than V
 * @param waterClass class of the means of few sections, null when judged by shares
 * @param met sections that reach their target, of {@code evaluated} that could be judged
 * @param rate met ÷ evaluated in percent
 * @param trend word for the change since the period before, {@code lastYear} since the same period a year before; null when
 *        it cannot be said
 */
public record RiverLevel(String river, String period, OffsetDateTime start, OffsetDateTime end, int sections, String method,
        BigDecimal goodShare, BigDecimal badShare, String state, @JsonProperty("class") String waterClass, List<Main> main,
        int evaluated, int met, BigDecimal rate, String trend, String lastYear, String completeness, String source,
        String standard) {

    /** An item that makes the river worse than III. */
    public record Main(String parameter, @JsonProperty("class") String waterClass, BigDecimal exceedance, BigDecimal rate) {

        static Main of(MainIndicator i) {
            return new Main(i.parameter(), i.waterClass().code(), i.multiple(), i.rate());
        }
    }

    static final String STANDARD = "环办〔2011〕22号";
    /** The columns of the CSV, in the order of {@link #cells()}; a main item stands at the same place in four columns. */
    public static final List<String> HEADER = List.of("river", "period", "start", "end", "sections", "method", "goodShare",
            "badShare", "state", "class", "main.parameter", "main.class", "main.exceedance", "main.rate", "evaluated", "met",
            "rate", "trend", "lastYear", "completeness", "source", "standard");

    /** A river with its judgement and the words for both comparisons. */
    record Judged(RiverLevel level, RiverQuality quality, WaterTrend trend, WaterTrend lastYear) {
    }

    /** The name under which sections are taken together; a basin and its river are one. */
    static String riverOf(SiteView site) {
        return site.waterBody() == null ? "未注明河流" : site.waterBody().replaceAll("流域$", "");
    }

    /** Sections that lie on rivers; those on lakes are judged with the reservoirs. */
    static List<SiteView> onRivers(List<SiteView> sites) {
        return sites.stream().filter(s -> !"lake".equals(s.bodyType())).toList();
    }

    /** The rivers in one period, in the order of their first section. */
    static List<Judged> of(List<SiteView> sites, PeriodChoice choice, List<WaterEvaluation> evaluations, WaterConfig config) {
        List<Judged> rivers = new ArrayList<>();
        Map<String, List<WaterEvaluation>> now = byRiver(evaluations, choice);
        Map<String, List<WaterEvaluation>> before = byRiver(evaluations, choice.previous());
        Map<String, List<WaterEvaluation>> lastYear = byRiver(evaluations, choice.lastYear());
        onRivers(sites).stream().map(RiverLevel::riverOf).distinct().filter(now::containsKey).forEach(river -> {
            List<WaterEvaluation> own = now.get(river);
            RiverQuality quality = quality(own, config);
            WaterTrend trend = quality.since(quality(before.get(river), config), config.someChange(), config.clearChange());
            WaterTrend year = quality.since(quality(lastYear.get(river), config), config.someChange(), config.clearChange());
            rivers.add(new Judged(level(river, choice, own, quality, trend, year), quality, trend, year));
        });
        return rivers;
    }

    private static Map<String, List<WaterEvaluation>> byRiver(List<WaterEvaluation> evaluations, PeriodChoice choice) {
        Map<String, List<WaterEvaluation>> groups = new LinkedHashMap<>();
        evaluations.stream().filter(e -> e.period() == choice.kind() && e.start().equals(choice.start())
                && !"lake".equals(e.site().bodyType()))
                .forEach(e -> groups.computeIfAbsent(riverOf(e.site()), r -> new ArrayList<>()).add(e));
        return groups;
    }

    private static RiverQuality quality(List<WaterEvaluation> own, WaterConfig config) {
        return own == null ? null
                : RiverQuality.of(own.stream().map(WaterEvaluations::sample).toList(), config.sectionsForShares(),
                        config.detectionShare());
    }

    private static RiverLevel level(String river, PeriodChoice choice, List<WaterEvaluation> own, RiverQuality q,
            WaterTrend trend, WaterTrend year) {
        RiverCompliance c = RiverCompliance.of(choice.words(), own.stream().map(WaterEvaluation::site).toList(), own);
        TreeSet<String> sources = new TreeSet<>();
        own.forEach(e -> sources.addAll(e.sources()));
        return new RiverLevel(river, choice.kind().code(), ChinaTime.offset(choice.start()), ChinaTime.offset(choice.end()),
                q.sections(), q.byShares() ? "shares" : "mean", q.good(), q.bad(), q.state() == null ? null : q.state().label(),
                q.waterClass() == null ? null : q.waterClass().code(), q.main().stream().map(Main::of).toList(), c.evaluated(),
                c.met(), c.rate(), trend == null ? null : trend.label(),
                year == null || choice.kind() == PeriodKind.YEAR ? null : year.label(), c.completeness(),
                String.join("、", sources), STANDARD);
    }

    List<String> key() {
        return List.of(start.toString(), river);
    }

    List<Object> cells() {
        List<Object> cells = new ArrayList<>(
                Arrays.asList(river, period, start, end, sections, method, goodShare, badShare, state, waterClass));
        cells.add(main.stream().map(Main::parameter).toList());
        cells.add(main.stream().map(Main::waterClass).toList());
        cells.add(main.stream().map(m -> m.exceedance() == null ? "" : m.exceedance().toPlainString()).toList());
        cells.add(main.stream().map(m -> m.rate() == null ? "" : m.rate().toPlainString()).toList());
        cells.addAll(Arrays.asList(evaluated, met, rate, trend, lastYear, completeness, source, standard));
        return cells;
    }
}
