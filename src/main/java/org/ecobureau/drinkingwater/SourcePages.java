package org.ecobureau.drinkingwater;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;

import org.ecobureau.monitoring.ImportedParameters;
import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.monitoring.WaterWords.Item;
import org.ecobureau.monitoring.WaterWords.Verdict;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.water.AddedItem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One drinking-water source: who drinks from it, its last result item by item, its quarters, its protection zone. */
@Path("/drinking-water/sources")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
public class SourcePages {
    private static final int MOST_QUARTERS = 40;

    @Inject
    Sources sources;
    @Inject
    SourceQuarters quarters;
    @Inject
    WaterEvaluations evaluations;
    @Inject
    ImportedParameters imported;
    @Inject
    WaterNotices notices;
    @Inject
    TapWater tapWater;
    @Inject
    Townships townships;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /**
     * The page.
     *
     * @param basis items whose limits an import brought, with standard and clause
     */
    public record SourceView(Source source, String township, Verdict latest, int received, String quarter, List<Item> items,
            List<String> basis, Svg chart, List<QuarterResult> history, boolean more, String since, Svg sketch, String report,
            List<WaterNotice> notices, List<TapWater.Result> tap, boolean demonstration) {

        /** The permanent address of this page. */
        public String address() {
            return "/drinking-water/sources/" + source.site().code();
        }
    }

    @CheckedTemplate(basePath = "drinkingwater", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance source(SourceView view);
    }

    @GET
    @Path("/{code}")
    public TemplateInstance source(@PathParam("code") String code) {
        Source source = sources.byCode(code)
                .orElseThrow(() -> Problem.notFound("没有这个饮用水源。全部水源在“饮用水源”页上。"));
        SiteView site = source.site();
        Instant now = clock.instant();
        List<QuarterResult> all = quarters.ofSite(site.id(), now);
        QuarterResult last = all.isEmpty() ? null : all.get(all.size() - 1);
        WaterEvaluation newest = last == null ? null
                : evaluations.periods(List.of(site), PeriodKind.QUARTER, last.start(), last.start().plusMillis(1)).stream()
                        .findFirst().orElse(null);
        List<QuarterResult> shown = new ArrayList<>(all.subList(Math.max(0, all.size() - MOST_QUARTERS), all.size()));
        List<WaterNotice> running = notices.current().stream()
                .filter(n -> n.township() == null || n.township().equals(site.township())).toList();
        List<TapWater.Result> tap = last == null ? List.of() : tapWater.of(last.start());
        Svg chart = shown.stream().filter(r -> r.waterClass() != null).count() > 1 ? ClassChart.of(site.name(), shown) : null;
        java.util.Collections.reverse(shown);
        return Templates.source(new SourceView(source, site.township() == null ? null : townships.nameOf(site.township()),
                newest == null ? null : WaterWords.verdict(newest, clock, config.quarterStaleAfter()),
                newest == null ? 0 : newest.items(), last == null ? null : QuarterText.of(last.start()),
                newest == null ? List.of() : WaterWords.items(newest), newest == null ? List.of() : basis(newest), chart,
                shown, all.size() > shown.size(), all.isEmpty() ? null : ChinaTime.dayOf(all.get(0).start()).toString(),
                source.hasZones() ? ZoneSketch.of(source) : null, violation(source),
                running, tap, SourceQuarters.anyDemonstration(all) || tap.stream().anyMatch(TapWater.Result::demonstration)
                        || running.stream().anyMatch(WaterNotice::demonstration)));
    }

    private List<String> basis(WaterEvaluation e) {
        List<String> shown = e.readings().stream().map(Reading::parameter).toList();
        return imported.items().stream().filter(i -> shown.contains(i.parameter().code())).map(SourcePages::quoted).toList();
    }

    private static String quoted(AddedItem item) {
        return item.parameter().name() + "：" + item.standard() + (item.clause() == null ? "" : " " + item.clause());
    }

    private static String violation(Source source) {
        UriBuilder address = UriBuilder.fromPath("/complaints/new").queryParam("type", "water");
        if (source.site().township() != null) {
            address.queryParam("township", source.site().township());
        }
        return address.queryParam("place", "{place}").queryParam("about", "{about}")
                .build(source.site().name() + "饮用水水源保护区", "饮用水水源保护区：" + source.site().name()).toString();
    }
}
