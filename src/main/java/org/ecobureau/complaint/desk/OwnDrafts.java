package org.ecobureau.complaint.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.StepDrafts;
import org.ecobureau.complaint.StepDrafts.Kept;

/**
 * The drafts of forms that stand on pages of their own: kept, shown again and gone with the step, like those of the case page.
 */
@ApplicationScoped
class OwnDrafts {

    @Inject
    StepDrafts drafts;

    @Inject
    DraftViews views;

    /** What is kept of a form. */
    FormDraft of(String number, OwnForm form, Actor actor) {
        return drafts.of(number, form.place(), actor).map(kept -> view(number, form, kept, false))
                .orElseGet(() -> new FormDraft(form.path(number), form.code(), null, Map.of()));
    }

    /**
     * Keeps what was sent and could not be done, so that nothing is lost when the window is closed now.
     *
     * @param posted the form with its {@code draftStamp}
     */
    FormDraft keep(String number, OwnForm form, Actor actor, Map<String, String> posted) {
        return view(number, form, save(number, form, actor, posted, false), true);
    }

    /**
     * How many steps came since matters on the page of the case only, so none is counted.
     *
     * @param byItself while somebody types: not after the form was sent
     */
    Kept save(String number, OwnForm form, Actor actor, Map<String, String> posted, boolean byItself) {
        return drafts.save(number, form.place(), actor, OwnForm.typed(posted), 0, stamp(posted),
                byItself ? posted.get(VisitForm.KEY) : null);
    }

    /** The step was taken: in the same transaction its draft goes. */
    void forget(String number, OwnForm form, Actor actor, Map<String, String> posted) {
        drafts.forget(number, form.place(), actor, OwnForm.typed(posted), stamp(posted), posted.get(VisitForm.KEY));
    }

    private static Long stamp(Map<String, String> posted) {
        return StepForm.stamp(posted.get("draftStamp"));
    }

    private FormDraft view(String number, OwnForm form, Kept kept, boolean fresh) {
        return new FormDraft(form.path(number), form.code(), views.draft(number, form, kept, fresh),
                kept.discarded() ? Map.of() : kept.typed());
    }

    /** The first value of each field. */
    static Map<String, String> flat(Map<String, List<String>> posted) {
        Map<String, String> flat = new LinkedHashMap<>();
        posted.forEach((name, values) -> flat.put(name, values.isEmpty() ? "" : values.get(0)));
        return flat;
    }
}
