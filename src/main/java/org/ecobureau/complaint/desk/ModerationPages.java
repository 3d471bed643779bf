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

/** What intake does with a report that came in over a limit or looks like spam; each can be taken back. */
@Path("/staff/cases/{number}")
@NoStore
public class ModerationPages {

    @Inject
    CaseSteps steps;

    @POST
    @Path("admit")
    @RolesAllowed(Roles.INTAKE)
    public Response admit(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.ADMIT, form);
    }

    @POST
    @Path("mark-spam")
    @RolesAllowed(Roles.INTAKE)
    public Response markSpam(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.MARK_SPAM, form);
    }

    @POST
    @Path("unmark-spam")
    @RolesAllowed(Roles.INTAKE)
    public Response unmarkSpam(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.UNMARK_SPAM, form);
    }
}
