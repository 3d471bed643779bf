package org.ecobureau.complaint.desk;

import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.narayana.jta.QuarkusTransaction;

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

    @Inject
    AuditLog audit;

    /** A copy without metadata. */
    @GET
    @Path("{number}/photos/{id}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER, Roles.MONITOR,
            Roles.PUBLISHER })
    public Response photo(@RestPath String number, @RestPath String id, @Context HttpHeaders request) {
        return photos.serveCopy(reader.forStaff(number, person.actor()), uuid(id), request);
    }

    /** The photo as it was sent, with the place and time in it: for the unit that investigates, and logged. */
    @GET
    @Path("{number}/photos/{id}/original")
    @RolesAllowed(Roles.OFFICER)
    public Response original(@RestPath String number, @RestPath String id, @Context HttpHeaders request) {
        // Only what the person may see as an officer counts here, whatever other roles the account has.
        Actor me = person.actor();
        CaseSheet sheet = reader.forStaff(number,
                new Actor(me.username(), me.displayName(), me.unit(), Set.of(Roles.OFFICER)));
        Response response = photos.serveOriginal(sheet, uuid(id), request);
        QuarkusTransaction.requiringNew().run(() -> audit.record("photo.original", number, "photo " + id));
        return response;
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound();
        }
    }
}
