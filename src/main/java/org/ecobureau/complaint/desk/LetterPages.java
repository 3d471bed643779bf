package org.ecobureau.complaint.desk;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseLetters;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;

/** Scans of letters. They open by POST only: a look is logged, so nothing opens one that merely follows links. */
@Path("/staff/cases")
@NoStore
public class LetterPages {

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CaseLetters letters;

    @POST
    @Path("{number}/letters/{id}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public Response open(@RestPath String number, @RestPath String id, @Context HttpHeaders request) {
        Actor actor = person.actor();
        return letters.open(reader.forStaff(number, actor), uuid(id), actor, request);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound();
        }
    }
}
