package org.ecobureau.staff;

import java.net.URI;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.shared.web.NoStore;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

/** The first page after sign-in. */
@Path("/staff")
@NoStore
@Authenticated
public class StaffPages {

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance home(List<DeskEntry> entries);
    }

    @Inject
    StaffMember me;

    @Inject
    @All
    List<DeskEntry.Source> sources;

    @GET
    public TemplateInstance home() {
        return Templates.home(mine());
    }

    /** What this person's roles may do, by address. */
    List<DeskEntry> mine() {
        return sources.stream().map(DeskEntry.Source::entry)
                .filter(entry -> !Collections.disjoint(entry.roles(), me.roles()))
                .sorted(Comparator.comparing(DeskEntry::href)).toList();
    }

    /**
     * Signing out: {@code quarkus.oidc.logout.path} ends the session on the way in and leads to the identity provider; only
     * who has no session there gets this answer. A POST, so that no other site can sign a person out by a link.
     */
    @POST
    @Path("logout")
    public Response logout() {
        return Response.seeOther(URI.create("/")).build();
    }
}
