package org.ecobureau.register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.region.Townships;
import org.ecobureau.register.RegisterEntry;
import org.ecobureau.register.RegisterKind;
import org.ecobureau.register.RegisterKinds;
import org.ecobureau.register.RegisterService;
import org.ecobureau.register.RegisterVersion;
import org.ecobureau.register.RowReader;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Adds, changes and removes one row of a draft by form. */
@Path(VersionPages.PATH + "/rows")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PUBLISHER)
@NoStore
@Blocking
public class RowPages {

    @CheckedTemplate(basePath = "register", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance row(RowForm form, FormErrors errors);
    }

    @Inject
    RegisterKinds kinds;
    @Inject
    RegisterService service;
    @Inject
    RowReader reader;
    @Inject
    Townships townships;
    @Inject
    Idempotency idempotency;
    @Inject
    StaffMember me;

    @GET
    @Path("/new")
    public TemplateInstance blank(@RestPath long id) {
        RegisterVersion version = VersionPages.draft(id);
        return Templates.row(form(version, version.publication.lockVersion(), null, name -> null, idempotency.newKey()),
                new FormErrors());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@RestPath long id, MultivaluedMap<String, String> sent) {
        RegisterVersion version = VersionPages.draft(id);
        int lockVersion = lockVersion(sent);
        String key = sent.getFirst("idempotencyKey");
        FormErrors errors = new FormErrors();
        Map<String, String> cells = reader.read(kinds.get(version.kind), typed(sent), errors);
        if (errors.isEmpty()) {
            try {
                return idempotency.once("register-row " + me.username(), key, (id + "\n" + cells).getBytes(UTF_8), () -> {
                    service.put(id, lockVersion, null, cells);
                    return saved(id);
                });
            } catch (Problem problem) {
                errors.addAll(said(problem).violations());
            }
        }
        return invalid(form(version, lockVersion, null, typed(sent), key), errors);
    }

    @GET
    @Path("/{row}")
    public TemplateInstance edit(@RestPath long id, @RestPath long row) {
        RegisterVersion version = VersionPages.draft(id);
        RegisterEntry entry = entry(id, row);
        return Templates.row(form(version, version.publication.lockVersion(), entry, entry.cells::get, null), new FormErrors());
    }

    @POST
    @Path("/{row}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath long id, @RestPath long row, MultivaluedMap<String, String> sent) {
        RegisterVersion version = VersionPages.draft(id);
        int lockVersion = lockVersion(sent);
        RegisterEntry entry = entry(id, row);
        FormErrors errors = new FormErrors();
        Map<String, String> cells = reader.read(kinds.get(version.kind), typed(sent), errors);
        if (errors.isEmpty()) {
            try {
                Retrying.deadlocks(VersionPages.TRIES, () -> service.put(id, lockVersion, row, cells));
                return saved(id);
            } catch (Problem problem) {
                errors.addAll(said(problem).violations());
            }
        }
        return invalid(form(version, lockVersion, entry, typed(sent), null), errors);
    }

    @POST
    @Path("/{row}/removal")
    public Response remove(@RestPath long id, @RestPath long row, @RestForm Integer lockVersion) {
        VersionPages.draft(id);
        Retrying.deadlocks(VersionPages.TRIES, () -> service.remove(id, VersionPages.counted(lockVersion), row));
        return saved(id);
    }

    private RowForm form(RegisterVersion version, int lockVersion, RegisterEntry entry, UnaryOperator<String> values,
            String key) {
        RegisterKind kind = kinds.get(version.kind);
        return new RowForm(version.id, lockVersion, kind.title(), entry == null ? null : entry.id,
                entry == null ? null : entry.rowKey, RowForm.fields(kind, values, townships), key);
    }

    private static RegisterEntry entry(long version, long row) {
        return RegisterEntry.of(version, row).orElseThrow(() -> Problem.notFound("这一行已经不在名单里。请回到名单重新选择。"));
    }

    private static int lockVersion(MultivaluedMap<String, String> sent) {
        String text = sent.getFirst("lockVersion");
        return VersionPages.counted(text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null);
    }

    private static UnaryOperator<String> typed(MultivaluedMap<String, String> sent) {
        return name -> sent.getFirst(RowForm.PREFIX + name);
    }

    private static Problem said(Problem problem) {
        if (problem.status() != VersionPages.UNPROCESSABLE || problem.violations().isEmpty()) {
            throw problem;
        }
        return problem;
    }

    private static Response saved(long version) {
        return Response.seeOther(URI.create(KindBoard.href(version) + "#rows")).build();
    }

    private static Response invalid(RowForm form, FormErrors errors) {
        FormErrors named = new FormErrors();
        for (Violation error : errors.all()) {
            named.add(RowForm.PREFIX + error.field(), error.message());
        }
        return Response.status(VersionPages.UNPROCESSABLE).entity(Templates.row(form, named).render()).build();
    }
}
