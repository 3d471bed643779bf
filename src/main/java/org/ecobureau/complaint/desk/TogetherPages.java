package org.ecobureau.complaint.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.desk.ManyCasesPages.Outcome;
import org.ecobureau.complaint.desk.ManyCasesPages.Outcomes;
import org.ecobureau.complaint.desk.TogetherViews.Together;
import org.ecobureau.complaint.desk.TogetherViews.Typed;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Accepts or closes several cases: first a page to look over, with everything one case's form asks for, then what was ticked
 * there.
 */
@Path("/staff/cases")
@NoStore
public class TogetherPages {

    /** Words that go to all of the cases: what is wrong with them is wrong for every one. */
    private static final Set<String> SHARED = Set.of("publicNote", "internalNote");

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance manyTogether(Together page, FormErrors errors);
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseService cases;

    @Inject
    TogetherViews views;

    /** Shows what would be accepted; changes nothing. */
    @POST
    @Path("many/accept")
    @RolesAllowed(Roles.INTAKE)
    public Response accept(@RestForm List<String> chosen, @RestForm String back) {
        return preview(CaseAction.ACCEPT, chosen, back);
    }

    @POST
    @Path("many/accepted")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.INTAKE)
    public Response accepted(MultivaluedMap<String, String> posted) {
        return take(CaseAction.ACCEPT, posted);
    }

    /** Shows what would be closed; changes nothing. */
    @POST
    @Path("many/close")
    @RolesAllowed({ Roles.INTAKE, Roles.REVIEWER })
    public Response close(@RestForm List<String> chosen, @RestForm String back) {
        return preview(CaseAction.CLOSE, chosen, back);
    }

    @POST
    @Path("many/closed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ Roles.INTAKE, Roles.REVIEWER })
    public Response closed(MultivaluedMap<String, String> posted) {
        return take(CaseAction.CLOSE, posted);
    }

    private Response preview(CaseAction step, List<String> chosen, String back) {
        String home = ManyCasesPages.home(back);
        String wrong = ManyCasesPages.wrong(chosen);
        return wrong != null ? refused(step, wrong, home)
                : html(200, views.page(step, chosen, null, home, person.actor()), new FormErrors());
    }

    private static Response refused(CaseAction step, String wrong, String home) {
        return ManyCasesPages.answer(422, new Outcomes(step.label(), List.of(), 0, 0, wrong, home));
    }

    /**
     * Each case in a transaction of its own with the version that was seen; a mistake in the words for all stops before the
     * first.
     */
    private Response take(CaseAction step, MultivaluedMap<String, String> posted) {
        String home = ManyCasesPages.home(posted.getFirst("back"));
        List<String> chosen = posted.getOrDefault("chosen", List.of());
        String wrong = ManyCasesPages.wrong(chosen);
        Actor actor = person.actor();
        if (wrong != null) {
            return shown(posted).isEmpty() ? refused(step, wrong, home)
                    : html(422, views.page(step, shown(posted), typed(posted), home, actor), new FormErrors().add("", wrong));
        }
        List<Outcome> rows = new ArrayList<>();
        for (String one : chosen) {
            String number = one.split("@", 2)[0];
            CaseMove move = CaseMove.of(step).publicNote(posted.getFirst("publicNote"))
                    .internalNote(posted.getFirst("internalNote"));
            String track = Nfc.clean(posted.getFirst("track." + number));
            if (step == CaseAction.ACCEPT && track == null) {
                rows.add(new Outcome(number, false, "请选择事项性质。"));
                continue;
            }
            try {
                rows.add(ManyCasesPages.moved(cases, one,
                        step == CaseAction.ACCEPT ? move.with(Datum.LEGAL_TRACK, track) : move, actor));
            } catch (Problem problem) {
                FormErrors errors = new FormErrors();
                problem.violations().stream().filter(v -> SHARED.contains(v.field()))
                        .forEach(v -> errors.add(v.field(), v.message()));
                if (!errors.isEmpty()) {
                    return html(422, views.page(step, shown(posted), typed(posted), home, actor), errors);
                }
                rows.add(new Outcome(number, false, ManyCasesPages.words(problem)));
            }
        }
        long done = rows.stream().filter(Outcome::done).count();
        Outcomes all = new Outcomes(step.label(), rows, done, rows.size() - done, null, home);
        return ManyCasesPages.answer(200, all.failed() == 0 ? all
                : all.with("给投诉人的话", posted.getFirst("publicNote"), "内部备注", posted.getFirst("internalNote")));
    }

    /** All that stood on the page, ticked or not. */
    private static List<String> shown(MultivaluedMap<String, String> posted) {
        List<String> shown = posted.getOrDefault("shown", List.of());
        return ManyCasesPages.wrong(shown) == null ? shown : List.of();
    }

    private static Typed typed(MultivaluedMap<String, String> posted) {
        Map<String, String> tracks = new LinkedHashMap<>();
        posted.forEach((name, values) -> {
            if (name.startsWith("track.")) {
                tracks.put(name.substring("track.".length()), values.get(0));
            }
        });
        return new Typed(Set.copyOf(posted.getOrDefault("chosen", List.of())), tracks, posted.getFirst("publicNote"),
                posted.getFirst("internalNote"));
    }

    private static Response html(int status, Together page, FormErrors errors) {
        return Html.page(status, Templates.manyTogether(page, errors));
    }
}
