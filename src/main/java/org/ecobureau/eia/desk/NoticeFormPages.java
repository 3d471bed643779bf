package org.ecobureau.eia.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.attachment.FileChecks;
import org.ecobureau.attachment.PreparedFiles;
import org.ecobureau.attachment.Upload;
import org.ecobureau.eia.DocumentKind;
import org.ecobureau.eia.EiaService;
import org.ecobureau.eia.EiaService.NewFile;
import org.ecobureau.eia.EiaVersion;
import org.ecobureau.eia.NoticeFacts;
import org.ecobureau.eia.Stage;
import org.ecobureau.publication.Move;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The form of a notice: new, and as long as it is a draft. What was typed is never lost on an error. */
@Path("/staff/eia")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PUBLISHER)
@NoStore
@Blocking
public class NoticeFormPages {

    private static final int UNPROCESSABLE = 422;
    private static final int TRIES = 3;
    private static final String CALCULATE = "period";
    private static final String SUBMIT = "submit";

    @CheckedTemplate(basePath = "eia/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance form(FormPage page, NoticeForm form, FormErrors errors);
    }

    @Inject
    FormPages pages;

    @Inject
    EiaService service;

    @Inject
    FileChecks checks;

    @Inject
    Idempotency idempotency;

    @Inject
    StaffMember me;

    @GET
    @Path("/new")
    public TemplateInstance blank(@RestQuery String stage, @RestQuery Long project) {
        Stage chosen = stage(stage);
        return Templates.form(pages.blank(chosen, project, idempotency.newKey()), pages.start(chosen, project),
                new FormErrors());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response create(@BeanParam NoticeForm form, @RestForm String stage, @RestForm Long project,
            @RestForm String action, @RestForm String idempotencyKey) {
        Stage chosen = stage(stage);
        FormErrors errors = new FormErrors();
        NoticeFacts facts = pages.read(form, chosen, errors);
        if (!errors.isEmpty() || CALCULATE.equals(action)) {
            FormPage page = pages.blank(chosen, project, idempotencyKey).withPeriod(pages.period(chosen, facts, errors));
            return answer(errors, page, form);
        }
        byte[] asked = (chosen + "\n" + project + "\n" + facts).getBytes(UTF_8);
        return idempotency.once("eia-new " + me.username(), idempotencyKey, asked,
                () -> Response.seeOther(editPage(service.draft(project, chosen, facts).id)).build());
    }

    @GET
    @Path("/versions/{id}/edit")
    public TemplateInstance edit(@RestPath long id) {
        EiaVersion version = draft(id);
        return Templates.form(pages.stored(version), pages.form(version), new FormErrors());
    }

    /** Stores what is right of what was sent: a file stays although a field has an error, and the other way round. */
    @POST
    @Path("/versions/{id}/edit")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response save(@RestPath long id, @BeanParam NoticeForm form, @RestForm String action,
            @RestForm Integer lockVersion, @RestForm List<Long> remove, @RestForm FileUpload fullTextFile,
            @RestForm FileUpload participationFile, @RestForm FileUpload commitmentFile, @RestForm FileUpload otherFile) {
        EiaVersion version = draft(id);
        if (lockVersion == null) {
            throw Problem.badRequest("请从起草页面上的按钮操作。");
        }
        Stage stage = version.notice.stage;
        FormErrors errors = new FormErrors();
        NoticeFacts facts = pages.read(form, stage, errors);
        List<NewFile> files = new ArrayList<>();
        check(DocumentKind.FULL_TEXT, "fullTextFile", fullTextFile, files, errors);
        check(DocumentKind.PARTICIPATION, "participationFile", participationFile, files, errors);
        check(DocumentKind.COMMITMENT, "commitmentFile", commitmentFile, files, errors);
        check(DocumentKind.OTHER, "otherFile", otherFile, files, errors);
        boolean keep = errors.isEmpty() && !CALCULATE.equals(action);
        List<Long> gone = remove == null ? List.of() : remove;
        EiaVersion saved = Retrying.deadlocks(TRIES, () -> service.save(id, lockVersion, keep ? facts : null, files, gone));
        if (keep && !SUBMIT.equals(action)) {
            return Response.seeOther(versionPage(id)).build();
        }
        if (keep) {
            return submit(saved, form);
        }
        return answer(errors, pages.stored(draft(id)).withPeriod(pages.period(stage, facts, errors)), form);
    }

    private Response submit(EiaVersion saved, NoticeForm form) {
        try {
            Retrying.deadlocks(TRIES,
                    () -> service.move(saved.id, saved.publication.lockVersion(), Move.SUBMIT, null));
            return Response.seeOther(versionPage(saved.id)).build();
        } catch (Problem problem) {
            if (problem.status() != UNPROCESSABLE) {
                throw problem;
            }
            return answer(new FormErrors().addAll(problem.violations()), pages.stored(draft(saved.id)), form);
        }
    }

    private void check(DocumentKind kind, String field, FileUpload sent, List<NewFile> files, FormErrors errors) {
        for (Upload upload : Upload.of(sent == null ? List.of() : List.of(sent))) {
            PreparedFiles prepared = checks.document(field, upload);
            errors.addAll(prepared.violations());
            prepared.files().forEach(file -> files.add(new NewFile(kind, file)));
        }
    }

    private static Response answer(FormErrors errors, FormPage page, NoticeForm form) {
        return Response.status(errors.isEmpty() ? 200 : UNPROCESSABLE)
                .entity(Templates.form(page, form, errors).render()).build();
    }

    private static EiaVersion draft(long id) {
        EiaVersion version = EiaVersion.read(id).orElseThrow(Problem::notFound);
        if (!version.publication.state().editable()) {
            throw Problem.conflict("这一版现在是“" + version.publication.state().label() + "”，不能修改。");
        }
        return version;
    }

    private static Stage stage(String code) {
        return Stage.byCode(code).orElseThrow(() -> Problem.badParameter("stage", "请从工作台选择要起草的公示。"));
    }

    private static URI editPage(long id) {
        return URI.create("/staff/eia/versions/" + id + "/edit");
    }

    private static URI versionPage(long id) {
        return URI.create("/staff/eia/versions/" + id);
    }
}
