package org.ecobureau.water;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluationJson;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.monitoring.WaterEvaluations.Query;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.PublicCache;

/** Results of the river sections for anybody; without {@code from} the last 24 months. */
@Path("/api/v1/water")
@PublicCache(300)
public class WaterApi {
    @Inject
    WaterEvaluations evaluations;

    @GET
    @Path("/evaluations")
    @Produces("application/json")
    public Listing<WaterEvaluationJson> evaluations(@QueryParam("site") String site,
            @QueryParam("period") String period, @QueryParam("from") String from, @QueryParam("to") String to,
            @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return evaluations.page("/api/v1/water/evaluations", new Query(SiteKind.WATER, site, from, to).in(period), limit,
                after);
    }

    @GET
    @Path("/evaluations.csv")
    @Produces("text/csv")
    public Response evaluationsCsv(@QueryParam("site") String site,
            @QueryParam("period") String period, @QueryParam("from") String from, @QueryParam("to") String to) {
        return Csv.response("water-evaluations.csv", WaterEvaluation.HEADER,
                evaluations.rows(new Query(SiteKind.WATER, site, from, to).in(period)));
    }
}
