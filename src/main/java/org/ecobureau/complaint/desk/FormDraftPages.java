package org.ecobureau.complaint.desk;

import java.net.URI;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.StepDrafts;
import org.ecobureau.complaint.StepDrafts.Kept;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What is typed into a form on a page of its own (visits, calls) is kept here, as {@link DraftPages} does for the case page.
 */
@Path("/staff/cases/{number}/form-drafts/{form}")
@NoStore
@RolesAllowed({ Roles.INTAKE, Roles.OFFICER })
public class FormDraftPages {

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    OwnDrafts own;

    @Inject
    StepDrafts drafts;

    @Inject
    DraftViews views;

    @Inject
    ListWalk walk;

    /** Keeps a form; sent twice it is kept once. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath String number, @RestPath String form, MultivaluedMap<String, String> posted,
            @RestHeader(HttpHeaders.ACCEPT) String accept) {
        OwnForm which = form(form);
        Map<String, String> typed = OwnDrafts.flat(posted);
        boolean script = accept != null && accept.contains(MediaType.APPLICATION_JSON);
        try {
            Kept kept = own.save(number, which, person.actor(), typed, script);
            return script ? DraftPages.told(kept, views) : back(number, which, "kept");
        } catch (Problem problem) {
            if (script) {
                // The page stays where it is, and the script says so.
                throw problem;
            }
            return LostWords.answer(problem, which.label(), OwnForm.facts(typed));
        }
    }

    /** Whoever kept a form after their session had ended comes back here from signing in. */
    @GET
    public Response signedInAgain(@RestPath String number, @RestPath String form) {
        OwnForm which = form(form);
        reader.forStaff(number, person.actor());
        return back(number, which, "again");
    }

    @POST
    @Path("discard")
    public Response discard(@RestPath String number, @RestPath String form, @RestForm String to) {
        drafts.discard(number, form(form).place(), person.actor());
        // Thrown away where it was listed: on the page of the case.
        return "case".equals(to)
                ? Response.seeOther(URI.create("/staff/cases/" + number + "?draft=discarded" + walk.more())).build()
                : back(number, form(form), "discarded");
    }

    @POST
    @Path("restore")
    public Response restore(@RestPath String number, @RestPath String form) {
        drafts.restore(number, form(form).place(), person.actor());
        return back(number, form(form), "restored");
    }

    private static OwnForm form(String code) {
        return OwnForm.byCode(code).orElseThrow(Problem::notFound);
    }

    private Response back(String number, OwnForm form, String done) {
        return Response.seeOther(URI.create(form.page(number, "?draft=" + done + walk.more()))).build();
    }
}
