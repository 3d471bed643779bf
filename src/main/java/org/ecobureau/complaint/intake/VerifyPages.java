package org.ecobureau.complaint.intake;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.ecobureau.complaint.Slips;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.PublicCache;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Is this printed receipt genuine? Says yes or no and nothing else about the case; no cookie, no database. */
@Path(VerifyPages.ROOT)
@Produces(MediaType.TEXT_HTML)
@PublicCache(300)
public class VerifyPages {

    static final String ROOT = "/complaints/verify";

    @CheckedTemplate(basePath = "complaint/intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance verify(String number, String signature, String verdict, FormErrors errors);
    }

    @Inject
    Slips slips;

    /**
     * The form, and the answer when both were given.
     *
     * @param number as printed on the slip
     * @param signature as printed, groups or not
     */
    @GET
    public TemplateInstance verify(@RestQuery String number, @RestQuery String signature, @Context UriInfo address) {
        FormErrors errors = new FormErrors();
        // An empty field arrives as null: only the address tells that somebody pressed the button.
        boolean asked = address.getQueryParameters().containsKey("number")
                || address.getQueryParameters().containsKey("signature");
        if (asked && Nfc.clean(number) == null) {
            errors.add("number", "请填写回执上的编号。");
        }
        if (asked && Nfc.clean(signature) == null) {
            errors.add("signature", "请填写回执上的防伪码。");
        }
        String verdict = !asked || !errors.isEmpty() ? null : slips.genuine(number, signature) ? "genuine" : "foreign";
        return Templates.verify(Nfc.clean(number), Nfc.clean(signature), verdict, errors);
    }
}
