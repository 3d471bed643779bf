package org.ecobureau.home;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.ecobureau.home.CountyPlaces.Json;
import org.ecobureau.home.CountyPlaces.Row;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.PublicCache;

/** The townships and what stands in them, as the map shows it; the whole list is one page. */
@Path("/api/v1")
@PublicCache(300)
public class MapApi {

    @Inject
    CountyPlaces places;

    @GET
    @Path("/townships")
    @Produces("application/json")
    public Listing<Json> townships() {
        return new Listing<>(places.county().rows().stream().map(Json::of).toList(), null);
    }

    @GET
    @Path("/townships.csv")
    @Produces("text/csv")
    public Response townshipsCsv() {
        List<Row> rows = places.county().rows();
        return Csv.response("townships.csv", Row.HEADER, rows.stream().map(Row::cells));
    }
}
