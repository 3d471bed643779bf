package org.ecobureau.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.publication.Move;
import org.ecobureau.publication.Publication;
import org.ecobureau.publication.PublicationEvent;
import org.ecobureau.publication.State;
import org.ecobureau.publication.Transitions;
import org.ecobureau.staff.StaffMember;

/** Turns versions into what the publishers' pages show to the person who is signed in. */
@ApplicationScoped
public class BulletinDesk {

    @Inject
    BulletinService service;
    @Inject
    StaffMember me;

    /** A version as a line of the list. */
    public record Item(long versionId, String title, int versionNo, String state, String colour, String drafters,
            boolean mine) {
    }

    /** A move this person may make now. */
    public record Action(String move, String label, boolean reasonNeeded, boolean main, String hint) {
    }

    /** A line of the record. */
    public record Event(Instant at, String person, String what, String reason) {
    }

    /**
     * A version on its desk page.
     *
     * @param lockVersion the count the page was rendered with; every action sends it back
     * @param publicHref the address for the public, null while nothing is published
     */
    public record Open(long versionId, long bulletinId, int lockVersion, BulletinView bulletin, String state, String colour,
            String reason, String drafters, boolean editable, boolean correctable, String withdrawalReason,
            List<Action> actions, List<Event> events, String publicHref) {
    }

    Item item(BulletinVersion v) {
        State state = v.publication.state();
        return new Item(v.id, v.bulletin.kind.words(v.bulletin.firstDay) + v.bulletin.kind.label(), v.publication.versionNo,
                state.label(), state.colour(), drafters(v.publication), v.publication.drafters().contains(me.username()));
    }

    Open open(BulletinVersion v) {
        Publication publication = v.publication;
        State state = publication.state();
        List<Action> actions = new ArrayList<>();
        Transitions.allowed(state, me.username(), publication.drafters(), publication.withdrawalAskedBy()).stream()
                // a draft is submitted by the button of its form, so that nothing typed is lost
                .filter(move -> move != Move.SUBMIT).forEach(move -> actions.add(action(state, move)));
        List<Event> events = PublicationEvent.of(publication.id).stream()
                .map(e -> new Event(e.at, e.actorName + "（" + e.actor + "）", e.move.label(), e.reason)).toList();
        BulletinView view = BulletinView.of(v.bulletin.kind, v.bulletin.firstDay, v.text(), service.shown(v), v.dataVersion(),
                v.frozenAt(), v.changedAt());
        return new Open(v.id, v.bulletin.id, publication.lockVersion(), view, state.label(), state.colour(), publication.reason,
                drafters(publication), state.editable(), state == State.PUBLISHED,
                state == State.WITHDRAWAL_ASKED ? publication.endedReason() : null, actions, events,
                state.shown() ? "/bulletins/" + v.bulletin.id : null);
    }

    private static Action action(State state, Move move) {
        boolean reason = Transitions.find(state, move).map(Transitions::reasonNeeded).orElse(false);
        String hint = move == Move.APPROVE ? "请先通读文字、核对数值。通过后立即发布，数值不再改变。" : move.hint();
        return new Action(move.name(), move.label(), reason, move.main(), hint);
    }

    private static String drafters(Publication publication) {
        return String.join("、", publication.drafters().stream().sorted().toList());
    }
}
