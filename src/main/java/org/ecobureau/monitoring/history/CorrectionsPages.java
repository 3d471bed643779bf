package org.ecobureau.monitoring.history;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.AtomFeed;
import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.PublicCache;
import org.ecobureau.shared.web.SiteConfig;
import org.ecobureau.standard.Parameters;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The public log of corrections: page, feed, JSON and CSV. */
@Path("/corrections")
@PublicCache(60)
public class CorrectionsPages {
    private static final int PAGE = 50;

    @Inject
    Corrections corrections;
    @Inject
    Observations observations;
    @Inject
    Townships townships;
    @Inject
    SiteConfig site;

    /** One row of the table. */
    public record Row(Instant at, String site, String parameter, String period, String before, String after, String unit,
            String note, String href) {

        static Row of(Correction c) {
            return new Row(c.at(), c.siteName(), Parameters.get(c.parameter()).name(), c.period().words(c.start()),
                    c.oldWritten() == null ? "没有数值" : Written.of(c.oldWritten()),
                    c.newWritten() == null ? "已撤回" : Written.of(c.newWritten()), c.unit(), c.note(), c.address());
        }

        String sentence() {
            return site + " " + parameter + " " + period + "：" + before + " → " + after + "（" + unit + "）";
        }
    }

    /** The page. */
    public record CorrectionsView(List<Row> rows, long count, String township, String site, List<Option> townships,
            List<Option> sites, String query, String next, String first, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "monitoring/history", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance corrections(CorrectionsView view);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@QueryParam("township") String township, @QueryParam("site") String code,
            @QueryParam("after") String after) {
        Corrections.Filter filter = corrections.filter(township, code);
        Listing<Correction> page = Listing.page(corrections.page(filter, CorrectionsAddress.key(after), PAGE + 1), PAGE,
                last -> "/corrections" + CorrectionsAddress.query(township, code, "after", Cursor.encode(last.id())));
        return Templates.corrections(new CorrectionsView(page.items().stream().map(Row::of).toList(), corrections.count(filter),
                township, code, townships.options(),
                observations.sites(null).stream().map(s -> Option.of(s.code(), s.name())).toList(),
                CorrectionsAddress.query(township, code),
                page.next(), after == null ? null : "/corrections" + CorrectionsAddress.query(township, code),
                page.items().stream().anyMatch(Correction::demonstration)));
    }

    @GET
    @Path("/feed.atom")
    @Produces(AtomFeed.TYPE)
    public String feed(@QueryParam("township") String township, @QueryParam("site") String code) {
        AtomFeed feed = new AtomFeed(site.county() + "环境监测数据更正记录", site.baseUrl(), "/corrections",
                "/corrections/feed.atom" + CorrectionsAddress.query(township, code));
        for (Correction c : corrections.page(corrections.filter(township, code), null, PAGE)) {
            Row row = Row.of(c);
            feed.entry(c.address() + "#v" + c.version(), c.address(), row.sentence(), "更正原因：" + c.note(), c.at());
        }
        return feed.write();
    }
}
