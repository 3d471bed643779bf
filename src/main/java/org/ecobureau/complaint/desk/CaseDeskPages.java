package org.ecobureau.complaint.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseIdentities;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.TemplateInstance;

/** One case: what it is, what this person may do now, and each of those steps. */
@Path("/staff/cases")
@NoStore
public class CaseDeskPages {

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CaseIdentities identities;

    @Inject
    CaseSteps steps;

    @Inject
    ListWalk walk;

    @GET
    @Path("{number}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public TemplateInstance detail(@RestPath String number, @RestQuery String step, @RestQuery String done,
            @RestQuery String draft) {
        return steps.shown(number, step, done, draft);
    }

    /** Whoever sent a step after their session had ended comes back here from signing in: the step is still to be taken. */
    @GET
    @Path("{number}/{step}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response signedInAgain(@RestPath String number, @RestPath String step) {
        CaseAction action = Steps.bySlug(step).orElseThrow(Problem::notFound);
        reader.forStaff(number, person.actor());
        return DraftPages.back(number, action, "again", walk);
    }

    /** Opens name and phone of a named reporter; each time is logged. */
    @POST
    @Path("{number}/identity")
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER, Roles.REVIEWER })
    public TemplateInstance identity(@RestPath String number) {
        Actor actor = person.actor();
        CaseSheet sheet = reader.forStaff(number, actor);
        return steps.opened(sheet, actor, identities.view(number, actor));
    }

    @POST
    @Path("{number}/accept")
    @RolesAllowed(Roles.INTAKE)
    public Response accept(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.ACCEPT, form);
    }

    @POST
    @Path("{number}/refuse")
    @RolesAllowed(Roles.INTAKE)
    public Response refuse(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.REFUSE, form);
    }

    @POST
    @Path("{number}/pass-on")
    @RolesAllowed(Roles.INTAKE)
    public Response passOn(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.PASS_ON, form);
    }

    @POST
    @Path("{number}/assign")
    @RolesAllowed(Roles.DISPATCHER)
    public Response assign(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.ASSIGN, form);
    }

    @POST
    @Path("{number}/start-investigation")
    @RolesAllowed({ Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response startInvestigation(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.START_INVESTIGATION, form);
    }

    @POST
    @Path("{number}/record-finding")
    @RolesAllowed({ Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response recordFinding(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.RECORD_FINDING, form);
    }

    @POST
    @Path("{number}/draft-answer")
    @RolesAllowed({ Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response draftAnswer(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.DRAFT_ANSWER, form);
    }

    @POST
    @Path("{number}/submit-for-review")
    @RolesAllowed({ Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response submitForReview(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.SUBMIT_FOR_REVIEW, form);
    }

    @POST
    @Path("{number}/approve-answer")
    @RolesAllowed(Roles.REVIEWER)
    public Response approveAnswer(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.APPROVE_ANSWER, form);
    }

    @POST
    @Path("{number}/return-draft")
    @RolesAllowed(Roles.REVIEWER)
    public Response returnDraft(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.RETURN_DRAFT, form);
    }

    @POST
    @Path("{number}/close")
    @RolesAllowed({ Roles.INTAKE, Roles.REVIEWER })
    public Response close(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.CLOSE, form);
    }

    @POST
    @Path("{number}/extend")
    @RolesAllowed(Roles.LEADER)
    public Response extend(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.EXTEND, form);
    }

    @POST
    @Path("{number}/message-to-reporter")
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response message(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.MESSAGE_TO_REPORTER, form);
    }

    @POST
    @Path("{number}/note")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response note(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.NOTE, form);
    }
}
