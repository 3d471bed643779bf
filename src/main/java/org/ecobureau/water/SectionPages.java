package org.ecobureau.water;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.monitoring.WaterEvaluations.Years;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.monitoring.WaterWords.Item;
import org.ecobureau.monitoring.WaterWords.Verdict;
import org.ecobureau.region.Townships;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.water.SectionHistory.Chart;
import org.ecobureau.water.SectionHistory.Row;
import org.ecobureau.water.SectionHistory.ValueTable;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One section: its newest result, and a year of months, quarters and the year itself. */
@Path("/water/sites")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
public class SectionPages {
    private static final List<PeriodKind> KINDS = List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR);
    private static final String CHIEFS = "river-chiefs";
    private static final Duration AUTOMATIC = Duration.ofDays(3);

    @Inject
    WaterEvaluations evaluations;
    @Inject
    Observations observations;
    @Inject
    Registers registers;
    @Inject
    Townships townships;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /** Who answers for the reach; name and phone may be null. */
    public record Chief(String river, String name, String position, String phone) {
    }

    /** The river chiefs of the section as their list says; {@code published} is null when no list is published. */
    public record Chiefs(List<Chief> rows, String source, LocalDate listDate, Instant published, boolean demonstration) {
    }

    /** What is known of the section itself. */
    public record Facts(SiteView site, String township, String target, Chiefs chiefs) {
    }

    /** The newest result in the year, with its items and, where metals are watched, those again. */
    public record Latest(Row row, String before, boolean year, List<Item> items, List<Item> metals, String about) {
    }

    /** The year shown; {@code previous} and {@code next} are null at the ends of the series. */
    public record YearView(int year, String met, List<Row> months, List<Row> quarters, List<Row> years, List<Chart> charts,
            ValueTable values, Integer previous, Integer next, String api) {
    }

    /** The page; without any result ever {@code latest} and {@code year} are null. */
    public record SectionView(Facts facts, Latest latest, YearView year, AutomaticStation automatic, boolean current,
            boolean demonstration) {
    }

    @CheckedTemplate(basePath = "water", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance section(SectionView view);
    }

    @GET
    @Path("/{code}")
    public TemplateInstance section(@PathParam("code") String code, @QueryParam("year") Integer asked) {
        SiteView site = observations.site(code).filter(s -> s.kind().equals(SiteKind.WATER.code()))
                .orElseThrow(() -> Problem.notFound("没有这个断面。全部断面在“河流水质”页上。"));
        Facts facts = new Facts(site, site.township() == null ? null : townships.nameOf(site.township()),
                site.targetClass() == null ? "未设" : site.targetClass() + " 类", chiefs(site));
        Instant now = clock.instant();
        AutomaticStation automatic = AutomaticStation
                .of(observations.between(List.of(site), PeriodKind.HOUR, now.minus(AUTOMATIC), now));
        Years years = evaluations.years(site, now).orElse(null);
        if (asked != null && (years == null || asked < years.first() || asked > years.last())) {
            throw Problem.badParameter("year", years == null ? "这个断面还没有结果"
                    : "这个断面有 " + years.first() + " 年到 " + years.last() + " 年的结果");
        }
        if (years == null) {
            return Templates.section(
                    new SectionView(facts, null, null, automatic, true, demonstration(facts, automatic)));
        }
        int year = asked == null ? years.last() : asked;
        List<WaterEvaluation> reported = evaluations.of(List.of(site), KINDS, startOf(year - 1), startOf(year + 1));
        YearView view = year(site, year, years, reported);
        return Templates.section(new SectionView(facts, latest(site, year, reported), view, automatic, year == years.last(),
                reported.stream().anyMatch(WaterEvaluation::demonstration)
                        || demonstration(facts, automatic)));
    }

    private static boolean demonstration(Facts facts, AutomaticStation automatic) {
        return automatic != null && automatic.demonstration()
                || facts.chiefs().demonstration() && !facts.chiefs().rows().isEmpty();
    }

    private Chiefs chiefs(SiteView site) {
        PublishedRegister list = registers.published(CHIEFS);
        return new Chiefs(list.rows().stream().filter(row -> site.code().equals(row.text("site")))
                .map(row -> new Chief(row.text("river"), row.text("chief"), row.text("position"), row.text("phone"))).toList(),
                list.source(), list.listDate(), list.publishedAt(), list.demonstration());
    }

    private YearView year(SiteView site, int year, Years years, List<WaterEvaluation> reported) {
        List<WaterEvaluation> months = evaluations.means(reported, PeriodKind.MONTH);
        List<WaterEvaluation> own = months.stream().filter(e -> ChinaTime.dayOf(e.start()).getYear() == year).toList();
        List<Row> yearRows = new ArrayList<>();
        List<WaterEvaluation> wholeYears = evaluations.means(reported, PeriodKind.YEAR);
        yearRows.addAll(SectionHistory.rows(wholeYears, PeriodKind.YEAR, year, this::verdict));
        yearRows.addAll(SectionHistory.rows(wholeYears, PeriodKind.YEAR, year - 1, this::verdict));
        RiverCompliance met = RiverCompliance.of(year + "年", List.of(site), own);
        return new YearView(year,
                met.evaluated() == 0 ? null
                        : met.evaluated() + " 个月可以评价，" + met.met() + " 个月达标：" + met.met() + " ÷ " + met.evaluated() + " = "
                                + met.rate().toPlainString() + "%",
                SectionHistory.rows(months, PeriodKind.MONTH, year, this::verdict),
                SectionHistory.rows(evaluations.means(reported, PeriodKind.QUARTER), PeriodKind.QUARTER, year, this::verdict),
                yearRows, SectionHistory.charts(site, year, own), SectionHistory.values(year, own),
                year > years.first() ? year - 1 : null, year < years.last() ? year + 1 : null,
                "site=" + site.code() + "&from=" + year + "-01-01&to=" + year + "-12-31");
    }

    /** The newest month of the year; a section that is never reported by the month shows its quarter or year. */
    private Latest latest(SiteView site, int year, List<WaterEvaluation> reported) {
        for (PeriodKind kind : KINDS) {
            List<WaterEvaluation> all = evaluations.means(reported, kind);
            List<Row> rows = SectionHistory.rows(all, kind, year, this::verdict);
            if (!rows.isEmpty()) {
                WaterEvaluation e = SectionHistory.at(all, new PeriodChoice(kind, rows.get(0).verdict().start()));
                List<Item> items = WaterWords.items(e);
                List<Item> metals = items.stream().filter(i -> MetalValue.ITEMS.contains(i.parameter())).toList();
                return new Latest(rows.get(0), new PeriodChoice(kind, e.start()).before(), kind == PeriodKind.YEAR, items,
                        MetalValue.watchedAt(site) ? metals : List.of(), site.name() + " " + kind.words(e.start()) + "的水质");
            }
        }
        return null;
    }

    private Verdict verdict(WaterEvaluation e) {
        return WaterWords.verdict(e, clock, config.monthStaleAfter());
    }

    private static Instant startOf(int year) {
        return ChinaTime.startOf(LocalDate.of(year, 1, 1));
    }
}
