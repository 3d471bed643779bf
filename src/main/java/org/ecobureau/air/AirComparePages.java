package org.ecobureau.air;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AqiTable;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Sites beside each other, and years beside each other. */
@Path("/air/compare")
@PublicCache(60)
@Produces(MediaType.TEXT_HTML)
public class AirComparePages {
    /** More lines than this cannot be told apart. */
    private static final int MOST = 5;
    static final String AQI = "aqi";

    @Inject
    AirCompare compare;
    @Inject
    AirYears years;
    @Inject
    Observations observations;
    @Inject
    AirDayRebuild rebuild;

    /** What is asked for, and what may be chosen. */
    public record Form(String pollutant, String span, Set<String> sites, Set<String> years, boolean recomputed,
            List<Option> pollutants, List<Option> spans, List<Option> allSites, List<Option> allYears, boolean updating) {
    }

    @CheckedTemplate(basePath = "air", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance compare(Form form, AirCompare.Sites sites, AirCompare.Years years,
                boolean demonstration);
    }

    @GET
    public TemplateInstance compare(@QueryParam("sites") List<String> siteCodes, @QueryParam("years") List<String> yearTexts,
            @QueryParam("pollutant") String pollutant, @QueryParam("span") String span,
            @QueryParam("recomputed") String recomputed) {
        String code = pollutant == null || pollutant.isBlank() ? "pm25" : pollutant;
        if (!code.equals(AQI) && !AqiTable.POLLUTANTS.contains(code)) {
            throw Problem.badParameter("pollutant", "可以比较：aqi、" + String.join("、", AqiTable.POLLUTANTS));
        }
        AirSpan of = AirSpan.byCode(span == null || span.isBlank() ? "30d" : span)
                .orElseThrow(() -> Problem.badParameter("span", "可以选：24h、7d、30d、year"));
        List<SiteView> all = observations.sites(SiteKind.AIR);
        Set<String> wantedSites = split(siteCodes);
        List<SiteView> sites = wantedSites.stream().map(wanted -> all.stream().filter(s -> s.code().equals(wanted)).findFirst()
                .orElseThrow(() -> Problem.badParameter("sites", "没有代码为“" + wanted + "”的空气点位"))).toList();
        List<Integer> wantedYears = split(yearTexts).stream().map(this::year).sorted().toList();
        if (sites.size() > MOST || wantedYears.size() > MOST) {
            throw Problem.badParameter(sites.size() > MOST ? "sites" : "years", "一次最多比较 " + MOST + " 个");
        }
        boolean again = "true".equals(recomputed);
        boolean byYears = !wantedYears.isEmpty();
        List<SiteView> shown = !sites.isEmpty() || byYears ? sites
                : all.stream().filter(SiteView::active).filter(SiteView::countyPoint).limit(MOST).toList();
        AirCompare.Sites bySite = byYears || shown.isEmpty() ? null : compare.sites(shown, code, of);
        AirCompare.Years byYear = byYears ? compare.years(wantedYears, code, again) : null;
        return Templates.compare(form(code, of, shown, wantedYears, again, all), bySite, byYear,
                bySite != null && bySite.demonstration() || byYear != null && byYear.demonstration());
    }

    private Form form(String pollutant, AirSpan span, List<SiteView> sites, List<Integer> chosen, boolean recomputed,
            List<SiteView> all) {
        List<Option> pollutants = new ArrayList<>();
        pollutants.add(Option.of(AQI, "空气质量指数 AQI"));
        AqiTable.POLLUTANTS.forEach(
                code -> pollutants.add(Option.of(code, Parameters.get(code).name() + " " + Parameters.get(code).symbol())));
        Set<String> codes = new LinkedHashSet<>();
        sites.forEach(site -> codes.add(site.code()));
        Set<String> yearTexts = new LinkedHashSet<>();
        chosen.forEach(year -> yearTexts.add(year.toString()));
        return new Form(pollutant, span.code(), codes, yearTexts, recomputed, pollutants,
                AirSpan.all().stream().map(s -> Option.of(s.code(), s.label())).toList(),
                all.stream().filter(s -> s.active() || codes.contains(s.code())).map(s -> Option.of(s.code(), s.name()))
                        .toList(),
                compare.selectable().stream().map(year -> Option.of(year.toString(), year + " 年")).toList(), !rebuild.ready());
    }

    private Integer year(String text) {
        try {
            int year = Integer.parseInt(text);
            if (years.covers(year)) {
                return year;
            }
            throw Problem.badParameter("years", text + " 年没有空气数据");
        } catch (NumberFormatException e) {
            throw Problem.badParameter("years", "年份要写成 2025,2026 这样");
        }
    }

    /** Both {@code a=1,2} and {@code a=1&a=2}: the first is for people who write addresses, the second comes from the form. */
    private static Set<String> split(List<String> values) {
        Set<String> parts = new LinkedHashSet<>();
        for (String value : values == null ? List.<String> of() : values) {
            for (String part : value.split(",")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }
}
