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

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecobureau.complaint.ComplaintForm;
import org.ecobureau.complaint.KeyedCounts;
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
import org.ecobureau.shared.web.Retrying;

/** Puts together what the page before the check page shows of a draft's surroundings. */
@ApplicationScoped
class NearbyViews {

    private static final int LINES = 5;

    /** Each reporter looks two or three times; a village may share one address. */
    @ConfigProperty(name = "eco.complaints.looks-per-address-and-hour", defaultValue = "60")
    int perAddress;

    @Inject
    KeyedCounts counts;

    @Inject
    SimilarCases similar;

    @Inject
    Surroundings surroundings;

    @Inject
    Townships townships;

    @Inject
    Clock clock;

    /** Whether there is anything to look at between the questions and the check page. */
    boolean worthShowing(ComplaintDraft draft, String address) {
        return worthShowing(of(draft, List.of(), address));
    }

    boolean worthShowing(View view) {
        return view.some() || view.facts().stream().anyMatch(NearbyFact::telling);
    }

    /**
     * @param address network address of the reader, never stored; whoever looks too often is shown what is published and
     *        nothing that others reported
     */
    View of(ComplaintDraft draft, List<Option> choices, String address) {
        ComplaintForm form = draft.form(new ArrayList<>());
        Instant now = clock.instant();
        List<PollutionType> types = draft.pollutionTypes();
        GeoPoint position = draft.position();
        Likeness.Report report = new Likeness.Report(types, form.township(), form.place(), position, form.enterprise(), now);
        SimilarCases.Found found = mayLook(address) ? similar.like(report) : new SimilarCases.Found(List.of(), false);
        Instant at = occurred(form.occurredAt(), now);
        List<NearbyFact> facts = surroundings.near(new Scene(form.township(), position, at,
                new HashSet<>(types.stream().map(PollutionType::code).toList())));
        List<Line> lines = found.hints().stream().limit(LINES).map(h -> new Line(
                h.types().stream().map(PollutionType::label).collect(Collectors.joining("、")),
                townships.nameOf(h.township()), ChinaTime.shortDay(h.receivedOn()))).toList();
        return new View(!lines.isEmpty(), lines.size() > 1, lines, facts, found.joinable() ? choices : List.of(),
                draft.nearby == null ? draft.nearbyTicked : draft.nearby,
                ChinaTime.minute(at), NearbyPages.ROOT);
    }

    private boolean mayLook(String address) {
        return Retrying.inTransaction(() -> counts.add(counts.addressKey("nearby", address)) <= perAddress);
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
