package org.ecobureau.monitoring.status;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

/** The state of the data for programs. */
@Path("/api/v1")
@PublicCache(60)
public class DataStatusApi {

    @Inject
    DataStatus status;

    @GET
    @Path("/data-status")
    @Produces("application/json")
    public Listing<SeriesView> json(@QueryParam("kind") String kind, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        int size = Limits.of(limit);
        return page(status.series(kind(kind)), "/api/v1/data-status?" + (kind == null ? "" : "kind=" + kind + "&") + "limit="
                + size + "&after=", size, after).map(SeriesView::of);
    }

    @GET
    @Path("/data-status.csv")
    @Produces("text/csv")
    public Response csv(@QueryParam("kind") String kind) {
        return Csv.response("data-status.csv", SeriesView.HEADER,
                status.series(kind(kind)).stream().map(s -> SeriesView.of(s).cells()));
    }

    /** The kind of an address; null for all kinds. */
    static SiteKind kind(String code) {
        return code == null || code.isBlank() ? null
                : SiteKind.byCode(code)
                        .orElseThrow(() -> Problem.badParameter("kind", "只能是 air、water、drinking-water 或 noise"));
    }

    /** The page after a series; site and kind of period are its key. */
    static Listing<Series> page(List<Series> all, String next, int size, String after) {
        int from = 0;
        if (after != null) {
            from = all.stream().map(DataStatusApi::key).toList().indexOf(Cursor.decode(after, 2)) + 1;
            if (from == 0) {
                throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开");
            }
        }
        List<Series> rest = all.subList(from, all.size());
        return Listing.page(rest.size() > size ? rest.subList(0, size + 1) : rest, size,
                last -> next + Cursor.encode(key(last).toArray()));
    }

    private static List<String> key(Series s) {
        return List.of(s.site().code(), s.period().code());
    }
}
