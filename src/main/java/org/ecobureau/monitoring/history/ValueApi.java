package org.ecobureau.monitoring.history;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.PublicCache;

/** The versions of one value for programs. */
@Path("/api/v1")
@PublicCache(60)
public class ValueApi {

    @Inject
    Values values;

    @GET
    @Path("/data/{site}/{parameter}/{period}/{start}")
    @Produces("application/json")
    public Listing<VersionView> json(@PathParam("site") String site, @PathParam("parameter") String parameter,
            @PathParam("period") String period, @PathParam("start") String start) {
        return new Listing<>(values.find(site, parameter, period, start).versions().stream().map(VersionView::of).toList(),
                null);
    }

    @GET
    @Path("/data/{site}/{parameter}/{period}/{start}.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("site") String site, @PathParam("parameter") String parameter,
            @PathParam("period") String period, @PathParam("start") String start) {
        return Csv.response(site + "-" + parameter + "-" + start + ".csv", VersionView.HEADER,
                values.find(site, parameter, period, start).versions().stream().map(r -> VersionView.of(r).cells()));
    }
}
