package org.ecobureau.statistics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.publication.State;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The bulletins for the public. */
@Path("/bulletins")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
@Blocking
public class BulletinPages {

    private static final int PAGE = 24;
    static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** A line of the list. */
    public record Item(long id, String title, String summary, Instant publishedAt, boolean changed) {
    }

    /** A version that is no longer the current one. */
    public record Earlier(int version, Instant publishedAt, String reason, Instant replacedAt) {
    }

    /** The page of a bulletin. */
    public record Shown(long id, BulletinView bulletin, int version, String reason, Instant publishedAt,
            List<Earlier> earlier) {
    }

    @CheckedTemplate(basePath = "statistics", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance bulletins(List<Item> items, String next, boolean first);

        static native TemplateInstance bulletin(Shown shown);

        static native TemplateInstance withdrawn(String title, Instant publishedAt, Instant endedAt, String reason);
    }

    @GET
    public TemplateInstance bulletins(@RestQuery String after) {
        Listing<PublicBulletin> page = page(after, PAGE, "/bulletins?");
        return Templates.bulletins(page.map(b -> new Item(b.bulletinId, b.kind.words(b.firstDay) + b.kind.label(),
                BulletinView.paragraphs(b.text.summary()).stream().findFirst().orElse(""), b.publishedAt, b.changedAt != null))
                .items(), page.next(), after == null);
    }

    /** One page of the list; pages and API share its mark. */
    static Listing<PublicBulletin> page(String after, int size, String address) {
        LocalDate end = LAST;
        long id = Long.MAX_VALUE;
        if (after != null) {
            List<String> key = Cursor.decode(after, 2);
            try {
                end = LocalDate.parse(key.get(0));
                id = Long.parseLong(key.get(1));
            } catch (DateTimeException | NumberFormatException e) {
                throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
            }
        }
        return Listing.page(PublicBulletin.page(end, id, size + 1), size,
                last -> address + "after=" + Cursor.encode(last.endDay, last.bulletinId));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance bulletin(@RestPath long id) {
        List<PublicBulletin> versions = PublicBulletin.versions(id);
        PublicBulletin now = versions.stream().filter(v -> v.state.shown()).findFirst().orElse(null);
        if (now == null) {
            PublicBulletin gone = versions.stream().filter(v -> v.state == State.WITHDRAWN).findFirst()
                    .orElseThrow(() -> Problem.notFound("没有这份公报。请到“月报和公报”里查找。"));
            return Templates.withdrawn(gone.kind.words(gone.firstDay) + gone.kind.label(), gone.publishedAt, gone.endedAt,
                    gone.endedReason);
        }
        List<Earlier> earlier = versions.stream().filter(v -> v.state == State.CORRECTED)
                .map(v -> new Earlier(v.versionNo, v.publishedAt, v.endedReason, v.endedAt)).toList();
        return Templates.bulletin(new Shown(id, view(now), now.versionNo, now.reason, now.publishedAt, earlier));
    }

    private static BulletinView view(PublicBulletin b) {
        return BulletinView.of(b.kind, b.firstDay, b.text, BulletinService.read(b.figures), b.dataVersion, b.frozenAt,
                b.changedAt);
    }
}
