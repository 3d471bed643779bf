package org.ecobureau.complaint.desk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** What is typed on the entry screen is kept here by script while one types; the button 暂存 keeps it without. */
@Path("/staff/cases/new/drafts/{key}")
@NoStore
@RolesAllowed(Roles.INTAKE)
public class EntryDraftPages {

    @Inject
    DeskPerson person;

    @Inject
    EntryDrafts drafts;

    @Inject
    DraftViews draftViews;

    /** Keeps the form; sent twice it is kept once. 409 when the matter was registered in the meantime. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath String key, MultivaluedMap<String, String> posted) {
        EntryForm form = EntryForm.of(posted);
        EntryDrafts.Place place = new EntryDrafts.Place(known(key), form.draftFrom(), form.draftStamp());
        return drafts.save(clerk(), place, form.typed())
                .map(at -> Response
                        .ok(Map.of("at", draftViews.time(at), "stamp", String.valueOf(at.toEpochMilli()), "other", false))
                        .type(MediaType.APPLICATION_JSON_TYPE).build())
                .orElseThrow(() -> Problem.conflict("这一张已经登记了，不再保存。"));
    }

    /** Puts a draft away, with the one it was begun with; {@code then=list} goes to the cases. */
    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response discard(@RestPath String key, @RestForm String draftFrom, @RestForm String then) {
        List<String> keys = new ArrayList<>(List.of(known(key)));
        if (EntryForm.isDraftKey(draftFrom)) {
            keys.add(draftFrom);
        }
        drafts.discard(clerk(), keys);
        return Response.seeOther(URI.create("list".equals(then) ? "/staff/cases" : "/staff/cases/new?done=discarded")).build();
    }

    /** Takes a discarded draft back into the form. */
    @POST
    @Path("restore")
    public Response restore(@RestPath String key) {
        drafts.restore(clerk(), known(key));
        return Response.seeOther(URI.create("/staff/cases/new?draft=" + key)).build();
    }

    private static String known(String key) {
        if (!EntryForm.isDraftKey(key)) {
            throw Problem.notFound();
        }
        return key;
    }

    private String clerk() {
        return person.actor().username();
    }
}
