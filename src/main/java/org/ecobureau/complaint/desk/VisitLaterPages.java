package org.ecobureau.complaint.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.PreparedFile;
import org.ecobureau.attachment.Upload;
import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.NewVisit;
import org.ecobureau.complaint.SiteVisits;
import org.ecobureau.complaint.VisitEvidence;
import org.ecobureau.complaint.VisitReader;
import org.ecobureau.complaint.VisitRules;
import org.ecobureau.complaint.VisitSheet;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** What comes to a visit after its record: samples, results of the laboratory, photos and documents. */
@Path("/staff/cases/{number}")
@NoStore
public class VisitLaterPages {

    @Inject
    VisitPages pages;

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    VisitReader visits;

    @Inject
    SiteVisits writer;

    @Inject
    VisitEvidence evidence;

    @Inject
    Idempotency idempotency;

    @Inject
    AuditLog audit;

    @Inject
    OwnDrafts own;

    @Inject
    ListWalk walk;

    @Inject
    Clock clock;

    /** Whoever sent something after their session had ended comes back here from signing in. */
    @GET
    @Path("visits/{visit}/{later}")
    @RolesAllowed(Roles.OFFICER)
    public Response signedInAgain(@RestPath String number, @RestPath int visit, @RestPath String later) {
        pages.forWork(number);
        if (!List.of("samples", "results", "evidence").contains(later)) {
            throw Problem.notFound();
        }
        return Response.seeOther(URI.create(VisitPages.address(number, visit) + "?draft=again" + walk.more())).build();
    }

    @POST
    @Path("visits/{visit}/samples")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OFFICER)
    public Response addSample(@RestPath String number, @RestPath int visit, MultivaluedMap<String, String> posted) {
        VisitForm form = VisitForm.of(posted);
        return step(number, visit, form, OwnForm.sample(visit), sheet -> {
            VisitRules.Outcome<NewVisit.Sample> checked = VisitRules.sample(form.sample("sample"),
                    visits.one(number, visit).latest().startedAt(), clock.instant(), ChinaTime.dayOf(sheet.receivedAt()));
            return new Work(checked.violations(), "sample",
                    () -> writer.addSample(number, visit, checked.made(), person.actor()));
        });
    }

    @POST
    @Path("visits/{visit}/results")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.OFFICER)
    public Response addResult(@RestPath String number, @RestPath int visit, MultivaluedMap<String, String> posted) {
        VisitForm form = VisitForm.of(posted);
        return step(number, visit, form, OwnForm.result(visit), sheet -> {
            VisitSheet.Sample sample = visits.one(number, visit).samples().stream()
                    .filter(s -> s.no() == form.number("result.sample", 0)).findFirst().orElse(null);
            if (sample == null) {
                return new Work(List.of(new Violation("result.sample", "请选择是哪个样品的结果。")), "result", () -> {
                });
            }
            VisitRules.Outcome<NewVisit.Result> checked = VisitRules.result(form.result("result"), sample.parameter(),
                    ChinaTime.dayOf(sample.takenAt()), clock.instant(), !sample.results().isEmpty());
            return new Work(checked.violations(), "result",
                    () -> writer.addResult(number, visit, sample.no(), checked.made(), person.actor()));
        });
    }

    @POST
    @Path("visits/{visit}/evidence")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Roles.OFFICER)
    public Response addEvidence(@RestPath String number, @RestPath int visit, @RestForm("photos") List<FileUpload> photos,
            @RestForm("documents") List<FileUpload> documents,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String idempotencyKey) {
        CaseSheet sheet = pages.forWork(number);
        visits.one(number, visit);
        VisitEvidence.Checked files = evidence.check(Upload.of(photos), Upload.of(documents));
        if (files.photos().isEmpty() && files.documents().isEmpty()) {
            return filesAgain(sheet, visit, 422, files.violations());
        }
        byte[] canonical = Stream.concat(files.photos().stream(), files.documents().stream()).map(PreparedFile::sha256)
                .collect(Collectors.joining("\n", "evidence " + visit + "\n", "")).getBytes(StandardCharsets.UTF_8);
        try {
            Response done = idempotency.once("visit " + number, idempotencyKey, canonical, () -> {
                evidence.add(number, visit, files, person.actor());
                return done(number, visit, "evidence");
            });
            return files.violations().isEmpty() ? done : keptPartly(number, visit, files);
        } catch (Problem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                throw problem;
            }
            return filesAgain(sheet, visit, problem.status(), violations(problem));
        }
    }

    /** Good files are kept beside a bad one; what was not kept is named. */
    private Response keptPartly(String number, int visit, VisitEvidence.Checked files) {
        Violation kept = new Violation("", "已经收下 " + (files.photos().size() + files.documents().size())
                + " 个文件，其余的没有收下，请换过再传：");
        return filesAgain(pages.forWork(number), visit, 422,
                Stream.concat(Stream.of(kept), files.violations().stream()).toList());
    }

    /** A document of a visit: for all who handle the case, as a download, each time logged. */
    @GET
    @Path("evidence/{id}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public Response document(@RestPath String number, @RestPath String id, @Context HttpHeaders request) {
        CaseSheet sheet = reader.forStaff(number, person.actor());
        UUID document = CasePhotoPages.uuid(id);
        Response response = evidence.serveDocument(visits.of(sheet), document, request);
        QuarkusTransaction.requiringNew().run(() -> audit.record("visit.document", number, "document " + document));
        return response;
    }

    /** What a form asks for: nothing is done where something has to be mended. */
    private record Work(List<Violation> violations, String done, Runnable step) {
    }

    private Response step(String number, int visit, VisitForm form, OwnForm which, Function<CaseSheet, Work> check) {
        CaseSheet sheet;
        try {
            sheet = pages.forWork(number);
        } catch (Problem problem) {
            return LostWords.answer(problem, which.label(), OwnForm.facts(form.typed()));
        }
        Work work = check.apply(sheet);
        if (!work.violations().isEmpty()) {
            return again(sheet, visit, form, which, 422, work.violations());
        }
        try {
            return idempotency.once("visit " + number, form.key(), form.canonical(), () -> {
                work.step().run();
                own.forget(number, which, person.actor(), form.typed());
                return done(number, visit, work.done());
            });
        } catch (Problem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                return LostWords.answer(problem, which.label(), OwnForm.facts(form.typed()));
            }
            return again(sheet, visit, form, which, problem.status(), violations(problem));
        }
    }

    private Response done(String number, int visit, String done) {
        return Response.seeOther(URI.create(VisitPages.address(number, visit) + "?done=" + done + walk.more())).build();
    }

    private static List<Violation> violations(Problem problem) {
        return problem.violations().isEmpty() ? List.of(new Violation("", problem.getMessage())) : problem.violations();
    }

    private Response again(CaseSheet sheet, int visit, VisitForm form, OwnForm which, int status, List<Violation> violations) {
        FormDraft kept = own.keep(sheet.number(), which, person.actor(), form.typed());
        return Html.page(status, pages.page(sheet, visit, form, new FormErrors().addAll(violations), kept, null));
    }

    /** Files cannot be kept in a form; what stands in the other forms is there from their drafts. */
    private Response filesAgain(CaseSheet sheet, int visit, int status, List<Violation> violations) {
        return Html.page(status,
                pages.page(sheet, visit, VisitForm.empty(), new FormErrors().addAll(violations), null, null));
    }
}
