package org.ecobureau.drinkingwater;

import java.util.List;

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
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

/**
 * Results of the drinking-water sources for anybody: every evaluation (without {@code from} the last 24 months), the report of
 * a quarter (without {@code quarter} the newest) and the rates of every quarter.
 */
@Path("/api/v1/drinking-water")
@PublicCache(300)
public class DrinkingWaterApi {
    private static final String BASE = "/api/v1/drinking-water/";

    @Inject
    WaterEvaluations evaluations;
    @Inject
    SourceReports reports;

    @GET
    @Path("/evaluations")
    @Produces("application/json")
    public Listing<WaterEvaluationJson> evaluations(@QueryParam("site") String site, @QueryParam("from") String from,
            @QueryParam("to") String to, @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return evaluations.page(BASE + "evaluations", new Query(SiteKind.DRINKING_WATER, site, from, to), limit, after);
    }

    @GET
    @Path("/evaluations.csv")
    @Produces("text/csv")
    public Response evaluationsCsv(@QueryParam("site") String site, @QueryParam("from") String from,
            @QueryParam("to") String to) {
        return Csv.response("drinking-water-evaluations.csv", WaterEvaluation.HEADER,
                evaluations.rows(new Query(SiteKind.DRINKING_WATER, site, from, to)));
    }

    @GET
    @Path("/report")
    @Produces("application/json")
    public Listing<ReportJson> report(@QueryParam("quarter") String quarter, @QueryParam("township") String township,
            @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        int size = Limits.of(limit);
        SourceReport report = reports.read(quarter).report();
        String place = reports.township(township);
        List<SourceReport.Row> rest = SourceReports.after(report.of(place), after);
        return Listing.page(rest.size() > size ? rest.subList(0, size + 1) : rest, size,
                last -> BASE + "report?quarter=" + QuarterText.of(report.start()) + (place == null ? "" : "&township=" + place)
                        + "&limit=" + size + "&after=" + last.source().site().code())
                .map(row -> ReportJson.of(report, row));
    }

    @GET
    @Path("/report.csv")
    @Produces("text/csv")
    public Response reportCsv(@QueryParam("quarter") String quarter, @QueryParam("township") String township) {
        SourceReport report = reports.read(quarter).report();
        return Csv.response("drinking-water-report-" + QuarterText.of(report.start()) + ".csv", ReportJson.HEADER,
                report.of(reports.township(township)).stream().map(row -> ReportJson.of(report, row).cells()));
    }

    @GET
    @Path("/rates")
    @Produces("application/json")
    public Listing<RatesJson> rates(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        int size = Limits.of(limit);
        List<RatesJson> all = reports.history().stream().flatMap(RatesJson::of).toList();
        int first = after == null ? 0 : all.stream().map(RatesJson::key).toList().indexOf(after) + 1;
        if (after != null && first == 0) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        }
        List<RatesJson> rest = all.subList(first, all.size());
        return Listing.page(rest.size() > size ? rest.subList(0, size + 1) : rest, size,
                last -> BASE + "rates?limit=" + size + "&after=" + last.key());
    }

    @GET
    @Path("/rates.csv")
    @Produces("text/csv")
    public Response ratesCsv() {
        return Csv.response("drinking-water-rates.csv", RatesJson.HEADER,
                reports.history().stream().flatMap(RatesJson::of).map(RatesJson::cells));
    }
}
