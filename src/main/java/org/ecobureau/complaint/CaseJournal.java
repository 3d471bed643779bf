package org.ecobureau.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.ecobureau.audit.AuditLog;

/** Writes the steps of cases and what follows from each: due date, messages, audit entry; in the running transaction. */
@ApplicationScoped
class CaseJournal {

    @Inject
    CaseClocks clocks;

    @Inject
    CaseNotices notices;

    @Inject
    Event<CaseStepTaken> steps;

    @Inject
    Conversations conversations;

    @Inject
    AuditLog audit;

    /** One step that was taken; the case stands already where it leads. */
    void write(ComplaintCase c, CaseAction action, CaseStatus from, Actor actor, String role, String publicNote,
            String internalNote, Map<Datum, String> payload, Instant at) {
        CaseEvent event = new CaseEvent();
        event.caseId = c.id;
        event.action = action;
        event.fromStatus = from;
        event.toStatus = c.status();
        event.at = at;
        event.actor = actor.username();
        event.actorRole = role;
        event.publicNote = publicNote;
        event.internalNote = internalNote;
        if (action == CaseAction.REGISTER && c.byPost) {
            payload.put(Datum.BY_POST, ByPost.YES);
        }
        event.payload = payload;
        event.persist();
        if (action == CaseAction.REGISTER) {
            CaseWords.store(c);
        }
        refresh(c);
        if (action == CaseAction.POST_LETTER && c.mainId != null) {
            refresh(ComplaintCase.lockedById(c.mainId));
        }
        conversations.note(c, action, at);
        if (!isBirthOfPart(c, action, payload)) {
            notices.tell(c, action, actor);
        }
        steps.fire(new CaseStepTaken(c.number, action, at));
        audit.record("case." + action.name().toLowerCase(Locale.ROOT), c.number,
                (from == null ? "-" : from) + " > " + c.status() + " as " + role);
    }

    /** That a matter is split is one piece of news, told by the case it was split from. */
    private static boolean isBirthOfPart(ComplaintCase c, CaseAction action, Map<Datum, String> payload) {
        return c.splitFrom != null && (action == CaseAction.REGISTER
                || action == CaseAction.ACCEPT && payload.containsKey(Datum.RECEIVED_AT));
    }

    /**
     * Computes anew what is due: the earliest of the case's own duties and of those to the reporters who hang on it, whose
     * clocks a merge does not stop.
     */
    void refresh(ComplaintCase c) {
        List<CaseFact> own = facts(c);
        List<CaseFact> known = c.mainId == null ? own
                : Clocks.withMain(own, CaseEvent.of(c.mainId).stream().map(CaseEvent::fact).toList());
        List<ClockReading> readings = clocks.read(known);
        c.postSince = c.byPost ? ByPost.owedSince(known).orElse(null) : null;
        List<Instant> dues = new ArrayList<>();
        if (!c.status().isFinal() || c.postSince != null) {
            dues.addAll(Clocks.dues(readings));
        }
        if (!c.status().isFinal()) {
            merged(c).forEach(facts -> dues.addAll(Clocks.dues(clocks.read(Clocks.withMain(facts, own)))));
        }
        c.nextDue = dues.stream().min(Instant::compareTo).orElse(null);
        c.returnBy = Clocks.returnBy(readings).orElse(null);
        Reminder next = Reminder.next(dues, own);
        c.remindDue = next.due();
        c.escalation = next.level();
        // What is decided here is to be posted to who hangs on it and can only be written to.
        ComplaintCase.writtenToUnder(c.id).forEach(id -> refresh(ComplaintCase.lockedById(id)));
    }

    /** The histories of the cases that hang on this one, in one statement. */
    private static Collection<List<CaseFact>> merged(ComplaintCase c) {
        return CaseEvent.ofMerged(c.id).stream().collect(Collectors.groupingBy(e -> e.caseId,
                Collectors.mapping(CaseEvent::fact, Collectors.toList()))).values();
    }

    List<ClockReading> read(ComplaintCase c) {
        return clocks.read(facts(c));
    }

    static List<CaseFact> facts(ComplaintCase c) {
        return CaseEvent.of(c.id).stream().map(CaseEvent::fact).toList();
    }
}
