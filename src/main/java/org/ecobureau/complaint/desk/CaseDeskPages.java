package org.ecobureau.complaint.desk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseIdentities;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.LegalTrack;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.complaint.Verified;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.NoStore;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One case: what it is, what this person may do now, and each of those steps. */
@Path("/staff/cases")
@NoStore
public class CaseDeskPages {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance detail(CaseView view, StepForm form, FormErrors errors, CaseView.Conflict conflict,
                Choices choices, String done, String key);
    }

    /** The choices of the forms. */
    public record Choices(List<Option> legalTracks, List<Option> refusals, List<Option> verdicts) {

        static final Choices ALL = new Choices(
                java.util.Arrays.stream(LegalTrack.values()).map(t -> Option.of(t.code(), t.label())).toList(),
                java.util.Arrays.stream(RefusalReason.values()).map(r -> new Option(r.code(), r.label(), r.told())).toList(),
                java.util.Arrays.stream(Verified.values()).map(v -> Option.of(v.code(), v.label())).toList());
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CaseService cases;

    @Inject
    CaseIdentities identities;

    @Inject
    CaseViews views;

    @Inject
    Idempotency idempotency;

    @GET
    @Path("{number}")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public TemplateInstance detail(@RestPath String number, @RestQuery String step, @RestQuery String done) {
        Actor actor = person.actor();
        CaseSheet sheet = reader.forStaff(number, actor);
        CaseView view = views.of(sheet, actor, Steps.bySlug(step).orElse(null), null);
        return page(view, StepForm.of(sheet), new FormErrors(), null, Steps.bySlug(done).map(CaseAction::label).orElse(null));
    }

    /** Opens name and phone of a named reporter; each time is logged. */
    @POST
    @Path("{number}/identity")
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER, Roles.REVIEWER })
    public TemplateInstance identity(@RestPath String number) {
        Actor actor = person.actor();
        CaseSheet sheet = reader.forStaff(number, actor);
        Map<IdentityField, String> opened = identities.view(number, actor);
        return page(views.of(sheet, actor, null, opened), StepForm.of(sheet), new FormErrors(), null, null);
    }

    @POST
    @Path("{number}/accept")
    @RolesAllowed(Roles.INTAKE)
    public Response accept(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.ACCEPT, form);
    }

    @POST
    @Path("{number}/refuse")
    @RolesAllowed(Roles.INTAKE)
    public Response refuse(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.REFUSE, form);
    }

    @POST
    @Path("{number}/pass-on")
    @RolesAllowed(Roles.INTAKE)
    public Response passOn(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.PASS_ON, form);
    }

    @POST
    @Path("{number}/assign")
    @RolesAllowed(Roles.DISPATCHER)
    public Response assign(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.ASSIGN, form);
    }

    @POST
    @Path("{number}/start-investigation")
    @RolesAllowed(Roles.OFFICER)
    public Response startInvestigation(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.START_INVESTIGATION, form);
    }

    @POST
    @Path("{number}/record-finding")
    @RolesAllowed(Roles.OFFICER)
    public Response recordFinding(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.RECORD_FINDING, form);
    }

    @POST
    @Path("{number}/draft-answer")
    @RolesAllowed(Roles.OFFICER)
    public Response draftAnswer(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.DRAFT_ANSWER, form);
    }

    @POST
    @Path("{number}/submit-for-review")
    @RolesAllowed(Roles.OFFICER)
    public Response submitForReview(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.SUBMIT_FOR_REVIEW, form);
    }

    @POST
    @Path("{number}/approve-answer")
    @RolesAllowed(Roles.REVIEWER)
    public Response approveAnswer(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.APPROVE_ANSWER, form);
    }

    @POST
    @Path("{number}/return-draft")
    @RolesAllowed(Roles.REVIEWER)
    public Response returnDraft(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.RETURN_DRAFT, form);
    }

    @POST
    @Path("{number}/close")
    @RolesAllowed({ Roles.INTAKE, Roles.REVIEWER })
    public Response close(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.CLOSE, form);
    }

    @POST
    @Path("{number}/extend")
    @RolesAllowed(Roles.LEADER)
    public Response extend(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.EXTEND, form);
    }

    @POST
    @Path("{number}/message-to-reporter")
    @RolesAllowed({ Roles.INTAKE, Roles.OFFICER })
    public Response message(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.MESSAGE_TO_REPORTER, form);
    }

    @POST
    @Path("{number}/note")
    @RolesAllowed({ Roles.INTAKE, Roles.DISPATCHER, Roles.OFFICER, Roles.REVIEWER, Roles.LEADER })
    public Response note(@RestPath String number, @BeanParam StepForm form) {
        return take(number, CaseAction.NOTE, form);
    }

    private Response take(String number, CaseAction action, StepForm form) {
        Actor actor = person.actor();
        // Row scope before anything else: who may not see the case learns nothing from an error either.
        reader.forStaff(number, actor);
        try {
            return idempotency.once("case " + number + " " + Steps.slug(action), form.idempotencyKey, form.canonical(action),
                    () -> {
                        cases.move(number, form.move(action), actor);
                        if (form.sendsToReview(action)) {
                            cases.move(number, CaseMove.of(CaseAction.SUBMIT_FOR_REVIEW), actor);
                        }
                        return Response.seeOther(URI.create("/staff/cases/" + number + "?done=" + Steps.slug(action))).build();
                    });
        } catch (Problem problem) {
            if (problem.status() != 422 && problem.status() != 409) {
                throw problem;
            }
            return again(number, action, form, actor, problem);
        }
    }

    /** The page once more with what was typed: mistakes at their fields, or what colleagues did in the meantime. */
    private Response again(String number, CaseAction action, StepForm form, Actor actor, Problem problem) {
        CaseSheet sheet = reader.forStaff(number, actor);
        CaseView view = views.of(sheet, actor, action, null);
        FormErrors errors = new FormErrors();
        CaseView.Conflict conflict = null;
        if (problem.status() == 409) {
            conflict = conflict(view, action, form, problem);
        } else if (problem.violations().isEmpty()) {
            errors.add("", problem.getMessage());
        } else {
            problem.violations().forEach(v -> errors.add(field(action, v.field()), v.message()));
        }
        return Response.status(problem.status()).type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page(view, form, errors, conflict, null).render()).build();
    }

    private static CaseView.Conflict conflict(CaseView view, CaseAction action, StepForm form, Problem problem) {
        int seen = Math.min(form.seenEvents(), view.events().size());
        boolean formStillThere = view.current() != null && view.current().slug().equals(Steps.slug(action));
        List<CaseView.Fact> typed = new ArrayList<>();
        if (!formStillThere) {
            CaseMove move = form.move(action);
            move.data().forEach((datum, value) -> typed.add(new CaseView.Fact(datum.label(), value)));
            add(typed, "给投诉人的话", move.publicNote());
            add(typed, "内部备注", move.internalNote());
        }
        return new CaseView.Conflict(problem.getMessage(), view.events().subList(seen, view.events().size()), typed);
    }

    private static void add(List<CaseView.Fact> facts, String label, String value) {
        if (Nfc.clean(value) != null) {
            facts.add(new CaseView.Fact(label, value));
        }
    }

    /** The note's field is named apart from the message's, since both stand on one page. */
    private static String field(CaseAction action, String field) {
        return action == CaseAction.NOTE && field.equals("text") ? "note" : field;
    }

    private TemplateInstance page(CaseView view, StepForm form, FormErrors errors, CaseView.Conflict conflict, String done) {
        return Templates.detail(view, form, errors, conflict, Choices.ALL, done, idempotency.newKey());
    }
}
