package org.ecobureau.monitoring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.Observations.Filter;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** The observations themselves, current versions, for anybody. */
@Path("/api/v1")
@PublicCache(60)
public class ObservationsApi {
    private static final int CHUNK = 2000;

    @Inject
    Observations observations;

    /** What a caller may narrow the list to. */
    public static class Query {
        @QueryParam("site")
        String site;
        @QueryParam("parameter")
        String parameter;
        @QueryParam("period")
        String period;
        @QueryParam("from")
        String from;
        @QueryParam("to")
        String to;
        @QueryParam("state")
        String state;
    }

    @GET
    @Path("/observations")
    @Produces("application/json")
    public Listing<ObservationView> observations(@BeanParam Query query, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        int size = Limits.of(limit);
        Optional<Filter> filter = filter(query);
        Instant start = null;
        long id = 0;
        if (after != null) {
            try {
                List<String> key = Cursor.decode(after, 2);
                start = Instant.parse(key.get(0));
                id = Long.parseLong(key.get(1));
            } catch (DateTimeException | NumberFormatException e) {
                throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开");
            }
        }
        if (filter.isEmpty()) {
            return new Listing<>(List.of(), null);
        }
        return Listing.page(observations.page(filter.get(), start, id, size + 1), size, last -> next(query, size, last))
                .map(view());
    }

    @GET
    @Path("/observations.csv")
    @Produces("text/csv")
    public Response observationsCsv(@BeanParam Query query) {
        Stream<Reading> rows = filter(query).map(this::all).orElse(Stream.empty());
        return Csv.response("observations.csv", ObservationView.HEADER, rows.map(view()).map(ObservationView::cells));
    }

    /** Views with the publisher of each site; sites are few and read once for an answer. */
    private Function<Reading, ObservationView> view() {
        Map<String, SiteView> sites = observations.sitesByCode();
        return reading -> ObservationView.of(reading, sites.get(reading.site()).publisher());
    }

    /** Every row in turn, fetched page by page while the answer is written. */
    private Stream<Reading> all(Filter filter) {
        Iterator<Reading> rows = new Iterator<>() {
            private List<Reading> page = List.of();
            private int next;
            private boolean end;

            @Override
            public boolean hasNext() {
                if (next == page.size() && !end) {
                    Reading last = page.isEmpty() ? null : page.get(page.size() - 1);
                    page = QuarkusTransaction.requiringNew()
                            .call(() -> observations.page(filter, last == null ? null : last.start(),
                                    last == null ? 0 : last.id(), CHUNK));
                    next = 0;
                    end = page.size() < CHUNK;
                }
                return next < page.size();
            }

            @Override
            public Reading next() {
                return page.get(next++);
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    /** The filter, or empty when it names a site that does not exist: then nothing matches. */
    private Optional<Filter> filter(Query query) {
        PeriodKind period = query.period == null ? null
                : PeriodKind.byCode(query.period)
                        .orElseThrow(() -> Problem.badParameter("period", "只能是 hour、day、month、quarter 或 year"));
        ObservationState state = query.state == null ? null
                : ObservationState.byCode(query.state)
                        .orElseThrow(() -> Problem.badParameter("state", "只能是 provisional、verified 或 corrected"));
        DayRange range = DayRange.of(query.from, query.to);
        Optional<SiteView> site = query.site == null ? Optional.empty() : observations.site(query.site);
        if (query.site != null && site.isEmpty()) {
            return Optional.empty();
        }
        return Optional
                .of(new Filter(site.map(SiteView::id).orElse(null), query.parameter, period, range.from(), range.to(), state));
    }

    private static String next(Query query, int limit, Reading last) {
        List<String> parts = new ArrayList<>();
        add(parts, "site", query.site);
        add(parts, "parameter", query.parameter);
        add(parts, "period", query.period);
        add(parts, "from", query.from);
        add(parts, "to", query.to);
        add(parts, "state", query.state);
        add(parts, "limit", String.valueOf(limit));
        add(parts, "after", Cursor.encode(last.start(), last.id()));
        return "/api/v1/observations?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
