package org.ecobureau.air;

import java.time.Clock;
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

import org.ecobureau.air.AirYears.Year;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.shared.web.SiteConfig;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The calendar and the statistics of a year, of the county or of one site. */
@Path("/air")
@PublicCache(60)
@Produces(MediaType.TEXT_HTML)
public class AirYearPages {
    @Inject
    AirYears years;
    @Inject
    AirDayRebuild rebuild;
    @Inject
    SiteConfig config;
    @Inject
    Clock clock;

    /** A place or year to go to; the one shown now has no address. */
    public record Choice(String name, String href) {
    }

    /**
     * What both pages have in common.
     *
     * @param soFar "截至 2026年11月24日" while the year runs, else null
     * @param query "site=pj-air-1&" or empty, in front of other parameters of an address
     * @param updating true while days are being made anew
     */
    public record Head(int year, String title, String place, List<Choice> places, String previous, String next, String soFar,
            String query, String other, boolean updating, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "air", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance calendar(Head head, AirCalendarView view);

        static native TemplateInstance statistics(Head head, AirStatisticsView view);
    }

    @GET
    @Path("/calendar/{year}")
    public TemplateInstance calendar(@PathParam("year") String text, @QueryParam("site") String site) {
        Year year = read(text, site);
        return Templates.calendar(head(year, year.year() + " 年空气日历", "calendar", "statistics"), AirCalendarView.of(year));
    }

    @GET
    @Path("/statistics/{year}")
    public TemplateInstance statistics(@PathParam("year") String text, @QueryParam("site") String site) {
        Year year = read(text, site);
        return Templates.statistics(head(year, year.year() + " 年空气统计", "statistics", "calendar"), AirStatisticsView.of(year));
    }

    private Year read(String text, String site) {
        int year;
        try {
            year = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.notFound("网址里的年份要写成 2026 这样。");
        }
        if (!years.covers(year)) {
            throw Problem.notFound(year + " 年没有空气数据：" + (year < AirYears.FIRST_YEAR ? "太早了。" : "还没有到。"));
        }
        return years.read(year, site == null || site.isBlank() ? null : site, false)
                .orElseThrow(() -> Problem.notFound("没有这个空气点位。全部点位在“空气”页上。"));
    }

    private Head head(Year year, String title, String page, String other) {
        String code = year.site() == null ? null : year.site().code();
        List<Choice> places = new ArrayList<>();
        places.add(new Choice("全县", code == null ? null : address(page, year.year(), null)));
        for (SiteView site : year.places()) {
            places.add(new Choice(site.name(), site.code().equals(code) ? null : address(page, year.year(), site.code())));
        }
        LocalDate counted = year.whole().counted();
        return new Head(year.year(), title, year.site() == null ? config.county() : year.site().name(), places,
                years.covers(year.year() - 1) ? address(page, year.year() - 1, code) : null,
                years.covers(year.year() + 1) ? address(page, year.year() + 1, code) : null,
                year.whole().ended() ? null : counted == null ? "今年的第一天还没有结束" : "截至 " + ChinaTime.day(counted),
                code == null ? "" : "site=" + code + "&", address(other, year.year(), code), !rebuild.ready(),
                year.whole().demonstration());
    }

    private static String address(String page, int year, String site) {
        return "/air/" + page + "/" + year + (site == null ? "" : "?site=" + site);
    }
}
