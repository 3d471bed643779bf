package org.ecobureau.eia;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Limits;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.shared.web.Site;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Approval notices as open data. */
@Path("/api/v1/eia")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "eia")
@PublicCache(60)
public class EiaApi {

    /** Rows read at once while a CSV is written. */
    private static final int CSV_PAGE = 500;

    @Inject
    NoticeBoard board;

    @Inject
    LegalTexts texts;

    @Inject
    Townships townships;

    @Inject
    Site site;

    @GET
    @Path("/notices")
    @Operation(summary = "Published notices, those open first; stage acceptance|proposed|decision, year of the first day")
    public Listing<NoticeJson> notices(@RestQuery String stage, @RestQuery String open, @RestQuery String township,
            @RestQuery String year, @RestQuery Integer limit, @RestQuery String after, @Context UriInfo address) {
        NoticeFilter filter = NoticeFilter.read(stage, open, township, year, after, townships, board.today());
        int most = Limits.of(limit);
        Listing<PublicNotice> page = Listing.page(PublicNotice.list(filter, most + 1), most,
                last -> address.getRequestUriBuilder().scheme(null).host(null).port(-1).replaceQueryParam("after", key(last))
                        .build().toString());
        return new Listing<>(json(page.items()), page.next());
    }

    @GET
    @Path("/notices.csv")
    @Produces("text/csv")
    @Operation(summary = "The whole result of the same filters as CSV")
    public Response noticesCsv(@RestQuery String stage, @RestQuery String open, @RestQuery String township,
            @RestQuery String year) {
        NoticeFilter filter = NoticeFilter.read(stage, open, township, year, null, townships, board.today());
        return Csv.response("eia-notices.csv", NoticeJson.CSV_HEADER, rows(filter));
    }

    @GET
    @Path("/notices/{id}")
    public NoticeJson notice(@RestPath long id) {
        PublicNotice notice = PublicNotice.current(id).orElseThrow(() -> WithdrawnNotice
                .<WithdrawnNotice> findByIdOptional(id)
                .map(gone -> Problem.notFound("这份公示已撤回，原因：" + gone.endedReason))
                .orElseGet(() -> Problem.notFound("没有编号为 " + id + " 的公示。")));
        return json(List.of(notice)).get(0);
    }

    @GET
    @Path("/projects/{id}")
    public ProjectJson project(@RestPath long id) {
        List<NoticeJson> notices = json(PublicNotice.ofProject(id));
        if (notices.isEmpty()) {
            throw Problem.notFound("没有编号为 " + id + " 的项目，或者它还没有发布过公示。");
        }
        return ProjectJson.of(id, notices);
    }

    /** A project with its published notices in the order of time. */
    public record ProjectJson(long id, String projectName, String location, String township, String builder,
            String eiaAgency, String reportType, List<NoticeJson> notices) {

        static ProjectJson of(long id, List<NoticeJson> notices) {
            NoticeJson last = notices.get(notices.size() - 1);
            return new ProjectJson(id, last.projectName(), last.location(), last.township(), last.builder(),
                    last.eiaAgency(), last.reportType(), notices);
        }
    }

    private List<NoticeJson> json(List<PublicNotice> notices) {
        Map<Long, List<EiaDocument>> documents = NoticeBoard.documents(notices.stream().map(n -> n.id).toList());
        return notices.stream().map(n -> NoticeJson.of(n, documents.get(n.id).stream()
                .map(d -> new NoticeJson.Document(d.name,
                        site.getConfig().baseUrl() + "/eia/notices/" + n.noticeId + "/documents/" + d.attachmentId,
                        d.bytes, d.sha256))
                .toList(), texts, board.today())).toList();
    }

    private static String key(PublicNotice last) {
        return NoticeFilter.Key.encode(last.facts.periodLast(), last.noticeId);
    }

    /** All rows, read a page at a time while the answer is written. */
    private Stream<List<Object>> rows(NoticeFilter filter) {
        return Stream.iterate(csvPage(filter), page -> !page.notices().isEmpty(), page -> csvPage(filter.after(page.end())))
                .flatMap(page -> page.notices().stream()).map(NoticeJson::csvRow);
    }

    private record CsvPage(List<NoticeJson> notices, NoticeFilter.Key end) {
    }

    private CsvPage csvPage(NoticeFilter filter) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<NoticeJson> notices = json(PublicNotice.list(filter, CSV_PAGE));
            return new CsvPage(notices, notices.isEmpty() ? null
                    : new NoticeFilter.Key(notices.get(notices.size() - 1).periodLast(),
                            notices.get(notices.size() - 1).id()));
        });
    }
}
