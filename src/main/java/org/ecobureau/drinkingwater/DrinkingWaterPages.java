package org.ecobureau.drinkingwater;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.monitoring.WaterWords.Item;
import org.ecobureau.monitoring.WaterWords.Verdict;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The quarterly results of the drinking-water sources. */
@Path("/drinking-water")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
public class DrinkingWaterPages {
    private static final int QUARTERS = 6;

    @Inject
    WaterEvaluations evaluations;
    @Inject
    Sources sources;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /** A source in a quarter; without a result {@code verdict} is null. */
    public record SourceRow(String name, String anchor, String type, Verdict verdict) {
    }

    /** A quarter with all sources. */
    public record QuarterView(String words, Instant end, List<SourceRow> rows) {
    }

    /** The newest items of one source. */
    public record SourceItems(SiteView site, Verdict verdict, List<Item> items) {
    }

    /** The page. */
    public record SourcesView(SourceSummary summary, List<QuarterView> quarters, List<SourceItems> sources,
            boolean demonstration) {
    }

    @CheckedTemplate(basePath = "drinkingwater", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance sources(SourcesView view);
    }

    @GET
    public TemplateInstance sources() {
        List<SiteView> sites = evaluations.sites(SiteKind.DRINKING_WATER);
        Instant now = clock.instant();
        List<WaterEvaluation> all = sources.quarters(sites, QUARTERS);
        Map<Instant, Map<String, WaterEvaluation>> byQuarter = new LinkedHashMap<>();
        all.stream().sorted(Comparator.comparing(WaterEvaluation::start).reversed())
                .forEach(e -> byQuarter.computeIfAbsent(e.start(), s -> new LinkedHashMap<>()).put(e.site().code(), e));
        List<QuarterView> quarters = new ArrayList<>();
        byQuarter.forEach((start, bySite) -> quarters
                .add(new QuarterView(PeriodKind.QUARTER.words(start), PeriodKind.QUARTER.endOf(start),
                        sites.stream().map(site -> row(site, bySite.get(site.code()))).toList())));
        List<SourceItems> items = new ArrayList<>();
        for (SiteView site : sites) {
            WaterEvaluation last = all.stream().filter(e -> e.site().code().equals(site.code())).reduce((a, b) -> b)
                    .orElse(null);
            items.add(new SourceItems(site, last == null ? null : verdict(last),
                    last == null ? List.of() : WaterWords.items(last)));
        }
        return Templates
                .sources(new SourcesView(SourceSummary.of(all, sites.size(), now, config.quarterStaleAfter()), quarters, items,
                        all.stream().anyMatch(WaterEvaluation::demonstration)));
    }

    private SourceRow row(SiteView site, WaterEvaluation e) {
        return new SourceRow(site.name(), "#" + site.code(), "lake".equals(site.bodyType()) ? "地表水（湖库）" : "地表水（河流）",
                e == null ? null : verdict(e));
    }

    private Verdict verdict(WaterEvaluation e) {
        return WaterWords.verdict(e, clock, config.quarterStaleAfter());
    }
}
