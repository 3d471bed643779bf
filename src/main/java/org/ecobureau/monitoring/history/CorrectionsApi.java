package org.ecobureau.monitoring.history;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.PublicCache;

/** The public log of corrections for programs. */
@Path("/api/v1")
@PublicCache(60)
public class CorrectionsApi {

    @Inject
    Corrections corrections;

    @GET
    @Path("/corrections")
    @Produces("application/json")
    public Listing<CorrectionView> json(@QueryParam("township") String township, @QueryParam("site") String code,
            @QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        int size = Limits.of(limit);
        return Listing
                .page(corrections.page(corrections.filter(township, code), CorrectionsAddress.key(after), size + 1), size,
                        last -> "/api/v1/corrections"
                                + CorrectionsAddress.query(township, code, "limit", String.valueOf(size), "after",
                                        Cursor.encode(last.id())))
                .map(CorrectionView::of);
    }

    @GET
    @Path("/corrections.csv")
    @Produces("text/csv")
    public Response csv(@QueryParam("township") String township, @QueryParam("site") String code) {
        return Csv.response("corrections.csv", CorrectionView.HEADER,
                corrections.all(corrections.filter(township, code)).map(c -> CorrectionView.of(c).cells()));
    }
}
