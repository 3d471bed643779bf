package org.ecobureau.monitoring;

import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

/** The monitoring sites, for anybody. */
@Path("/api/v1")
@PublicCache(300)
public class SitesApi {
    private static final List<String> HEADER = List.of("code", "name", "kind", "township", "waterBody", "order", "targetClass",
            "latitude",
            "longitude", "authority", "active", "controlLevel", "bodyType",
            "publisher");

    @Inject
    Observations observations;

    @GET
    @Path("/sites")
    @Produces("application/json")
    public Listing<SiteView> sites(@QueryParam("kind") String kind, @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        List<SiteView> all = ofKind(kind);
        // A site keeps its code for ever, so the code is the cursor.
        int from = after == null ? 0 : all.stream().map(SiteView::code).toList().indexOf(after) + 1;
        if (after != null && from == 0) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        }
        List<SiteView> rest = all.subList(from, all.size());
        int size = Limits.of(limit);
        return Listing.page(rest.size() > size ? rest.subList(0, size + 1) : rest, size,
                last -> "/api/v1/sites?" + (kind == null ? "" : "kind=" + kind + "&") + "limit=" + size + "&after="
                        + last.code());
    }

    @GET
    @Path("/sites.csv")
    @Produces("text/csv")
    public Response sitesCsv(@QueryParam("kind") String kind) {
        return Csv.response("sites.csv", HEADER,
                ofKind(kind).stream()
                        .map(s -> Arrays.asList(s.code(), s.name(), s.kind(), s.township(), s.waterBody(), s.order(),
                                s.targetClass(),
                                s.latitude(), s.longitude(), s.authority(), s.active(), s.controlLevel(), s.bodyType(),
                                s.publisher())));
    }

    private List<SiteView> ofKind(String kind) {
        if (kind == null) {
            return observations.sites(null);
        }
        return observations.sites(SiteKind.byCode(kind)
                .orElseThrow(() -> Problem.badParameter("kind", "只能是 air、water、drinking-water 或 noise")));
    }
}
