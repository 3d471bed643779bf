package org.ecobureau.complaint.desk;

import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;

/** The photos of a case for those who may read it. */
@Path("/staff/cases")
@NoStore
public class CasePhotoPages {

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CasePhotos photos;

    /** A copy without metadata. */
    @GET
    @Path("{number}/photos/{id}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response photo(@RestPath String number, @RestPath String id, @Context HttpHeaders request) {
        return photos.serveCopy(reader.forStaff(number, person.actor()), uuid(id), request);
    }

    /**
     * The photo as it was sent, with the place and time in it: for the units that handle the case, and told to the reporter. By
     * POST only, so that nothing takes one that merely follows links.
     */
    @POST
    @Path("{number}/photos/{id}/original")
    @RolesAllowed(Roles.OFFICER)
    public Response original(@RestPath String number, @RestPath String id, @Context HttpHeaders request) {
        // Only what the person may see as an officer counts here, whatever other roles the account has.
        Actor me = person.actor();
        Actor officer = new Actor(me.username(), me.displayName(), me.unit(), Set.of(Roles.OFFICER));
        return photos.takeOriginal(reader.forStaff(number, officer), uuid(id), officer, request);
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound();
        }
    }
}
