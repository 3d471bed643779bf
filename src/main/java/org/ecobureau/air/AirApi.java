package org.ecobureau.air;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.air.AirResults.Evaluated;
import org.ecobureau.air.AirResults.Recent;
import org.ecobureau.monitoring.DayRange;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Air results for anybody: now, hours and days of the county or of one site. */
@Path("/api/v1/air")
@PublicCache(60)
public class AirApi {
    private static final int DEFAULT_DAYS = 30;

    @Inject
    AirResults results;
    @Inject
    AirNow now;
    @Inject
    Clock clock;

    /** What a caller may narrow a list to; without a site it is the county's. */
    public static class Query {
        @QueryParam("site")
        String site;
        @QueryParam("from")
        String from;
        @QueryParam("to")
        String to;
    }

    @GET
    @Path("/now")
    @Produces("application/json")
    public AirNow.Answer now(@QueryParam("site") String site) {
        return site == null ? now.county() : now.site(site).orElseThrow(() -> noSite(site));
    }

    @GET
    @Path("/days")
    @Produces("application/json")
    public Listing<AirResult> days(@BeanParam Query query, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        List<SiteView> sites = places(query);
        DayRange range = dayRange(query);
        LocalDate first = after == null ? ChinaTime.dayOf(range.from()) : day(after).plusDays(1);
        LocalDate end = ChinaTime.dayOf(range.to().minusMillis(1));
        LocalDate last = first.plusDays(Limits.of(limit) - 1L);
        List<AirResult> items = days(sites, query.site, first, last.isBefore(end) ? last : end).map(Evaluated::result).toList();
        return new Listing<>(items, last.isBefore(end) ? next("days", query, limit, last.toString()) : null);
    }

    @GET
    @Path("/days.csv")
    @Produces("text/csv")
    public Response daysCsv(@BeanParam Query query) {
        List<SiteView> sites = places(query);
        DayRange range = dayRange(query);
        return csv("air-days.csv", range, Duration.ofDays(31),
                (from, to) -> days(sites, query.site, ChinaTime.dayOf(from), ChinaTime.dayOf(to.minusMillis(1)))
                        .map(Evaluated::result));
    }

    private Stream<Evaluated> days(List<SiteView> sites, String site, LocalDate first, LocalDate last) {
        AirResults.Days days = results.days(sites, first, last);
        return (site == null ? days.county() : days.sites().get(site)).stream();
    }

    @GET
    @Path("/hours")
    @Produces("application/json")
    public Listing<AirResult> hours(@BeanParam Query query, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        List<SiteView> sites = sites(query);
        DayRange range = hourRange(query);
        Instant first = after == null ? range.from().truncatedTo(ChronoUnit.HOURS) : instant(after).plus(1, ChronoUnit.HOURS);
        Instant end = first.plus(Limits.of(limit), ChronoUnit.HOURS);
        List<AirResult> items = hours(sites, query.site, first, end.isBefore(range.to()) ? end : range.to())
                .map(Evaluated::result).toList();
        return new Listing<>(items,
                end.isBefore(range.to()) ? next("hours", query, limit, end.minus(1, ChronoUnit.HOURS).toString()) : null);
    }

    @GET
    @Path("/hours.csv")
    @Produces("text/csv")
    public Response hoursCsv(@BeanParam Query query) {
        List<SiteView> sites = sites(query);
        return csv("air-hours.csv", hourRange(query), Duration.ofDays(31),
                (from, to) -> hours(sites, query.site, from, to).map(Evaluated::result));
    }

    private Stream<Evaluated> hours(List<SiteView> sites, String site, Instant from, Instant to) {
        Recent recent = results.hours(sites, from, to);
        return (site == null ? recent.county() : recent.sites().get(site)).stream();
    }

    /** Rows of one span after the other, each read in its own transaction while the answer is written. */
    private Response csv(String name, DayRange range, Duration step,
            BiFunction<Instant, Instant, Stream<AirResult>> rows) {
        // Nothing is known of the future: it is not walked through.
        Instant last = range.to().isBefore(clock.instant()) ? range.to() : clock.instant();
        Stream<Instant> starts = Stream.iterate(range.from(), start -> start.isBefore(last), start -> start.plus(step));
        return Csv.response(name, AirResult.HEADER, starts.flatMap(start -> {
            Instant end = start.plus(step).isBefore(last) ? start.plus(step) : last;
            return QuarkusTransaction.requiringNew().call(() -> rows.apply(start, end).toList()).stream();
        }).map(AirResult::cells));
    }

    /** The site asked for; none for the county's days. */
    private List<SiteView> places(Query query) {
        return query.site == null ? List.of() : sites(query);
    }

    private List<SiteView> sites(Query query) {
        if (query.site == null) {
            return AirResults.countyPoints(results.sites());
        }
        List<SiteView> one = results.sites().stream().filter(s -> s.code().equals(query.site)).toList();
        if (one.isEmpty()) {
            throw noSite(query.site);
        }
        return one;
    }

    private DayRange dayRange(Query query) {
        LocalDate today = ChinaTime.today(clock);
        DayRange asked = DayRange.of(query.from, query.to);
        Instant to = asked.to() == null ? ChinaTime.startOf(today) : asked.to();
        Instant from = asked.from() == null ? ChinaTime.startOf(ChinaTime.dayOf(to).minusDays(DEFAULT_DAYS)) : asked.from();
        return new DayRange(ChinaTime.startOf(ChinaTime.dayOf(from)), to);
    }

    /** The last 24 hours unless asked otherwise. */
    private DayRange hourRange(Query query) {
        DayRange asked = DayRange.of(query.from, query.to);
        Instant to = asked.to() == null ? clock.instant() : asked.to();
        return asked.within(to.minus(24, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS), to);
    }

    private static LocalDate day(String after) {
        try {
            return inRange(LocalDate.parse(after));
        } catch (DateTimeException e) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开");
        }
    }

    private static Instant instant(String after) {
        try {
            Instant instant = Instant.parse(after);
            inRange(ChinaTime.dayOf(instant));
            return instant;
        } catch (DateTimeException e) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开");
        }
    }

    /** A day near the end of time has no next one. */
    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < 0 || day.getYear() > 9999) {
            throw new DateTimeException("no day of a list: " + day);
        }
        return day;
    }

    private static Problem noSite(String code) {
        return Problem.notFound("没有代码为“" + code + "”的空气点位，点位清单见 /api/v1/sites?kind=air。");
    }

    private static String next(String list, Query query, Integer limit, String after) {
        StringBuilder address = new StringBuilder("/api/v1/air/" + list + "?");
        for (String[] part : new String[][] { { "site", query.site }, { "from", query.from }, { "to", query.to },
                { "limit", limit == null ? null : limit.toString() } }) {
            if (part[1] != null) {
                address.append(part[0]).append('=').append(URLEncoder.encode(part[1], StandardCharsets.UTF_8)).append('&');
            }
        }
        return address.append("after=").append(after).toString();
    }
}
