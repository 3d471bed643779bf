package org.ecobureau.complaint.intake;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.ecobureau.complaint.ClocksConfig;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** {@code /complaints}: whom to call at once, what to expect, the two buttons. */
@Path("/complaints")
public class ComplaintsPages {

    @CheckedTemplate(basePath = "complaint/intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance landing(String acceptance, String answer);
    }

    @Inject
    ClocksConfig clocks;

    @GET
    @PublicCache(300)
    public TemplateInstance landing() {
        return Templates.landing(clocks.own().acceptance().words(), clocks.own().answer().words());
    }
}
