package org.ecobureau.standard.registry;

import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.standard.registry.LimitTables.LimitTable;
import org.ecobureau.standard.registry.Registry.Entry;

/** The registry of standards and law articles for programs. */
@Path("/api/v1")
@PublicCache(3600)
public class StandardsApi {

    /** One entry of the list. */
    public record StandardView(String id, String kind, String title, String article, String summary, LocalDate validFrom,
            LocalDate validTo, String replacedBy, String usedFor, String source, String verification, String url) {

        static StandardView of(Entry e) {
            return new StandardView(e.id(), e.kind(), e.title(), e.article(), e.summary(), e.validFrom(), e.validTo(),
                    e.replacedBy(), e.usedFor(), e.source(), e.verification(), e.url());
        }
    }

    /** A table of figures with its headings. */
    public record TableView(String name, String title, List<String> columns, List<List<String>> rows) {
    }

    /** One entry with its tables. */
    public record DetailView(StandardView standard, List<TableView> tables) {
    }

    @GET
    @Path("/standards")
    @Produces("application/json")
    public Listing<StandardView> json(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        int size = Limits.of(limit);
        List<Entry> all = Registry.all();
        int from = after == null ? 0 : all.stream().map(Entry::slug).toList().indexOf(after) + 1;
        if (after != null && from == 0) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开");
        }
        List<Entry> rest = all.subList(from, all.size());
        return Listing.page(rest.size() > size ? rest.subList(0, size + 1) : rest, size,
                last -> "/api/v1/standards?limit=" + size + "&after="
                        + java.net.URLEncoder.encode(last.slug(), java.nio.charset.StandardCharsets.UTF_8))
                .map(StandardView::of);
    }

    @GET
    @Path("/standards.csv")
    @Produces("text/csv")
    public Response csv() {
        return Csv.response("standards.csv", Entry.HEADER, Registry.all().stream().map(Entry::cells));
    }

    @GET
    @Path("/standards/{id}")
    @Produces("application/json")
    public DetailView entry(@PathParam("id") String id) {
        Entry entry = find(id);
        return new DetailView(StandardView.of(entry), LimitTables.of(entry.id()).stream()
                .map(t -> new TableView(t.name(), t.title(), t.columns(), t.rows())).toList());
    }

    @GET
    @Path("/standards/{id}/{table}.csv")
    @Produces("text/csv")
    public Response table(@PathParam("id") String id, @PathParam("table") String table) {
        LimitTable found = LimitTables.of(find(id).id()).stream().filter(t -> t.name().equals(table)).findFirst()
                .orElseThrow(() -> Problem.notFound("这个标准没有这张表"));
        return Csv.response(table + ".csv", found.columns(), found.rows().stream());
    }

    private static Entry find(String id) {
        return Registry.bySlug(id).orElseThrow(() -> Problem.notFound("没有登记这个标准或法条"));
    }
}
