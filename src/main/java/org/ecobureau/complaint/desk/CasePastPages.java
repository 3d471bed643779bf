package org.ecobureau.complaint.desk;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The earlier messages and steps of a case that has many. */
@Path("/staff/cases")
@Produces(MediaType.TEXT_HTML)
@NoStore
public class CasePastPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance past(String number, CasePast<CaseView.Message> messages,
                CasePast<CaseView.Event> events);
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CaseViews views;

    /**
     * @param messages the message before which the page ends, null for no messages
     * @param events how many of the steps lie before the end of the page, null for none of them
     */
    @GET
    @Path("{number}/past")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public TemplateInstance past(@RestPath String number, @RestQuery Long messages, @RestQuery Integer events) {
        Actor actor = person.actor();
        CaseSheet sheet = reader.forStaff(number, actor);
        List<CaseSheet.Message> earlier = messages == null ? List.of() : reader.messagesBefore(number, actor, messages);
        CasePast<CaseSheet.Event> steps = CasePast.upTo(sheet.events(), events == null ? 0 : events);
        return Templates.past(sheet.number(), CasePast.latest(CaseViews.messages(sheet, earlier)),
                new CasePast<>(views.events(steps.list()), steps.before()));
    }
}
