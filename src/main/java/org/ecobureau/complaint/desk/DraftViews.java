package org.ecobureau.complaint.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseAction;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.CaseTexts;
import org.ecobureau.complaint.DraftPlace;
import org.ecobureau.complaint.StepDrafts;
import org.ecobureau.complaint.StepDrafts.Kept;
import org.ecobureau.complaint.TextModules;
import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.time.ChinaTime;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Brings what a person typed into the forms of a case and back, and says what is kept. */
@ApplicationScoped
class DraftViews {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.CHINA);

    @Inject
    StepDrafts drafts;

    @Inject
    CaseTexts texts;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    /** The forms of a page, filled, with what is said about them. */
    record Filled(StepForm form, DraftView drafts) {
    }

    /**
     * Keeps what a form holds, even where it could not be sent.
     *
     * @param byItself while somebody types: not after the form was sent
     */
    Kept save(String number, CaseAction step, Actor actor, StepForm form, boolean byItself) {
        return drafts.save(number, DraftPlace.of(step), actor, typed(form), form.seenEvents(), form.stamp(),
                byItself ? form.idempotencyKey : null);
    }

    /** The step was taken: in the same transaction its draft goes. */
    void forget(String number, CaseAction step, Actor actor, StepForm sent) {
        drafts.forget(number, DraftPlace.of(step), actor, typed(sent), sent.stamp(), sent.idempotencyKey);
    }

    /** Whether somebody wrote or chose anything there that the case does not say already. */
    boolean holdsWords(CaseSheet sheet, StepForm form) {
        Map<String, String> recorded = typed(StepForm.of(sheet));
        return typed(form).entrySet().stream().filter(e -> !e.getValue().isBlank())
                .anyMatch(e -> !e.getValue().equals(recorded.get(e.getKey())));
    }

    /**
     * Fills the forms that are open on the page: first what the case says, then the person's drafts, then what they just
     * sent.
     *
     * @param sent null when the page is only opened
     * @param step the step of what was sent
     */
    Filled fill(CaseSheet sheet, CaseView view, Actor actor, StepForm sent, CaseAction step, String told) {
        StepForm form = StepForm.of(sheet).after(view.visits()).proposing(view.reported())
                .assigning(view.around().proposal());
        List<DraftView.Draft> here = new ArrayList<>();
        List<DraftView.Draft> others = new ArrayList<>();
        List<String> onPage = onPage(view);
        for (Kept kept : drafts.of(sheet.number(), actor)) {
            OwnForm own = OwnForm.of(kept.place()).orElse(null);
            if (own != null) {
                // Its form is on a page of its own.
                if (!kept.discarded()) {
                    others.add(own(sheet.number(), own, kept, false, isOpen(view, own)));
                }
                continue;
            }
            boolean shown = onPage.contains(Steps.slug(kept.step()));
            boolean fresh = sent != null && kept.step() == step;
            if (shown && !kept.discarded() && !fresh) {
                put(kept.typed(), form);
            }
            if (shown) {
                here.add(draft(kept, view, fresh, since(kept, sheet, view, actor)));
            } else if (!kept.discarded() && !fresh) {
                others.add(draft(kept, view, false, List.of()));
            }
        }
        if (sent != null) {
            put(typed(sent), form);
            form.coUnits = step == CaseAction.ASSIGN ? sent.coUnits : form.coUnits;
            form.takeTicks(step, sent);
        }
        return new Filled(form, new DraftView(sheet.number(), here, others, offered(sheet, onPage), told));
    }

    private Map<String, List<CaseTexts.Filled>> offered(CaseSheet sheet, List<String> onPage) {
        List<CaseAction> steps = onPage.stream().flatMap(slug -> Steps.bySlug(slug).stream())
                .filter(TextModules.STEPS::contains).toList();
        Map<String, List<CaseTexts.Filled>> offered = new HashMap<>();
        texts.of(sheet, steps).forEach((action, filled) -> offered.put(Steps.slug(action), filled));
        return offered;
    }

    private static List<String> onPage(CaseView view) {
        List<String> onPage = new ArrayList<>();
        if (view.current() != null) {
            onPage.add(view.current().slug());
        }
        if (view.mayMessage()) {
            onPage.add(Steps.slug(CaseAction.MESSAGE_TO_REPORTER));
        }
        if (view.mayNote()) {
            onPage.add(Steps.slug(CaseAction.NOTE));
        }
        return onPage;
    }

    private DraftView.Draft draft(Kept kept, CaseView view, boolean fresh, List<CaseView.Event> since) {
        String slug = Steps.slug(kept.step());
        boolean open = view.steps().stream().anyMatch(s -> s.slug().equals(slug)) || onPage(view).contains(slug);
        return new DraftView.Draft(DraftView.path(view.number(), slug), "/staff/cases/" + view.number() + "?step=" + slug
                + "#step", slug, kept.step().label(), time(kept.savedAt()), kept.stamp(), kept.discarded(), fresh, open,
                since, facts(kept.step(), kept.typed()),
                kept.earlierAt() == null ? null : time(kept.earlierAt()),
                kept.earlier() == null ? List.of() : facts(kept.step(), kept.earlier()));
    }

    /** A new visit needs the step to be open; the other pages show the draft even where it cannot be sent any more. */
    private static boolean isOpen(CaseView view, OwnForm own) {
        return own.place().step() != CaseAction.RECORD_VISIT || view.visits().mayRecord();
    }

    private DraftView.Draft own(String number, OwnForm form, Kept kept, boolean fresh, boolean open) {
        return new DraftView.Draft(form.path(number), form.page(number, ""), form.code(), form.label(), time(kept.savedAt()),
                kept.stamp(), kept.discarded(), fresh, open, List.of(), OwnForm.facts(kept.typed()),
                kept.earlierAt() == null ? null : time(kept.earlierAt()),
                kept.earlier() == null ? List.of() : OwnForm.facts(kept.earlier()));
    }

    /** A draft of a form on a page of its own, for that page. */
    DraftView.Draft draft(String number, OwnForm form, Kept kept, boolean fresh) {
        return own(number, form, kept, fresh, true);
    }

    /** What others did after the draft was written; one's own steps one knows. */
    private static List<CaseView.Event> since(Kept kept, CaseSheet sheet, CaseView view, Actor actor) {
        List<CaseView.Event> since = new ArrayList<>();
        for (int i = kept.seen(); i < sheet.events().size(); i++) {
            if (!actor.username().equals(sheet.events().get(i).actor())) {
                since.add(view.events().get(i));
            }
        }
        return since;
    }

    /** The words of a draft with the labels of their fields; choices are left out, they are quickly made again. */
    private List<CaseView.Fact> facts(CaseAction step, Map<String, String> typed) {
        StepForm form = new StepForm();
        put(typed, form);
        return Steps.words(step, form);
    }

    private Map<String, String> typed(StepForm form) {
        Map<String, String> typed = mapper.convertValue(form, new TypeReference<HashMap<String, String>>() {
        });
        typed.values().removeIf(java.util.Objects::isNull);
        return typed;
    }

    private void put(Map<String, String> typed, StepForm form) {
        try {
            mapper.readerForUpdating(form).readValue(mapper.writeValueAsBytes(typed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form with a text at the end of its field; empty when there is no such text for this step and case. */
    Optional<StepForm> inserted(CaseSheet sheet, CaseAction step, StepForm form, String module) {
        String field = Steps.textField(step);
        return texts.of(sheet, field == null ? List.of() : List.of(step)).getOrDefault(step, List.of()).stream()
                .filter(t -> String.valueOf(t.id()).equals(module)).findFirst().map(text -> {
                    String before = Nfc.clean(typed(form).get(field));
                    put(Map.of(field, before == null ? text.text() : before + "\n" + text.text()), form);
                    return form;
                });
    }

    /** "14:05" today, "11月23日 14:05" before. */
    String time(Instant at) {
        return ChinaTime.dayOf(at).equals(ChinaTime.today(clock)) ? TIME.format(ChinaTime.local(at))
                : ChinaTime.shortMinute(at);
    }
}
