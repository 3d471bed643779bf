package org.ecobureau.complaint.desk;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Conversations;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** "Seen": what the reporter said needs no answer. */
@Path("/staff/cases/{number}/heard")
@NoStore
public class HeardPages {

    @Inject
    DeskPerson person;

    @Inject
    Conversations conversations;

    @Inject
    ListWalk walk;

    /** Sent twice it changes nothing more. */
    @POST
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER, Roles.MONITOR, Roles.PUBLISHER })
    public Response heard(@RestPath String number, @RestForm String until) {
        conversations.heard(number, () -> moment(until), person.actor());
        return Response.seeOther(URI.create("/staff/cases/" + number + walk.first() + "#messages")).build();
    }

    private static Instant moment(String until) {
        try {
            return Instant.parse(until == null ? "" : until);
        } catch (DateTimeParseException notFromOurPage) {
            throw Problem.badParameter("until", "请从投诉件的页面点“已看”。");
        }
    }
}
