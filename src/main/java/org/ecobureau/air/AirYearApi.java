package org.ecobureau.air;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;

/** The statistics of a year and of its months, the same rows as on the pages of calendar, statistics and comparison. */
@Path("/api/v1/air")
@PublicCache(60)
public class AirYearApi {
    @Inject
    AirYears years;

    /** Which year of which place, and by which standard its days are judged. */
    public static class Query {
        @QueryParam("year")
        Integer year;
        @QueryParam("site")
        String site;
        @QueryParam("recomputed")
        String recomputed;
    }

    @GET
    @Path("/statistics")
    @Produces("application/json")
    public Listing<AirStatisticsRow> statistics(@BeanParam Query query) {
        return new Listing<>(rows(query), null);
    }

    @GET
    @Path("/statistics.csv")
    @Produces("text/csv")
    public Response statisticsCsv(@BeanParam Query query) {
        return Csv.response("air-statistics.csv", AirStatisticsRow.HEADER, rows(query).stream().map(AirStatisticsRow::cells));
    }

    private List<AirStatisticsRow> rows(Query query) {
        if (query.year == null) {
            throw Problem.badParameter("year", "请写明年份，如 year=2026");
        }
        if (!years.covers(query.year)) {
            throw Problem.badParameter("year", "年份要在 " + AirYears.FIRST_YEAR + " 到今年之间");
        }
        boolean recomputed = "true".equals(query.recomputed);
        if (query.recomputed != null && !recomputed && !query.recomputed.equals("false")) {
            throw Problem.badParameter("recomputed", "请填写 true 或 false");
        }
        AirYears.Year year = years.read(query.year, query.site, recomputed)
                .orElseThrow(() -> Problem.notFound("没有代码为“" + query.site + "”的空气点位，点位清单见 /api/v1/sites?kind=air。"));
        List<AirStatisticsRow> rows = new ArrayList<>();
        rows.add(AirStatisticsRow.of(query.site, String.valueOf(query.year), year.whole(), recomputed));
        year.months().forEach((month, m) -> rows.add(AirStatisticsRow.of(query.site, month.toString(), m, recomputed)));
        return rows;
    }
}
