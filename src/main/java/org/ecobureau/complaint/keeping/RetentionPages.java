package org.ecobureau.complaint.keeping;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.RetentionClass;
import org.ecobureau.complaint.RetentionConfig;
import org.ecobureau.complaint.RetentionPlan;
import org.ecobureau.complaint.RetentionPolicy;
import org.ecobureau.complaint.RetentionRuns;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What is kept how long, and what the next night would erase: numbers and days, nothing of any case. */
@Path("/staff/settings")
@RolesAllowed({ Roles.ADMIN, Roles.SECADMIN })
@NoStore
public class RetentionPages {

    static final String PATH = "/staff/settings/retention";
    private static final int SHOWN = 50;
    private static final int MOST_ROWS = 5_000;

    /** A class with its period and how many are due. */
    public record Row(String label, String period, long due) {
    }

    /** What is erased next. */
    public record Next(String number, String label, LocalDate day, boolean due) {
    }

    /** The page. */
    public record Page(List<Row> rows, String refused, String audit, long held, List<Next> next,
            List<RetentionRuns.Run> runs, boolean on, LocalTime from, LocalTime until) {
    }

    @CheckedTemplate(basePath = "complaint/keeping", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance retention(Page page);
    }

    /** The way here from the staff home page. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Override
        public DeskEntry entry() {
            return new DeskEntry("保存期限", PATH, "什么保存多久，今夜会删除哪些（先看后删，不显示内容）", Set.of(Roles.ADMIN, Roles.SECADMIN));
        }
    }

    @Inject
    RetentionPlan plan;

    @Inject
    RetentionRuns runs;

    @Inject
    RetentionConfig config;

    @GET
    @Path("retention")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        Map<RetentionClass, Long> due = plan.due();
        List<Row> rows = Arrays.stream(RetentionClass.values()).map(k -> new Row(k.label(), switch (k) {
            case IDENTITY -> RetentionPolicy.words(config.identity());
            case PHOTOS -> RetentionPolicy.words(config.photos());
            case TEXT -> RetentionPolicy.words(config.text());
        }, due.get(k))).toList();
        List<Next> next = plan.next(SHOWN).stream()
                .map(l -> new Next(l.number(), l.kind().label(), l.day(), l.due())).toList();
        return Templates.retention(new Page(rows, RetentionPolicy.words(config.refused()),
                RetentionPolicy.words(config.audit()), plan.held(), next, runs.latest(), !"off".equals(config.every()),
                config.from(), config.until()));
    }

    /** The same list, longer. */
    @GET
    @Path("retention.csv")
    @Produces("text/csv")
    public Response csv() {
        return Csv.response("retention.csv", List.of("number", "class", "day", "due"),
                plan.next(MOST_ROWS).stream().map(l -> List.of(l.number(), l.kind().code(), l.day(), l.due())));
    }
}
