package org.ecobureau.register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.register.RegisterColumn;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterService;
import org.ecobureau.shared.table.XlsxWriter;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The kinds of lists with their state and history; starts a new version; templates to fill in. */
@Path(KindPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PUBLISHER)
@NoStore
@Blocking
public class KindPages {

    static final String PATH = "/staff/registers";
    private static final int UNPROCESSABLE = 422;

    @CheckedTemplate(basePath = "register", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance kinds(List<KindViews.Item> kinds, int open);

        static native TemplateInstance kind(KindViews.Page kind, String reason, FormErrors errors);
    }

    @Inject
    KindBoard board;
    @Inject
    RegisterKinds kinds;
    @Inject
    RegisterService service;
    @Inject
    Idempotency idempotency;
    @Inject
    StaffMember me;

    @GET
    public TemplateInstance list() {
        List<KindViews.Item> items = board.items();
        return Templates.kinds(items, (int) items.stream().filter(item -> item.draft() != null).count());
    }

    @GET
    @Path("/{code}")
    public TemplateInstance kind(@RestPath String code, @RestQuery Long before) {
        return Templates.kind(board.page(known(code), before, idempotency.newKey()), null, new FormErrors());
    }

    /** Starts a version as a copy of the published one; a missing reason is said at its field. */
    @POST
    @Path("/{code}/drafts")
    public Response draft(@RestPath String code, @RestForm String reason, @RestForm String idempotencyKey) {
        RegisterKind kind = known(code);
        try {
            return idempotency.once("register-draft " + me.username(), idempotencyKey, (code + "\n" + reason).getBytes(UTF_8),
                    () -> Response.seeOther(URI.create(PATH + "/versions/" + service.draft(code, reason).id)).build());
        } catch (Problem problem) {
            if (problem.status() != UNPROCESSABLE || problem.violations().isEmpty()) {
                throw problem;
            }
            FormErrors errors = new FormErrors().addAll(problem.violations());
            return Response.status(UNPROCESSABLE)
                    .entity(Templates.kind(board.page(kind, null, idempotency.newKey()), reason, errors).render()).build();
        }
    }

    /** An empty list with the right headings; the second line says what goes where and is to be deleted. */
    @GET
    @Path("/{code}/template.csv")
    @Produces("text/csv")
    public Response templateCsv(@RestPath String code) {
        RegisterKind kind = known(code);
        return Csv.response(code + "-template.csv", labels(kind), Stream.of(explanations(kind)));
    }

    @GET
    @Path("/{code}/template.xlsx")
    @Produces(XlsxWriter.MEDIA_TYPE)
    public Response templateXlsx(@RestPath String code) {
        RegisterKind kind = known(code);
        return XlsxWriter.response(code + "-template.xlsx", labels(kind), Stream.of(explanations(kind)));
    }

    private static List<String> labels(RegisterKind kind) {
        return kind.columns().stream().map(RegisterColumn::label).toList();
    }

    private static List<String> explanations(RegisterKind kind) {
        return kind.columns().stream().map(c -> "（填写说明，上传前请删去本行）" + KindBoard.content(c) + (c.required() ? "，必填" : ""))
                .toList();
    }

    private RegisterKind known(String code) {
        return kinds.byCode(code).orElseThrow(() -> Problem.notFound("没有这种名单。请从“名单”一览重新选择。"));
    }
}
