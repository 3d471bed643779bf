package org.ecobureau.complaint.intake;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.Likeness;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.SimilarCases;
import org.ecobureau.complaint.intake.NearbyPages.Line;
import org.ecobureau.complaint.intake.NearbyPages.View;
import org.ecobureau.region.GeoPoint;
import org.ecobureau.region.NearbyFact;
import org.ecobureau.region.Scene;
import org.ecobureau.region.Surroundings;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Option;

/** Puts together what the page before the check page shows of a draft's surroundings. */
@ApplicationScoped
class NearbyViews {

    private static final int LINES = 5;

    @Inject
    SimilarCases similar;

    @Inject
    Surroundings surroundings;

    @Inject
    Townships townships;

    @Inject
    Clock clock;

    /** Whether there is anything to look at between the questions and the check page. */
    boolean worthShowing(ComplaintDraft draft) {
        return worthShowing(of(draft, List.of()));
    }

    boolean worthShowing(View view) {
        return view.count() > 0 || view.facts().stream().anyMatch(NearbyFact::telling);
    }

    View of(ComplaintDraft draft, List<Option> choices) {
        ComplaintForm form = draft.form(new ArrayList<>());
        Instant now = clock.instant();
        List<PollutionType> types = draft.pollutionTypes();
        GeoPoint position = draft.position();
        SimilarCases.Found found = similar.like(
                new Likeness.Report(types, form.township(), form.place(), position, form.enterprise(), now));
        Instant at = occurred(form.occurredAt(), now);
        List<NearbyFact> facts = surroundings.near(new Scene(form.township(), position, at,
                new HashSet<>(types.stream().map(PollutionType::code).toList())));
        List<Line> lines = found.hints().stream().limit(LINES).map(h -> new Line(
                h.types().stream().map(PollutionType::label).collect(Collectors.joining("、")),
                townships.nameOf(h.township()), ChinaTime.shortDay(h.receivedOn()))).toList();
        return new View(found.hints().size(), lines, facts, found.joinable() ? choices : List.of(), draft.nearby,
                ChinaTime.minute(at), NearbyPages.ROOT, Step.IDENTITY.address());
    }

    /** The time reported, or now; one that is no time or still to come is told on its own page. */
    private static Instant occurred(String typed, Instant now) {
        if (typed == null) {
            return now;
        }
        try {
            Instant at = OffsetDateTime.parse(typed).toInstant();
            return at.isAfter(now) ? now : at;
        } catch (DateTimeException notATime) {
            return now;
        }
    }
}
