package org.ecobureau.monitoring.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.monitoring.imports.ImportJob.State;
import org.ecobureau.monitoring.imports.ImportViews.JobView;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Long work of the import screen: a bar that moves, a button that stops it, and the list of faults as a file. */
@Path(ImportPages.PATH)
@RolesAllowed(Roles.MONITOR)
@NoStore
@Produces(MediaType.TEXT_HTML)
public class ImportJobPages {
    /** Without script the browser asks again after so many seconds. */
    private static final String AGAIN_SECONDS = "3";
    private static final int PART = 1_000;

    @Inject
    ImportJobs jobs;
    @Inject
    ImportWork work;
    @Inject
    ImportDraftService drafts;
    @Inject
    StaffMember me;
    @Inject
    Clock clock;

    @CheckedTemplate(basePath = "monitoring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance importJob(JobView job, boolean live);
    }

    /** What the script of the page asks for. */
    public record Progress(long done, long total, int percent, String words, boolean running) {
    }

    /** @param live "1" when a script watches, so that the page need not load again */
    @GET
    @Path("/jobs/{job}")
    public Response job(@PathParam("job") long id, @QueryParam("live") String live) {
        ImportJob job = jobs.job(id, me.username());
        if (job.stateAt(clock.instant()) == State.DONE) {
            return ImportPages.to(job.draftId == null ? "/" + job.batchId : "/drafts/" + job.draftId + "/preview");
        }
        JobView view = JobView.of(job, clock.instant());
        Response.ResponseBuilder page = Response.ok(Templates.importJob(view, "1".equals(live)));
        return (view.running() && live == null ? page.header("Refresh", AGAIN_SECONDS) : page).build();
    }

    @GET
    @Path("/jobs/{job}/progress")
    @Produces(MediaType.APPLICATION_JSON)
    public Progress progress(@PathParam("job") long id) {
        JobView view = JobView.of(jobs.job(id, me.username()), clock.instant());
        return new Progress(view.done(), view.total(), view.percent(), view.words(), view.running());
    }

    @POST
    @Path("/jobs/{job}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@PathParam("job") long id) {
        jobs.cancel(id, me.username());
        return ImportPages.to("/jobs/" + id);
    }

    @POST
    @Path("/jobs/{job}/again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response again(@PathParam("job") long id) {
        return ImportPages.to("/jobs/" + jobs.again(id, me.username()));
    }

    @GET
    @Path("/drafts/{id}/errors.csv")
    @Produces("text/csv")
    public Response errors(@PathParam("id") String id) {
        Long check = drafts.open(id, me.username()).checkId();
        if (check == null) {
            throw Problem.notFound("这份文件还没有检查完，或者已经入库。");
        }
        Iterator<List<?>> rows = new Faults(check);
        return Csv.response("import-errors.csv", List.of("line", "message"),
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false));
    }

    /** All faults of a check, read part by part. */
    private final class Faults implements Iterator<List<?>> {
        private final long check;
        private List<ImportWork.Fault> part = new ArrayList<>();
        private int at;
        private ImportWork.Fault last = new ImportWork.Fault(0, -1, "");

        Faults(long check) {
            this.check = check;
        }

        @Override
        public boolean hasNext() {
            if (at == part.size()) {
                part = work.faults(check, last.line(), last.position(), PART);
                at = 0;
            }
            return at < part.size();
        }

        @Override
        public List<?> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = part.get(at++);
            return List.of(last.line(), last.message());
        }
    }
}
