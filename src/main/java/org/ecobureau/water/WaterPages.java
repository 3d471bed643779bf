package org.ecobureau.water;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.MonitoringConfig;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.monitoring.WaterWords;
import org.ecobureau.monitoring.WaterWords.Item;
import org.ecobureau.monitoring.WaterWords.Verdict;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The river sections from source to county border, and one section with its months. */
@Path("/water")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
public class WaterPages {
    private static final int MONTHS = 14;

    @Inject
    WaterEvaluations evaluations;
    @Inject
    Rivers rivers;
    @Inject
    Observations observations;
    @Inject
    Townships townships;
    @Inject
    MonitoringConfig config;
    @Inject
    Clock clock;

    /** A stop of the river strip; without any result {@code verdict} is null. */
    public record Stop(SiteView site, String township, Verdict verdict, String trend) {
    }

    /** The page of all sections. */
    public record WaterView(RiverSummary summary, List<Stop> stops, boolean demonstration) {
    }

    /** A month of one section. */
    public record MonthRow(Verdict verdict, String trend, String lastYear) {
    }

    /** The page of a section. */
    public record SectionView(SiteView site, String township, Verdict latest, String trend, String lastYear, List<Item> items,
            List<MonthRow> months, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "water", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance water(WaterView view);

        static native TemplateInstance section(SectionView view);
    }

    @GET
    public TemplateInstance water() {
        List<SiteView> sites = evaluations.sites(SiteKind.WATER);
        List<WaterEvaluation> all = rivers.months(sites, MONTHS);
        List<Stop> stops = new ArrayList<>();
        for (SiteView site : sites) {
            List<WaterEvaluation> own = of(all, site);
            WaterEvaluation last = own.isEmpty() ? null : own.get(own.size() - 1);
            stops.add(new Stop(site, township(site), last == null ? null : verdict(last),
                    last == null ? "" : WaterWords.trend(monthsBefore(own, last, 1), last)));
        }
        return Templates
                .water(new WaterView(RiverSummary.of(all, sites.size(), clock.instant(), config.monthStaleAfter()), stops,
                        stops.stream().anyMatch(s -> s.verdict() != null && s.verdict().demonstration())));
    }

    @GET
    @Path("/sites/{code}")
    public TemplateInstance section(@PathParam("code") String code) {
        SiteView site = observations.site(code).filter(s -> s.kind().equals(SiteKind.WATER.code()))
                .orElseThrow(() -> Problem.notFound("没有这个断面。全部断面在“河流水质”页上。"));
        List<WaterEvaluation> own = rivers.months(List.of(site), MONTHS);
        List<MonthRow> rows = new ArrayList<>();
        for (int i = own.size() - 1; i >= 0; i--) {
            WaterEvaluation e = own.get(i);
            rows.add(new MonthRow(verdict(e), WaterWords.trend(monthsBefore(own, e, 1), e),
                    WaterWords.trend(monthsBefore(own, e, 12), e)));
        }
        WaterEvaluation last = own.isEmpty() ? null : own.get(own.size() - 1);
        return Templates.section(new SectionView(site, township(site), rows.isEmpty() ? null : rows.get(0).verdict(),
                rows.isEmpty() ? "" : rows.get(0).trend(), rows.isEmpty() ? "" : rows.get(0).lastYear(),
                last == null ? List.of() : WaterWords.items(last), rows,
                own.stream().anyMatch(WaterEvaluation::demonstration)));
    }

    private Verdict verdict(WaterEvaluation e) {
        return WaterWords.verdict(e, clock, config.monthStaleAfter());
    }

    private static List<WaterEvaluation> of(List<WaterEvaluation> all, SiteView site) {
        return all.stream().filter(e -> e.site().code().equals(site.code())).toList();
    }

    private static WaterEvaluation monthsBefore(List<WaterEvaluation> own, WaterEvaluation e, int months) {
        ZonedDateTime start = e.start().atZone(ChinaTime.ZONE).minusMonths(months);
        return own.stream().filter(o -> o.start().equals(start.toInstant())).findFirst().orElse(null);
    }

    private String township(SiteView site) {
        return site.township() == null ? null : townships.nameOf(site.township());
    }
}
