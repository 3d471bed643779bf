package org.ecobureau.complaint.desk;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseMove;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseService;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Datum;
import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.LegalTrack;
import org.ecobureau.complaint.RefusalReason;
import org.ecobureau.complaint.Verified;
import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.Html;
import org.ecobureau.shared.web.Idempotency;
import org.ecobureau.shared.web.Option;
import org.ecobureau.shared.web.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Takes the steps that the pages of a case offer, and shows the page again when one cannot be taken. */
@ApplicationScoped
public class CaseSteps {

    @CheckedTemplate(basePath = "complaint/desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance detail(CaseView view, StepForm form, FormErrors errors, CaseView.Conflict conflict,
                Choices choices, String done, String key, DraftView drafts, ListWalk.View around);
    }

    /** The choices of the forms. */
    public record Choices(List<Option> legalTracks, List<Option> refusals, List<Option> spam, List<Option> verdicts) {

        static final Choices ALL = new Choices(
                java.util.Arrays.stream(LegalTrack.values()).map(t -> Option.of(t.code(), t.label())).toList(),
                reasons(CaseAction.REFUSE), reasons(CaseAction.MARK_SPAM),
                java.util.Arrays.stream(Verified.values()).map(v -> Option.of(v.code(), v.label())).toList());

        private static List<Option> reasons(CaseAction action) {
            return RefusalReason.of(action).stream().map(r -> new Option(r.code(), r.label(), r.told())).toList();
        }
    }

    @Inject
    DeskPerson person;

    @Inject
    CaseReader reader;

    @Inject
    CaseService cases;

    @Inject
    CaseViews views;

    @Inject
    DraftViews draftViews;

    @Inject
    Idempotency idempotency;

    @Inject
    ListWalk walk;

    /** The page of a case with the form of the step that was asked for. */
    TemplateInstance shown(String number, String step, String done, String draft) {
        Actor actor = person.actor();
        CaseSheet sheet = reader.forStaff(number, actor);
        CaseView view = views.of(sheet, actor, Steps.bySlug(step).orElse(null), null);
        return page(view, draftViews.fill(sheet, view, actor, null, null, DraftView.told(draft)), new FormErrors(), null,
                Steps.bySlug(done).map(CaseAction::label).orElse(null));
    }

    /** The page of a case with the identity that was just opened. */
    TemplateInstance opened(CaseSheet sheet, Actor actor, Map<IdentityField, String> identity) {
        CaseView view = views.of(sheet, actor, null, identity);
        return page(view, draftViews.fill(sheet, view, actor, null, null, null), new FormErrors(), null, null);
    }

    /** One step: 303 to the case, or the page again with what was typed; never do the words get lost. */
    Response take(String number, CaseAction action, StepForm form) {
        try {
            return taken(number, action, form, person.actor());
        } catch (Problem problem) {
            return LostWords.answer(problem, action.label(), Steps.words(action, form));
        }
    }

    private Response taken(String number, CaseAction action, StepForm form, Actor actor) {
        // Row scope before anything else: who may not see the case learns nothing from an error either.
        CaseSheet before = reader.forStaff(number, actor);
        try {
            return idempotency.once("case " + number + " " + Steps.slug(action), form.idempotencyKey, form.canonical(action),
                    () -> {
                        cases.move(number, form.move(action), actor);
                        form.moreUnits(action, before).forEach(more -> cases.move(number,
                                CaseMove.of(CaseAction.ADD_CO_UNIT).with(Datum.CO_UNIT, more), actor));
                        if (form.sendsToReview(action)) {
                            cases.move(number, CaseMove.of(CaseAction.SUBMIT_FOR_REVIEW), actor);
                        }
                        draftViews.forget(number, action, actor, form);
                        return Response.seeOther(done(number, action, actor)).build();
                    });
        } catch (Problem problem) {
            if (problem.status() != 422 && problem.status() != 409) {
                throw problem;
            }
            if (draftViews.holdsWords(before, form)) {
                draftViews.save(number, action, actor, form, false);
            }
            return again(number, action, form, actor, problem);
        }
    }

    /** Back to the case; to the list, where the step itself gave the case away. */
    private URI done(String number, CaseAction action, Actor actor) {
        String slug = Steps.slug(action);
        return URI.create(reader.reads(number, actor) ? "/staff/cases/" + number + "?done=" + slug + walk.more()
                : walk.back() + (walk.back().contains("?") ? "&" : "?") + "done=" + slug);
    }

    /** The page once more with what was typed: mistakes at their fields, or what colleagues did in the meantime. */
    private Response again(String number, CaseAction action, StepForm form, Actor actor, Problem problem) {
        CaseSheet sheet = reader.forStaff(number, actor);
        boolean unfilled = action == CaseAction.SUBMIT_FOR_REVIEW && !problem.violations().isEmpty();
        // An answer with gaps is mended where it is written.
        CaseView view = views.of(sheet, actor, unfilled ? CaseAction.DRAFT_ANSWER : action, null);
        FormErrors errors = new FormErrors();
        CaseView.Conflict conflict = null;
        if (problem.status() == 409) {
            conflict = conflict(view, action, form, problem);
        } else if (problem.violations().isEmpty()) {
            errors.add("", problem.getMessage());
        } else {
            problem.violations().forEach(v -> errors.add(field(action, v.field()), v.message()));
        }
        return Html.page(problem.status(),
                page(view, draftViews.fill(sheet, view, actor, form, action, null), errors, conflict, null));
    }

    private static CaseView.Conflict conflict(CaseView view, CaseAction action, StepForm form, Problem problem) {
        int seen = Math.min(form.seenEvents(), view.events().size());
        boolean formStillThere = view.current() != null && view.current().slug().equals(Steps.slug(action));
        List<CaseView.Fact> typed = formStillThere ? List.of() : Steps.words(action, form);
        return new CaseView.Conflict(problem.getMessage(), view.events().subList(seen, view.events().size()), typed);
    }

    /** Message, note and words to colleagues stand on one page, so their fields are named apart. */
    private static String field(CaseAction action, String field) {
        if (action == CaseAction.APPROVE_ANSWER && field.equals("answer")) {
            return "";
        }
        if (action == CaseAction.ASSIGN && field.equals("coUnit")) {
            return "coUnits";
        }
        if (!field.equals("text")) {
            return field;
        }
        return switch (action) {
            case NOTE -> "note";
            case GIVE_OPINION, URGE, SUPERVISE -> "said";
            default -> field;
        };
    }

    private TemplateInstance page(CaseView view, DraftViews.Filled filled, FormErrors errors, CaseView.Conflict conflict,
            String done) {
        return Templates.detail(view, filled.form(), errors, conflict, Choices.ALL, done, idempotency.newKey(),
                filled.drafts(), walk.around(view.number(), person.actor()));
    }
}
