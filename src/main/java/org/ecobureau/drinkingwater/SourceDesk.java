package org.ecobureau.drinkingwater;

import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What staff still owe the public about the sources: the next quarter, how late it is, and which results are missing. */
@Path(SourceDesk.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MONITOR, Roles.PUBLISHER, Roles.LEADER })
@NoStore
public class SourceDesk {
    static final String PATH = "/staff/drinking-water";

    @Inject
    SourceReports reports;

    /** The page: sources without a result in the quarter that is due. */
    public record DeskView(NextDue due, String quarter, List<SourceReport.Row> missing, int sources,
            String basis) {
    }

    @CheckedTemplate(basePath = "drinkingwater", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance desk(DeskView view);
    }

    /** The way in from the staff home page; it says how late the next quarter is. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Inject
        SourceReports reports;

        @Override
        public DeskEntry entry() {
            NextDue due = reports.due();
            return new DeskEntry("饮用水源公布", PATH,
                    due.words() + (due.overdue() ? "的结果已逾期 " + due.daysOver() + " 天"
                            : "的结果最迟 " + due.due() + " 公布，还有 "
                                    + due.days() + " 天"),
                    Set.of(Roles.MONITOR, Roles.PUBLISHER, Roles.LEADER));
        }
    }

    @GET
    public TemplateInstance desk() {
        NextDue due = reports.due();
        SourceReport report = reports.read(due.quarter()).report();
        return Templates.desk(new DeskView(due, due.quarter(), report.rows().stream().filter(r -> !r.monitored()).toList(),
                report.rows().size(), reports.dueBasis()));
    }
}
