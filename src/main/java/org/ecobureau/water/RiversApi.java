package org.ecobureau.water;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.BySpans;
import org.ecobureau.monitoring.DayRange;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterConfig;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

/** Rivers as a whole, heavy metals and reservoirs for anybody; without {@code from} the last 24 months. */
@Path("/api/v1/water")
@PublicCache(300)
public class RiversApi {
    private static final int DEFAULT_MONTHS = 24;

    @Inject
    WaterEvaluations evaluations;
    @Inject
    WaterBoard boards;
    @Inject
    WaterConfig config;
    @Inject
    Clock clock;

    /** What the lists may be narrowed by; {@code period} is month, quarter or year (month when absent). */
    public static class Filter {
        @QueryParam("period")
        public String period;
        @QueryParam("from")
        public String from;
        @QueryParam("to")
        public String to;

        String query() {
            StringBuilder query = new StringBuilder("?");
            add(query, "period", period);
            add(query, "from", from);
            add(query, "to", to);
            return query.toString();
        }

        private static void add(StringBuilder query, String name, String value) {
            if (value != null) {
                query.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
            }
        }
    }

    @GET
    @Path("/rivers")
    @Produces("application/json")
    public Listing<RiverLevel> rivers(@BeanParam Filter filter, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return levels(filter).page(RiverLevel::key, 2, limit, after, "/api/v1/water/rivers" + filter.query());
    }

    @GET
    @Path("/rivers.csv")
    @Produces("text/csv")
    public Response riversCsv(@BeanParam Filter filter) {
        return Csv.response("water-rivers.csv", RiverLevel.HEADER, levels(filter).all().stream().map(RiverLevel::cells));
    }

    @GET
    @Path("/metals")
    @Produces("application/json")
    public Listing<MetalValue> metals(@BeanParam Filter filter, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return metalValues(filter).page(MetalValue::key, 3, limit, after, "/api/v1/water/metals" + filter.query());
    }

    @GET
    @Path("/metals.csv")
    @Produces("text/csv")
    public Response metalsCsv(@BeanParam Filter filter) {
        return Csv.response("water-metals.csv", MetalValue.HEADER, metalValues(filter).all().stream().map(MetalValue::cells));
    }

    @GET
    @Path("/reservoirs")
    @Produces("application/json")
    public Listing<Reservoir> reservoirs(@BeanParam Filter filter, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return lakes(filter).page(Reservoir::key, 2, limit, after, "/api/v1/water/reservoirs" + filter.query());
    }

    @GET
    @Path("/reservoirs.csv")
    @Produces("text/csv")
    public Response reservoirsCsv(@BeanParam Filter filter) {
        return Csv.response("water-reservoirs.csv", Reservoir.HEADER, lakes(filter).all().stream().map(Reservoir::cells));
    }

    private BySpans<RiverLevel> levels(Filter filter) {
        PeriodKind kind = PeriodChoice.kind(filter.period);
        List<SiteView> sites = evaluations.sites(SiteKind.WATER);
        return new BySpans<>(range(filter), span -> levels(sites, kind, span));
    }

    private List<RiverLevel> levels(List<SiteView> sites, PeriodKind kind, DayRange span) {
        List<WaterEvaluation> found = evaluations.periods(sites, kind,
                span.from().atZone(ChinaTime.ZONE).minusYears(1).minusMonths(1).toInstant(), span.to());
        List<RiverLevel> levels = new ArrayList<>();
        found.stream().map(WaterEvaluation::start).filter(start -> !start.isBefore(span.from())).distinct()
                .forEach(start -> RiverLevel.of(sites, new PeriodChoice(kind, start), found, config)
                        .forEach(judged -> levels.add(judged.level())));
        return levels;
    }

    private BySpans<MetalValue> metalValues(Filter filter) {
        List<SiteView> sites = evaluations.sites(SiteKind.WATER).stream().filter(MetalValue::watchedAt).toList();
        PeriodKind kind = PeriodChoice.kind(filter.period);
        return new BySpans<>(range(filter), span -> evaluations.periods(sites, kind, span.from(), span.to()).stream()
                .flatMap(e -> MetalValue.of(e).stream()).toList());
    }

    private BySpans<Reservoir> lakes(Filter filter) {
        List<SiteView> sites = boards.lakes();
        PeriodKind kind = PeriodChoice.kind(filter.period);
        return new BySpans<>(range(filter), span -> evaluations.periods(sites, kind, span.from(), span.to()).stream()
                .map(Reservoir::of).toList());
    }

    private DayRange range(Filter filter) {
        Instant now = clock.instant();
        ZonedDateTime local = now.atZone(ChinaTime.ZONE);
        DayRange range = DayRange.of(filter.from, filter.to).within(local.minusMonths(DEFAULT_MONTHS).toInstant(), now);
        if (range.to().isBefore(range.from())) {
            throw Problem.badParameter("from", "开始不能晚于现在");
        }
        return range;
    }
}
