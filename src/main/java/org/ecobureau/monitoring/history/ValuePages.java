package org.ecobureau.monitoring.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.SlotAddress;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of one value at its permanent address: every version, old to new, with source, publisher and reason. */
@Path("/data")
@PublicCache(60)
public class ValuePages {

    @Inject
    Values values;
    @Inject
    Clock clock;

    /** One version in the table. */
    public record VersionRow(int version, String value, String state, String flags, String source, Instant at, String note,
            boolean current, boolean demonstration) {

        static VersionRow of(Reading before, Reading r, boolean current) {
            return new VersionRow(r.version(), Written.of(r), r.state().label(), r.flagWords(),
                    r.demonstration() ? "演示数据" : r.source(), r.receivedAt(), why(before, r), current, r.demonstration());
        }

        /** The reason given, else what happened in words. */
        private static String why(Reading before, Reading r) {
            if (r.note() != null) {
                return r.note();
            }
            if (before == null) {
                return "第一次收到";
            }
            return before.written().equals(r.written()) && before.flagWords().equals(r.flagWords()) ? "数值没有变"
                    : before.value() == null ? "补上了之前没有的数值" : "来源报送了新的数值";
        }
    }

    /** The page. */
    public record ValueView(SiteView site, String parameter, String unit, String period, String age, String about,
            VersionRow now, List<VersionRow> versions, String address, String home, boolean demonstration) {
    }

    @CheckedTemplate(basePath = "monitoring/history", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance value(ValueView view);
    }

    @GET
    @Path("/{site}/{parameter}/{period}/{start}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance value(@PathParam("site") String site, @PathParam("parameter") String parameter,
            @PathParam("period") String period, @PathParam("start") String start) {
        Values.Found found = values.find(site, parameter, period, start);
        List<Reading> versions = found.versions();
        Reading last = versions.get(versions.size() - 1);
        List<VersionRow> rows = new ArrayList<>();
        Reading before = null;
        for (Reading r : versions) {
            rows.add(VersionRow.of(before, r, r == last));
            before = r;
        }
        String words = found.period().words(found.start());
        boolean demonstration = versions.stream().anyMatch(Reading::demonstration);
        return Templates.value(new ValueView(found.site(), found.parameter().name(), found.parameter().unit(), words,
                ChinaTime.age(last.end(), clock.instant()),
                found.site().name() + " " + found.parameter().name() + " " + words + "：" + Written.withUnit(last),
                rows.get(rows.size() - 1), List.copyOf(rows), SlotAddress.of(last), home(found.site()), demonstration));
    }

    /** The page of the site among the menu items; null where none has one. */
    private static String home(SiteView site) {
        return switch (site.kind()) {
            case "air" -> "/air/sites/" + site.code();
            case "water" -> "/water/sites/" + site.code();
            case "drinking-water" -> "/drinking-water/sources/" + site.code();
            default -> null;
        };
    }
}
