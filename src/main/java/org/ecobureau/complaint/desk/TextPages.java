package org.ecobureau.complaint.desk;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CasePlaceholder;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.complaint.TextModules;
import org.ecobureau.complaint.TextModules.Text;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.DeskEntry;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.StaffMember;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The texts that are written often: what stands in them, where they are offered, and every version there was. */
@Path(TextPages.PATH)
@RolesAllowed(Roles.ADMIN)
@NoStore
public class TextPages {

    static final String PATH = "/staff/texts";

    /** One text of the list, in words. */
    public record Line(Long id, String title, String steps, String only, boolean active, String changed) {
    }

    /** One version as it stood. */
    public record Version(String when, String who, String title, String body, boolean active) {
    }

    /** A placeholder with what it stands for. */
    public record Placeholder(String code, String label) {
    }

    /** The choices of the form. */
    public record Choices(List<Option> steps, List<Option> types, List<Option> reasons, List<Option> states,
            List<Placeholder> placeholders) {

        static final Choices ALL = new Choices(TextModules.STEPS.stream().map(a -> Option.of(a.name(), a.label())).toList(),
                CaseListViews.types(),
                RefusalReason.of(CaseAction.REFUSE).stream().map(r -> Option.of(r.code(), r.label())).toList(),
                Option.list("true", "在用", "false", "停用"),
                Arrays.stream(CasePlaceholder.values()).map(p -> new Placeholder("{" + p.code() + "}", p.label())).toList());
    }

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance texts(List<Line> lines, boolean done);

        static native TemplateInstance text(Long id, TextForm form, FormErrors errors, Choices choices, List<Version> versions,
                String key);
    }

    /** The way here from the staff home page. */
    @ApplicationScoped
    public static class Entry implements DeskEntry.Source {
        @Override
        public DeskEntry entry() {
            return new DeskEntry("常用文字", PATH, "受理、答复、留言时可以插入的文字：内容、用在哪里、改过几次", Set.of(Roles.ADMIN));
        }
    }

    @Inject
    TextModules modules;

    @Inject
    StaffMember me;

    @Inject
    Idempotency idempotency;

    @GET
    public TemplateInstance list(@RestQuery String done) {
        return Templates.texts(modules.all().stream().map(TextPages::line).toList(), "saved".equals(done));
    }

    @GET
    @Path("new")
    public TemplateInstance fresh() {
        return page(null, TextForm.empty(), new FormErrors());
    }

    @GET
    @Path("{id}")
    public TemplateInstance text(@RestPath Long id) {
        return page(id, TextForm.of(modules.find(id).orElseThrow(Problem::notFound)), new FormErrors());
    }

    @POST
    @Path("new")
    public Response add(@BeanParam TextForm form) {
        return save(null, form);
    }

    @POST
    @Path("{id}")
    public Response change(@RestPath Long id, @BeanParam TextForm form) {
        return save(id, form);
    }

    private Response save(Long id, TextForm form) {
        try {
            return idempotency.once("text " + id, form.idempotencyKey, form.canonical(), () -> {
                modules.save(id, form.wanted(), form.seen(), me.username());
                return Response.seeOther(URI.create(PATH + "?done=saved")).build();
            });
        } catch (Problem problem) {
            if (problem.status() != 422 && problem.status() != 409) {
                throw problem;
            }
            FormErrors errors = new FormErrors().addAll(problem.violations());
            if (errors.isEmpty()) {
                errors.add("", problem.getMessage());
            }
            if (id != null) {
                // Whoever read the message and saves once more means it.
                modules.find(id).ifPresent(now -> form.version = String.valueOf(now.version()));
            }
            return Html.page(problem.status(), page(id, form, errors));
        }
    }

    private TemplateInstance page(Long id, TextForm form, FormErrors errors) {
        List<Version> versions = id == null ? List.of()
                : modules.versions(id).stream()
                        .map(v -> new Version(when(v.changedAt()), who(v.changedBy()), v.title(), v.body(), v.active()))
                        .toList();
        return Templates.text(id, form, errors, Choices.ALL, versions, idempotency.newKey());
    }

    private static Line line(Text text) {
        String only = text.types().stream().flatMap(code -> PollutionType.byCode(code).stream()).map(PollutionType::label)
                .collect(Collectors.joining("、"));
        String reasons = text.reasons().stream().flatMap(code -> RefusalReason.byCode(code).stream())
                .map(RefusalReason::label).collect(Collectors.joining("、"));
        return new Line(text.id(), text.title(),
                text.steps().stream().map(s -> CaseAction.valueOf(s).label()).collect(Collectors.joining("、")),
                only.isEmpty() || reasons.isEmpty() ? only + reasons : only + "；" + reasons, text.active(),
                text.changedAt() == null ? "" : when(text.changedAt()) + "，" + who(text.changedBy()));
    }

    private static String when(Instant at) {
        return at == null ? "网站开通时" : ChinaTime.minute(at);
    }

    private static String who(String username) {
        return username == null ? "系统自带" : username;
    }
}
