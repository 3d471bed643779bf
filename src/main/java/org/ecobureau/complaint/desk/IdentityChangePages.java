package org.ecobureau.complaint.desk;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.IdentityChanges;
import org.ecobureau.complaint.IdentityForm;
import org.ecobureau.complaint.Receipts;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Violation;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A reporter asks by phone, letter or visit to have name or addresses corrected or erased. Neither page shows anything of what
 * is
 * stored, and what is typed here is kept in no draft.
 */
@Path("/staff/cases/{number}")
@NoStore
@RolesAllowed(Roles.INTAKE)
public class IdentityChangePages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance identityCorrect(IdentityChanges.Standing of, Form form, FormErrors errors, String key);

        static native TemplateInstance identityErase(IdentityChanges.Standing of, Form form, FormErrors errors, String key);
    }

    /** What a clerk typed; the code is kept nowhere. */
    public static class Form extends IdentityForm {

        @RestForm
        public String receiptCode;
        @RestForm
        public String reason;
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    IdentityChanges changes;

    @Inject
    Receipts receipts;

    @Inject
    Idempotency idempotency;

    @Inject
    ListWalk walk;

    @GET
    @Path("correct-identity")
    public TemplateInstance correction(@RestPath String number) {
        return Templates.identityCorrect(standing(number), new Form(), new FormErrors(), idempotency.newKey());
    }

    @POST
    @Path("correct-identity")
    public Response correct(@RestPath String number, @BeanParam Form form) {
        return taken(number, "correct-identity", form,
                changes.mistakes(standing(number), form.typed(), actor()),
                () -> changes.correct(number, form.typed(), form.reason, actor()),
                errors -> Templates.identityCorrect(standing(number), form, errors, idempotency.newKey()));
    }

    @GET
    @Path("erase-identity")
    public TemplateInstance erasure(@RestPath String number) {
        return Templates.identityErase(standing(number), new Form(), new FormErrors(), idempotency.newKey());
    }

    @POST
    @Path("erase-identity")
    public Response erase(@RestPath String number, @BeanParam Form form) {
        return taken(number, "erase-identity", form, List.of(), () -> changes.erase(number, form.reason, actor()),
                errors -> Templates.identityErase(standing(number), form, errors, idempotency.newKey()));
    }

    private Response taken(String number, String step, Form form, List<Violation> mistakes, Runnable work,
            Function<FormErrors, TemplateInstance> again) {
        reader.forStaff(number, actor());
        FormErrors errors = new FormErrors().addAll(mistakes);
        checkCode(number, form, errors);
        errors.addAll(IdentityChanges.wrongReason(form.reason));
        if (!errors.isEmpty()) {
            return page(422, again.apply(errors));
        }
        Supplier<Response> once = () -> {
            work.run();
            return Response.seeOther(URI.create("/staff/cases/" + number + "?done=" + step + walk.more() + "#identity-title"))
                    .build();
        };
        try {
            return idempotency.once("case " + number + " " + step, form.idempotencyKey, form.canonical(form.reason), once);
        } catch (Problem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                throw problem;
            }
            errors.addAll(problem.violations());
            return page(problem.status(), again.apply(errors.isEmpty() ? errors.add("", problem.getMessage()) : errors));
        }
    }

    /** A code that was read out must be that of the receipt; without one the clerk's words say how they know who asks. */
    private void checkCode(String number, Form form, FormErrors errors) {
        if (Nfc.clean(form.receiptCode) == null) {
            return;
        }
        try {
            String receipt = changes.receiptOf(number);
            if (!Objects.equals(receipt, receipts.heard(receipt, form.receiptCode, actor()))) {
                throw Problem.notFound();
            }
        } catch (Problem notTheirs) {
            errors.add("receiptCode", notTheirs.status() == 404 ? "查询码和这一件对不上，没有保存。请对方再报一遍。" : notTheirs.getMessage());
        }
    }

    private IdentityChanges.Standing standing(String number) {
        reader.forStaff(number, actor());
        IdentityChanges.Standing standing = changes.standing(number);
        if (!standing.kept()) {
            throw Problem.conflict("这件没有留姓名和联系方式，或者已经删除。");
        }
        return standing;
    }

    private Actor actor() {
        return person.actor();
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8")).entity(page.render()).build();
    }
}
