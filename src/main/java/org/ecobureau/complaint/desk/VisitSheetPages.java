package org.ecobureau.complaint.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.VisitReader;
import org.ecobureau.complaint.VisitSheet;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.staff.Roles;
import org.ecobureau.staff.Unit;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Records of visits on paper. */
@Path("/staff/cases/{number}/visits")
@NoStore
public class VisitSheetPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance visitSheet(CaseSheetHead head, VisitView view);
    }

    /** What stands on top of the printed record. */
    public record CaseSheetHead(String number, String unit, String enterprise, String received) {
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    VisitReader visits;

    /** The record on paper, with lines to sign. */
    @GET
    @Path("{visit}/sheet")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public TemplateInstance paper(@RestPath String number, @RestPath int visit) {
        CaseSheet sheet = reader.forStaff(number, person.actor());
        VisitSheet found = visits.one(number, visit);
        String unit = Unit.byCode(found.latest().unit()).map(Unit::name)
                .orElse(found.latest().unit());
        return Templates.visitSheet(
                new CaseSheetHead(number, unit, sheet.enterprise(), ChinaTime.day(ChinaTime.dayOf(sheet.receivedAt()))),
                VisitViews.view(found, number));
    }
}
