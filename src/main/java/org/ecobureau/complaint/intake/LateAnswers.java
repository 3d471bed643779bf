package org.ecobureau.complaint.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.shared.web.FormErrors;

/** A page of the form that comes when its draft is gone or was sent already: what was typed there is not lost. */
@ApplicationScoped
class LateAnswers {

    /** Posted without anybody having typed or chosen it. */
    private static final Set<String> NOT_TYPED = Set.of("to", "was", "coordinates", "remove");

    private static final String TYPES = "types";

    @Inject
    DraftService drafts;

    @Inject
    IntakeLimit limit;

    @Inject
    FormFlow flow;

    @Inject
    QuestionCatalogue questions;

    @Inject
    CheckRows rows;

    /**
     * What became of a late page.
     *
     * @param token of the draft that holds it now; null when too much comes from there just now
     */
    record Late(String token, ComplaintDraft draft) {

        FormErrors busy() {
            return new FormErrors().add("", IntakeLimit.BUSY);
        }
    }

    /** Whether the draft is gone while somebody wrote or chose something on its page. */
    boolean isLate(Step step, String token, MultivaluedMap<String, String> posted, boolean files) {
        return drafts.find(token).isEmpty() && (files || posted.entrySet().stream()
                .filter(e -> step != Step.DETAILS || !TYPES.equals(e.getKey()))
                .anyMatch(e -> !NOT_TYPED.contains(e.getKey())
                        && e.getValue().stream().anyMatch(v -> v != null && !v.isBlank())));
    }

    /**
     * Begins a draft that holds the page; the form is gone through from its beginning.
     *
     * @param take puts the page into the draft of the secret it is given
     */
    Late begin(Step step, MultivaluedMap<String, String> posted, String address, Function<String, FormFlow.Taken> take) {
        if (!limit.admitsDraft(address)) {
            ComplaintDraft typed = new ComplaintDraft();
            DraftFields.take(step, typed, posted, questions);
            return new Late(null, typed);
        }
        // The questions belong to types that were chosen on the page before and go along.
        List<String> types = step == Step.DETAILS ? posted.getOrDefault(TYPES, List.of()) : List.of();
        String token = drafts.begin(draft -> draft.types = new ArrayList<>(
                types.stream().filter(t -> PollutionType.byCode(t).isPresent()).toList()));
        take.apply(token);
        return new Late(token, drafts.change(token, draft -> draft.reached = Step.DETAILS).orElseThrow());
    }

    /** What stands on a page that came after the complaint was sent from another one; empty when nothing was written there. */
    List<CheckRow> written(Step step, MultivaluedMap<String, String> posted) {
        ComplaintDraft typed = new ComplaintDraft();
        DraftFields.take(step, typed, posted, questions);
        List<CheckRow> written = new ArrayList<>();
        if (step == Step.DETAILS) {
            posted.forEach((name, values) -> questions.question(name).filter(q -> values.stream().anyMatch(v -> !v.isBlank()))
                    .ifPresent(q -> written.add(new CheckRow(q.label(), q.answerLabel(String.join(",", values)), null))));
        } else if (step != Step.TYPES) {
            typed.publicConsent = null;
            rows.of(typed, 0).stream()
                    .filter(row -> row.change().equals(step.address()) && !CheckRows.CONSENT.equals(row.label()))
                    .forEach(written::add);
        }
        return written;
    }
}
