package org.ecobureau.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.shared.web.Site;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** The bulletins and their frozen figures as open data. */
@Path("/api/v1")
@PublicCache(300)
public class BulletinApi {

    private static final int CSV_PAGE = 200;
    private static final List<String> HEADER = List.of("id", "kind", "first", "last", "title", "version", "publishedAt",
            "dataVersion", "frozenAt", "changedAt", "url");
    private static final List<String> FIGURE_HEADER = List.of("group", "code", "name", "value", "unit", "note");

    @Inject
    Site site;

    /**
     * A bulletin in the list.
     *
     * @param dataVersion newest observation its figures rest on
     * @param changedAt when data of the period changed for the first time after that, or null
     */
    public record Item(long id, String kind, LocalDate first, LocalDate last, String title, int version,
            OffsetDateTime publishedAt, long dataVersion, OffsetDateTime frozenAt, OffsetDateTime changedAt, String url) {

        List<Object> cells() {
            return Arrays.asList(id, kind, first, last, title, version, publishedAt, dataVersion, frozenAt, changedAt, url);
        }
    }

    /** A bulletin with words and figures. */
    public record Whole(Item bulletin, String summary, String air, String water, String sources, String work,
            String measuredBy, boolean provisional, List<Figure> figures) {
    }

    @GET
    @Path("/bulletins")
    @Produces("application/json")
    public Listing<Item> bulletins(@RestQuery Integer limit, @RestQuery String after) {
        int size = Limits.of(limit);
        return BulletinPages.page(after, size, "/api/v1/bulletins?limit=" + size + "&").map(this::item);
    }

    @GET
    @Path("/bulletins/{id}")
    @Produces("application/json")
    public Whole bulletin(@RestPath long id) {
        PublicBulletin b = current(id);
        Frozen frozen = BulletinService.read(b.figures);
        return new Whole(item(b), b.text.summary(), b.text.air(), b.text.water(), b.text.sources(), b.text.work(),
                frozen.sources(), frozen.provisional(), frozen.figures());
    }

    @GET
    @Path("/bulletins/{id}.csv")
    @Produces("text/csv")
    public Response figures(@RestPath long id) {
        List<Figure> figures = BulletinService.read(current(id).figures).figures();
        return Csv.response("bulletin-" + id + ".csv", FIGURE_HEADER, figures.stream()
                .map(f -> Arrays.asList(f.group(), f.code(), f.name(), f.value(), f.unit(), f.note())));
    }

    private static PublicBulletin current(long id) {
        return PublicBulletin.current(id).orElseThrow(() -> Problem.notFound("没有编号为 " + id + " 的公报，或者它已经撤回。"));
    }

    private Item item(PublicBulletin b) {
        return new Item(b.bulletinId, b.kind.code(), b.firstDay, b.endDay.minusDays(1),
                b.kind.words(b.firstDay) + b.kind.label(),
                b.versionNo, ChinaTime.offset(b.publishedAt), b.dataVersion, ChinaTime.offset(b.frozenAt),
                ChinaTime.offset(b.changedAt), site.getConfig().baseUrl() + "/bulletins/" + b.bulletinId);
    }

    /** The list as CSV. */
    @GET
    @Path("/bulletins.csv")
    @Produces("text/csv")
    public Response bulletinsCsv() {
        Stream<List<PublicBulletin>> pages = Stream.iterate(page(BulletinPages.LAST, Long.MAX_VALUE), p -> !p.isEmpty(),
                p -> page(p.get(p.size() - 1).endDay, p.get(p.size() - 1).bulletinId));
        return Csv.response("bulletins.csv", HEADER, pages.flatMap(List::stream).map(b -> item(b).cells()));
    }

    private static List<PublicBulletin> page(LocalDate end, long id) {
        return QuarkusTransaction.requiringNew().call(() -> PublicBulletin.page(end, id, CSV_PAGE));
    }
}
