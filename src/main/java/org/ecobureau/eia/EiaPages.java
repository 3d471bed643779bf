package org.ecobureau.eia;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.ecobureau.attachment.AttachmentServing;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The public pages of the approval notices. */
@Path("/eia")
@Produces(MediaType.TEXT_HTML)
@PublicCache(60)
@Blocking
public class EiaPages {

    private static final int PAGE = 20;
    private static final int FIRST_YEAR = 2026;

    @CheckedTemplate(basePath = "eia", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance list(Listing<NoticeItem> notices, Filter filter, boolean first);

        static native TemplateInstance notice(NoticeView notice);

        static native TemplateInstance withdrawn(WithdrawnView notice);

        static native TemplateInstance project(ProjectView project);
    }

    /**
     * What the visitor chose, and what can be chosen.
     *
     * @param chosen whether anything is filtered
     */
    public record Filter(String stage, String open, String township, String year, List<Option> stages,
            List<Option> townships, List<Option> years, boolean chosen) {
    }

    @Inject
    NoticeBoard board;

    @Inject
    Townships townships;

    @Inject
    AttachmentServing serving;

    @GET
    public TemplateInstance list(@RestQuery String stage, @RestQuery String open, @RestQuery String township,
            @RestQuery String year, @RestQuery String after, @Context UriInfo address) {
        NoticeFilter filter = NoticeFilter.read(stage, open, township, year, after, townships, board.today());
        Listing<PublicNotice> page = Listing.page(PublicNotice.list(filter, PAGE + 1), PAGE,
                last -> address.getRequestUriBuilder().scheme(null).host(null).port(-1)
                        .replaceQueryParam("after", NoticeFilter.Key.encode(last.facts.periodLast(), last.noticeId))
                        .build().toString());
        return Templates.list(new Listing<>(board.items(page.items()), page.next()),
                choices(stage, open, township, year), filter.after() == null);
    }

    private Filter choices(String stage, String open, String township, String year) {
        List<Option> stages = List.of(Stage.values()).stream().map(s -> Option.of(s.code(), s.label())).toList();
        int thisYear = board.today().getYear();
        List<Option> years = IntStream.rangeClosed(0, Math.max(0, thisYear - FIRST_YEAR)).map(i -> thisYear - i)
                .mapToObj(y -> Option.of(String.valueOf(y), y + " 年")).toList();
        boolean chosen = Stream.of(stage, open, township, year).anyMatch(t -> !text(t).isEmpty());
        return new Filter(text(stage), text(open), text(township), text(year), stages, townships.options(), years, chosen);
    }

    private static String text(String parameter) {
        return parameter == null ? "" : parameter;
    }

    @GET
    @Path("/notices/{id}")
    public TemplateInstance notice(@RestPath long id) {
        Optional<PublicNotice> notice = PublicNotice.current(id);
        if (notice.isPresent()) {
            return Templates.notice(board.view(notice.get()));
        }
        WithdrawnNotice gone = WithdrawnNotice.<WithdrawnNotice> findByIdOptional(id)
                .orElseThrow(() -> Problem.notFound("没有这份公示。请检查网址，或到“环评公示”里查找。"));
        return Templates.withdrawn(new WithdrawnView(gone.id, gone.projectName, gone.stage.label(), gone.publishedAt,
                gone.endedAt, gone.endedReason));
    }

    /** A file of a notice that is published now. */
    @GET
    @Path("/notices/{id}/documents/{file}")
    @Produces(MediaType.WILDCARD)
    public Response document(@RestPath long id, @RestPath String file, @Context HttpHeaders request) {
        UUID attachment = EiaDocument.attachment(file);
        boolean shown = PublicNotice.current(id).map(n -> EiaDocument.of(n.id)).orElse(List.of()).stream()
                .anyMatch(d -> d.attachmentId.equals(attachment));
        if (!shown) {
            throw Problem.notFound("这份公示现在没有这个文件。文件可能已被更正替换，请从公示页面重新打开。");
        }
        return serving.servePublic(attachment, request);
    }

    @GET
    @Path("/projects/{id}")
    public TemplateInstance project(@RestPath long id) {
        return Templates.project(board.project(id));
    }
}
