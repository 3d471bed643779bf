package org.ecobureau.air;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.air.AirHistory.Window;
import org.ecobureau.air.AirNow.Now;
import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.air.AirViews.Advice;
import org.ecobureau.air.AirViews.DayRow;
import org.ecobureau.air.AirViews.HourRow;
import org.ecobureau.air.AirViews.Pollutant;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.shared.web.SiteConfig;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AqiTable;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The air of the county, of a day and of a site. */
@Path("/air")
@PublicCache(60)
@Produces(MediaType.TEXT_HTML)
public class AirPages {
    private static final int WEEK = 7;

    @Inject
    AirNow now;
    @Inject
    AirResults results;
    @Inject
    AirViews views;
    @Inject
    AirHistory history;
    @Inject
    AirRelays relays;
    @Inject
    AirDayRebuild rebuild;
    @Inject
    Observations observations;
    @Inject
    Townships townships;
    @Inject
    SiteConfig config;
    @Inject
    Clock clock;

    /** The heading of a column of concentrations. */
    public record Head(String symbol, String unit) {
    }

    /** The 24 hours under a chart. */
    public record HourTable(List<Head> heads, List<HourRow> rows) {
        static HourTable of(List<HourRow> rows) {
            return new HourTable(columns(), rows);
        }

        static List<Head> columns() {
            return AqiTable.POLLUTANTS.stream().map(Parameters::get).map(p -> new Head(p.symbol(), p.unit())).toList();
        }
    }

    /** The page of the county. */
    public record AirView(AirCard county, List<AirCard> sites, List<Pollutant> pollutants, Advice advice,
            AirHistory.View history, AirRelays.Relays relays, List<DayRow> days, int year, boolean updating,
            boolean demonstration) {
    }

    /** The page of a day. */
    public record DayView(LocalDate day, AirCard county, String late, List<Pollutant> pollutants, Advice advice,
            List<SiteDay> sites,
            List<Head> heads,
            String basis, Svg svg, HourTable hours, String previous, String next, boolean today, boolean updating,
            boolean demonstration) {
    }

    /** A site in the table of a day. */
    public record SiteDay(String name, String href, DayRow row) {
    }

    /** The page of a site. */
    public record SitePage(SiteView site, String township, AirCard card, List<Pollutant> pollutants, AirHistory.View history,
            List<DayRow> days, int year, boolean updating, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "air", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance air(AirView view);

        static native TemplateInstance day(DayView view);

        static native TemplateInstance site(SitePage view);
    }

    @GET
    public TemplateInstance air(@QueryParam("span") String span, @QueryParam("year") Integer year) {
        Window window = history.window(span, year);
        Now n = now.read(window.hours());
        LocalDate today = ChinaTime.today(clock);
        List<Evaluated> days = results.days(List.of(), firstDay(window, today), today.minusDays(1)).county();
        boolean any = n.county() != null;
        AirCard county = views.county(n);
        int points = AirResults.countyPoints(n.sites()).size();
        AirRelays.Relays forwarded = relays.read();
        AirHistory.View past = window.hourly()
                ? history.hours(window, null, any ? n.recent().county() : List.of(), end(n))
                : history.days(window, null, window.year() == null ? days
                        : results.days(List.of(), window.first(), window.last()).county());
        return Templates.air(new AirView(county, n.sites().stream().map(s -> views.site(n, s)).toList(),
                any ? views.pollutants(n.county(), points) : List.of(), any && !n.stale() ? views.advice(n.county()) : null,
                past,
                forwarded, views.days(days, today.minusDays(WEEK), today.minusDays(1)), today.getYear(), !rebuild.ready(),
                county.demonstration() || forwarded.demonstration()
                        || days.stream().anyMatch(d -> d.sample().demonstration())));
    }

    /** One reading of days serves the week and the span of the charts. */
    private static LocalDate firstDay(Window window, LocalDate today) {
        LocalDate week = today.minusDays(WEEK);
        return window.hourly() || window.year() != null || window.first().isAfter(week) ? week : window.first();
    }

