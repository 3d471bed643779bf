package org.ecobureau.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
        event.payload = payload;
        event.persist();
        if (action == CaseAction.REGISTER) {
            CaseWords.store(c);
        }
        List<ClockReading> readings = read(c);
        Instant due = Clocks.nextDue(readings).orElse(null);
        if (action != CaseAction.ESCALATE && !Objects.equals(due, c.nextDue)) {
            // Another duty, or the same with another term: whoever was reminded of the old one is reminded anew.
            c.escalation = 0;
        }
        c.nextDue = due;
        c.returnBy = Clocks.returnBy(readings).orElse(null);
        notices.tell(c, action, actor);
        steps.fire(new CaseStepTaken(c.number, action, at));
        audit.record("case." + action.name().toLowerCase(Locale.ROOT), c.number,
                (from == null ? "-" : from) + " > " + c.status() + " as " + role);
    }

    List<ClockReading> read(ComplaintCase c) {
        return clocks.read(facts(c));
    }

    static List<CaseFact> facts(ComplaintCase c) {
        return CaseEvent.of(c.id).stream().map(CaseEvent::fact).toList();
    }
}
