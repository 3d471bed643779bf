package org.ecobureau.complaint.desk;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseIdentities;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.ReplyLetter;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A decision on paper for who can only be written to, its envelope, and the note that it was posted. */
@Path("/staff/cases/{number}")
@NoStore
@RolesAllowed(Roles.INTAKE)
public class ReplyLetterPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance replyLetter(ReplyLetter letter, Envelope envelope);
    }

    /**
     * Who gets it; name and address are there only after the identity was opened, which is logged.
     *
     * @param mayOpen whether this person may open it
     * @param sealed whether two custodians have to
     */
    public record Envelope(boolean mayOpen, boolean sealed, boolean opened, String name, String address, String due,
            String received) {
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CaseIdentities identities;

    @Inject
    CaseSteps steps;

    /** The letter without any name. */
    @GET
    @Path("reply-letter")
    public TemplateInstance letter(@RestPath String number) {
        return page(number, null);
    }

    /** The letter with name and envelope; each time is logged and told to the reporter. */
    @POST
    @Path("reply-letter")
    public TemplateInstance addressed(@RestPath String number) {
        written(number);
        return page(number, identities.view(number, person.actor()));
    }

    @POST
    @Path("post-letter")
    public Response posted(@RestPath String number, @BeanParam StepForm form) {
        return steps.take(number, CaseAction.POST_LETTER, form);
    }

    private ReplyLetter written(String number) {
        reader.forStaff(number, person.actor());
        return ReplyLetter.of(reader.followed(number))
                .orElseThrow(() -> Problem.conflict("这件还没有作出决定，没有可以寄的信。"));
    }

    private TemplateInstance page(String number, Map<IdentityField, String> opened) {
        ReplyLetter letter = written(number);
        Actor actor = person.actor();
        CaseSheet sheet = reader.forStaff(number, actor);
        boolean kept = sheet.identityKept();
        Map<IdentityField, String> known = opened == null ? Map.of() : opened;
        return Templates.replyLetter(letter, new Envelope(kept && identities.mayView(sheet, actor),
                kept && sheet.identityMode() == IdentityMode.CONFIDENTIAL, opened != null, known.get(IdentityField.NAME),
                known.get(IdentityField.ADDRESS), letter.due() == null ? null : ChinaTime.day(ChinaTime.dayOf(letter.due())),
                ChinaTime.day(ChinaTime.dayOf(letter.receivedAt()))));
    }
}
