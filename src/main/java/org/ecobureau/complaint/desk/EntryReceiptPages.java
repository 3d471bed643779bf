package org.ecobureau.complaint.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestCookie;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The slip of a case that was just entered. */
@Path(EntryReceipt.PAGE)
@NoStore
@RolesAllowed(Roles.INTAKE)
public class EntryReceiptPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance receipt(EntryReceipt.View slip);
    }

    @Inject
    DeskPerson person;

    @Inject
    EntryReceipt receipts;

    /** Number and code to read out or print, for ten minutes in this browser. */
    @GET
    public TemplateInstance receipt(@RestCookie(EntryReceipt.COOKIE) String cookie) {
        return Templates.receipt(receipts.view(cookie, person.actor().username())
                .orElseThrow(() -> Problem.notFound("回执只显示十分钟，现在已经看不到了。查询码没有保存，不能再次显示。")));
    }
}
