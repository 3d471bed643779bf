package org.ecobureau.complaint.desk;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.DraftPlace;
import org.ecobureau.complaint.StepDrafts;
import org.ecobureau.complaint.StepDrafts.Kept;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** What is typed into the forms of a case is kept here: by script while one types, by a button without. */
@Path("/staff/cases/{number}/drafts/{step}")
@NoStore
public class DraftPages {

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    DraftViews draftViews;

    @Inject
    StepDrafts drafts;

    @Inject
    ListWalk walk;

    /** Keeps a form; sent twice it is kept once. With {@code insert} the chosen text is put at its end. */
    @POST
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response save(@RestPath String number, @RestPath String step, @BeanParam StepForm form,
            @RestForm String textModule, @RestForm String insert, @RestHeader(HttpHeaders.ACCEPT) String accept) {
        CaseAction action = action(step);
        boolean script = accept != null && accept.contains(MediaType.APPLICATION_JSON);
        try {
            return kept(number, action, form, textModule, insert != null, script);
        } catch (Problem problem) {
            if (script) {
                // The page stays where it is, and the script says so.
                throw problem;
            }
            return LostWords.answer(problem, action.label(), Steps.words(action, form));
        }
    }

    private Response kept(String number, CaseAction action, StepForm form, String textModule, boolean insert, boolean script) {
        Actor actor = person.actor();
        CaseSheet sheet = reader.forStaff(number, actor);
        String done = "kept";
        if (insert) {
            Optional<StepForm> with = draftViews.inserted(sheet, action, form, textModule);
            done = with.isPresent() ? "inserted" : "choose";
        }
        Kept kept = draftViews.save(number, action, actor, form, script);
        if (script) {
            return told(kept, draftViews);
        }
        return back(number, action, done);
    }

    /** What the script hears. */
    static Response told(Kept kept, DraftViews views) {
        return Response.ok(Map.of("at", views.time(kept.savedAt()), "stamp", String.valueOf(kept.stamp()), "other",
                kept.earlier() != null)).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Whoever kept a form after their session had ended comes back here from signing in. */
    @GET
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response signedInAgain(@RestPath String number, @RestPath String step) {
        CaseAction action = action(step);
        reader.forStaff(number, person.actor());
        return back(number, action, "again");
    }

    @POST
    @Path("discard")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response discard(@RestPath String number, @RestPath String step) {
        drafts.discard(number, DraftPlace.of(action(step)), person.actor());
        return back(number, action(step), "discarded");
    }

    @POST
    @Path("restore")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response restore(@RestPath String number, @RestPath String step) {
        drafts.restore(number, DraftPlace.of(action(step)), person.actor());
        return back(number, action(step), "restored");
    }

    private static CaseAction action(String step) {
        return Steps.bySlug(step).orElseThrow(Problem::notFound);
    }

    private Response back(String number, CaseAction action, String done) {
        return back(number, action, done, walk);
    }

    static Response back(String number, CaseAction action, String done, ListWalk walk) {
        String more = "draft=" + done + walk.more();
        String place = switch (action) {
            case NOTE -> "?" + more + "#note-form";
            case MESSAGE_TO_REPORTER -> "?" + more + "#messages";
            default -> "?step=" + Steps.slug(action) + "&" + more + "#step";
        };
        return Response.seeOther(URI.create("/staff/cases/" + number + place)).build();
    }
}
