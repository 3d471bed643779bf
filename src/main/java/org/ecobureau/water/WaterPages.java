package org.ecobureau.water;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.monitoring.WaterWords.Verdict;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.water.WaterBoard.Board;
import org.ecobureau.water.WaterTables.ClassUse;
import org.ecobureau.water.WaterTables.LakeRow;
import org.ecobureau.water.WaterTables.MetalTable;
import org.ecobureau.water.WaterTables.RiverRow;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The rivers from source to county border in a month, quarter or year: strip, sections, rivers, reservoirs, metals. */
@Path("/water")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
public class WaterPages {
    @Inject
    WaterBoard boards;
    @Inject
    Townships townships;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /** A link to another kind of period. */
    public record Tab(String label, String href, boolean current) {
    }

    /** How a reader moves between periods; {@code next} is null at the newest. */
    public record PeriodBar(List<Tab> tabs, String words, String kind, String at, String previous, String previousWords,
            String next, String nextWords) {
    }

    /** A section in the table; without a result {@code verdict} is null. */
    public record SectionRow(SiteView site, String target, String township, Verdict verdict, String trend, String lastYear) {
    }

    /** The page. */
    public record WaterView(PeriodBar bar, RiverSummary summary, RiverCompliance compliance, boolean stale, Svg svg,
            List<String> notes, List<SectionRow> sections, String before, boolean year, List<RiverRow> rivers,
            List<LakeRow> lakes, MetalTable metals, List<ClassUse> uses, String api, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "water", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance water(WaterView view);
    }

    @GET
    public TemplateInstance water(@QueryParam("period") String period, @QueryParam("at") String at) {
        Board board = boards.read(period, at);
        PeriodChoice choice = board.choice();
        List<WaterEvaluation> current = board.current();
        List<SectionRow> rows = board.sections().stream().map(site -> row(board, site)).toList();
        List<LakeRow> lakes = board.lakes().stream().map(site -> {
            WaterEvaluation e = board.lake(site);
            return WaterTables.lake(site, e, e == null ? null : verdict(e));
        }).toList();
        RiverSummary summary = RiverSummary.of(current, board.sections().size(), clock.instant(), config.monthStaleAfter());
        return Templates.water(new WaterView(bar(choice), summary,
                RiverCompliance.of(choice.words(), board.sections(), current),
                board.newest() && summary.stale() && choice.kind() == PeriodKind.MONTH, RiverStrip.draw(board),
                RiverStrip.notes(), rows, choice.before(), choice.kind() == PeriodKind.YEAR,
                board.rivers().stream().map(WaterTables::river).toList(), lakes,
                WaterTables.metals(board.sections(), current), WaterTables.uses(), choice.apiQuery(),
                current.stream().anyMatch(WaterEvaluation::demonstration)
                        || board.lakeResults().stream().anyMatch(WaterEvaluation::demonstration)));
    }

    private SectionRow row(Board board, SiteView site) {
        WaterEvaluation e = board.of(site, board.choice());
        String township = site.township() == null ? null : townships.nameOf(site.township());
        String target = site.targetClass() == null ? "未设" : site.targetClass() + " 类";
        return e == null ? new SectionRow(site, target, township, null, "", "")
                : new SectionRow(site, target, township, verdict(e),
                        WaterWords.trend(board.of(site, board.choice().previous()), e),
                        WaterWords.trend(board.of(site, board.choice().lastYear()), e));
    }

    private Verdict verdict(WaterEvaluation e) {
        return WaterWords.verdict(e, clock, config.monthStaleAfter());
    }

    private PeriodBar bar(PeriodChoice choice) {
        List<Tab> tabs = new ArrayList<>();
        for (PeriodKind kind : List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)) {
            tabs.add(new Tab("按" + kind.label(), "/water?period=" + kind.code(), kind == choice.kind()));
        }
        PeriodChoice next = choice.next();
        boolean begun = !next.start().isAfter(clock.instant());
        return new PeriodBar(tabs, choice.words(), choice.kind().code(), choice.at(), "/water" + choice.previous().query(),
                choice.previous().words(), begun ? "/water" + next.query() : null, begun ? next.words() : null);
    }
}