    private Instant end(Now n) {
        return n.newestEnd() == null ? clock.instant().truncatedTo(ChronoUnit.HOURS) : n.newestEnd();
    }

    @GET
    @Path("/days/{day}")
    public TemplateInstance day(@PathParam("day") String text) {
        LocalDate day = read(text);
        LocalDate today = ChinaTime.today(clock);
        List<SiteView> sites = results.sites();
        Instant from = ChinaTime.startOf(day);
        Instant end = ChinaTime.startOf(day.plusDays(1));
        Instant lastHour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant to = end.isBefore(lastHour) ? end : lastHour;
        AirResults.Days days = results.days(sites, day, day);
        AirResults.Recent hours = results.hours(sites, from, to);
        Evaluated county = days.county().isEmpty() ? null : days.county().get(0);
        List<SiteDay> rows = new ArrayList<>();
        for (SiteView site : sites) {
            rows.add(new SiteDay(site.name(), "/air/sites/" + site.code(),
                    views.days(days.sites().get(site.code()), day, day).get(0)));
        }
        AirCard card = county == null ? null
                : views.card(config.county(), "/air", county, false, null,
                        AirViews.publishers(AirResults.countyPoints(sites)), null);
        boolean charted = !hours.county().isEmpty();
        return Templates.day(new DayView(day, card, county == null ? AirLateness.day(day, null, clock.instant()) : null,
                county == null ? List.of() : views.pollutants(county, AirResults.countyPoints(sites).size()),
                county == null ? null : views.advice(county), rows, HourTable.columns(),
                county == null ? null : views.days(days.county(), day, day).get(0).basis(),
                charted ? views.indexChart("chart", hours.county(), from, to) : null,
                charted ? HourTable.of(views.hours(hours.county(), from, to)) : null, "/air/days/" + day.minusDays(1),
                day.isBefore(today) ? "/air/days/" + day.plusDays(1) : null, day.equals(today), !rebuild.ready(),
                card != null && card.demonstration() || hours.county().stream().anyMatch(h -> h.sample().demonstration())));
    }

    private LocalDate read(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.notFound("网址里的日期要写成 2026-11-20 这样。");
        }
        if (day.isAfter(ChinaTime.today(clock)) || day.getYear() < 2000) {
            throw Problem.notFound("这一天没有空气数据：" + ChinaTime.day(day) + (day.getYear() < 2000 ? "太早了。" : "还没有到。"));
        }
        return day;
    }

    @GET
    @Path("/sites/{code}")
    public TemplateInstance site(@PathParam("code") String code, @QueryParam("span") String span,
            @QueryParam("year") Integer year) {
        SiteView site = observations.site(code).filter(s -> s.kind().equals(SiteKind.AIR.code()))
                .orElseThrow(() -> Problem.notFound("没有这个空气点位。全部点位在“空气”页上。"));
        Window window = history.window(span, year);
        Now n = now.read(site, window.hours());
        LocalDate today = ChinaTime.today(clock);
        List<Evaluated> days = results.days(List.of(site), firstDay(window, today), today.minusDays(1)).sites().get(code);
        Evaluated latest = n.bySite().get(code);
        AirCard card = views.site(n, site);
        AirHistory.View past = window.hourly()
                ? history.hours(window, site, latest == null ? List.of() : n.recent().sites().get(code), end(n))
                : history.days(window, site, window.year() == null ? days
                        : results.days(List.of(site), window.first(), window.last()).sites().get(code));
        return Templates.site(new SitePage(site, site.township() == null ? null : townships.nameOf(site.township()), card,
                latest == null ? List.of() : views.pollutants(latest, 0), past,
                views.days(days, today.minusDays(WEEK), today.minusDays(1)), today.getYear(), !rebuild.ready(),
                card.demonstration() || days.stream().anyMatch(d -> d.sample().demonstration())));
    }
}
