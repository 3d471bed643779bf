package org.ecobureau.complaint.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.CaseAction;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;

/** The steps beside the straight way of a case: back, together, apart, later, again. */
@Path("/staff/cases/{number}")
@NoStore
public class CaseSideStepPages {

    @Inject
    CaseSteps steps;

    @POST
    @Path("return-to-source")
    @RolesAllowed(Roles.INTAKE)
    public Response returnToSource(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.RETURN_TO_SOURCE, form);
    }

    @POST
    @Path("merge")
    @RolesAllowed(Roles.INTAKE)
    public Response merge(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.MERGE, form);
    }

    @POST
    @Path("unmerge")
    @RolesAllowed(Roles.INTAKE)
    public Response unmerge(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.UNMERGE, form);
    }

    @POST
    @Path("link")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER })
    public Response link(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.LINK, form);
    }

    @POST
    @Path("split")
    @RolesAllowed(Roles.INTAKE)
    public Response split(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.SPLIT, form);
    }

    @POST
    @Path("add-co-unit")
    @RolesAllowed(Roles.DISPATCHER)
    public Response addCoUnit(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.ADD_CO_UNIT, form);
    }

    @POST
    @Path("give-opinion")
    @RolesAllowed(Roles.OFFICER)
    public Response giveOpinion(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.GIVE_OPINION, form);
    }

    @POST
    @Path("return-assignment")
    @RolesAllowed({ Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response returnAssignment(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.RETURN_ASSIGNMENT, form);
    }

    @POST
    @Path("recuse")
    @RolesAllowed(Roles.OFFICER)
    public Response recuse(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.RECUSE, form);
    }

    @POST
    @Path("ask-extension")
    @RolesAllowed(Roles.OFFICER)
    public Response askExtension(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.ASK_EXTENSION, form);
    }

    @POST
    @Path("decline-extension")
    @RolesAllowed(Roles.LEADER)
    public Response declineExtension(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.DECLINE_EXTENSION, form);
    }

    @POST
    @Path("urge")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.LEADER })
    public Response urge(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.URGE, form);
    }

    @POST
    @Path("supervise")
    @RolesAllowed(Roles.LEADER)
    public Response supervise(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.SUPERVISE, form);
    }

    @POST
    @Path("hold")
    @RolesAllowed(Roles.LEADER)
    public Response hold(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.HOLD, form);
    }

    @POST
    @Path("release")
    @RolesAllowed(Roles.LEADER)
    public Response release(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.RELEASE, form);
    }

    @POST
    @Path("stage-close")
    @RolesAllowed({ Roles.INTAKE, Roles.REVIEWER })
    public Response stageClose(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.STAGE_CLOSE, form);
    }

    @POST
    @Path("reopen")
    @RolesAllowed({ Roles.INTAKE, Roles.LEADER })
    public Response reopen(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.REOPEN, form);
    }

    @POST
    @Path("unlink")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER })
    public Response unlink(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.UNLINK, form);
    }

    @POST
    @Path("remove-co-unit")
    @RolesAllowed(Roles.DISPATCHER)
    public Response removeCoUnit(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.REMOVE_CO_UNIT, form);
    }

    @POST
    @Path("take-over")
    @RolesAllowed(Roles.OFFICER)
    public Response takeOver(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.TAKE_OVER, form);
    }

    @POST
    @Path("recall-draft")
    @RolesAllowed({ Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response recallDraft(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.RECALL_DRAFT, form);
    }

    @POST
    @Path("correct")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER })
    public Response correct(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.CORRECT, form);
    }

    @POST
    @Path("end-supervision")
    @RolesAllowed(Roles.LEADER)
    public Response endSupervision(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.END_SUPERVISION, form);
    }

    @POST
    @Path("mark-urgent")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.LEADER })
    public Response markUrgent(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.MARK_URGENT, form);
    }

    @POST
    @Path("end-urgent")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.LEADER })
    public Response endUrgent(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.END_URGENT, form);
    }
}
