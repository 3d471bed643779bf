package org.ecobureau.water;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.DayRange;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterConfig;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Limits;
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
        return page(levels(filter), RiverLevel::key, 2, "/api/v1/water/rivers" + filter.query(), limit, after);
    }

    @GET
    @Path("/rivers.csv")
    @Produces("text/csv")
    public Response riversCsv(@BeanParam Filter filter) {
        return Csv.response("water-rivers.csv", RiverLevel.HEADER, levels(filter).stream().map(RiverLevel::cells));
    }

    @GET
    @Path("/metals")
    @Produces("application/json")
    public Listing<MetalValue> metals(@BeanParam Filter filter, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return page(metalValues(filter), MetalValue::key, 3, "/api/v1/water/metals" + filter.query(), limit, after);
    }

    @GET
    @Path("/metals.csv")
    @Produces("text/csv")
    public Response metalsCsv(@BeanParam Filter filter) {
        return Csv.response("water-metals.csv", MetalValue.HEADER, metalValues(filter).stream().map(MetalValue::cells));
    }

    @GET
    @Path("/reservoirs")
    @Produces("application/json")
    public Listing<Reservoir> reservoirs(@BeanParam Filter filter, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return page(lakes(filter), Reservoir::key, 2, "/api/v1/water/reservoirs" + filter.query(), limit, after);
    }

    @GET
    @Path("/reservoirs.csv")
    @Produces("text/csv")
    public Response reservoirsCsv(@BeanParam Filter filter) {
        return Csv.response("water-reservoirs.csv", Reservoir.HEADER, lakes(filter).stream().map(Reservoir::cells));
    }

    private List<RiverLevel> levels(Filter filter) {
        PeriodKind kind = PeriodChoice.kind(filter.period);
        DayRange range = range(filter);
        List<SiteView> sites = evaluations.sites(SiteKind.WATER);
        List<WaterEvaluation> found = evaluations.periods(sites, kind,
                range.from().atZone(ChinaTime.ZONE).minusYears(1).minusMonths(1).toInstant(), range.to());
        List<RiverLevel> levels = new ArrayList<>();
        found.stream().map(WaterEvaluation::start).filter(start -> !start.isBefore(range.from())).distinct()
                .forEach(start -> RiverLevel.of(sites, new PeriodChoice(kind, start), found, config)
                        .forEach(judged -> levels.add(judged.level())));
        return levels;
    }

    private List<MetalValue> metalValues(Filter filter) {
        List<SiteView> sites = evaluations.sites(SiteKind.WATER).stream().filter(MetalValue::watchedAt).toList();
        return results(sites, filter).stream().flatMap(e -> MetalValue.of(e).stream()).toList();
    }

    private List<Reservoir> lakes(Filter filter) {
        return results(boards.lakes(), filter).stream().map(Reservoir::of).toList();
    }

    private List<WaterEvaluation> results(List<SiteView> sites, Filter filter) {
        DayRange range = range(filter);
        return evaluations.periods(sites, PeriodChoice.kind(filter.period), range.from(), range.to());
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

    private static <T> Listing<T> page(List<T> all, Function<T, List<String>> key, int parts, String address, Integer limit,
            String after) {
        int size = Limits.of(limit);
        List<String> last = after == null ? null : Cursor.decode(after, parts);
        int first = last == null ? 0 : all.stream().map(key).toList().indexOf(last) + 1;
        if (last != null && first == 0) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        }
        List<T> rest = all.subList(first, all.size());
        return Listing.page(rest.size() > size ? rest.subList(0, size + 1) : rest, size,
                row -> address + "limit=" + size + "&after=" + Cursor.encode(key.apply(row).toArray()));
    }
}
