package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.audit.AuditLog;

/**
 * Writes down what is done with an identity, twice in one transaction: for the auditor by account and without words, for the
 * reporter by role, with the reason.
 */
@ApplicationScoped
public class IdentityLog {

    /** One line for the reporter: when, what, in which role (never who), why. */
    public record Entry(Instant at, IdentityAct act, String role, String reason) {
    }

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** @param detail for the audit log: no words of a person */
    void record(ComplaintCase c, IdentityAct act, String role, String reason, String detail) {
        record(c.id, c.number, act, role, reason, detail);
    }

    /** The same for a case that is known by its keys only. */
    void record(Long caseId, String number, IdentityAct act, String role, String reason, String detail) {
        IdentityEvent event = new IdentityEvent();
        event.caseId = caseId;
        event.act = act;
        event.at = clock.instant();
        event.role = role;
        event.reason = reason;
        event.persist();
        audit.record("identity." + act.code(), number, detail);
    }

    /** What was done with the identity behind these cases, oldest first, in one statement. */
    List<Entry> of(Collection<String> numbers) {
        return IdentityEvent.getEntityManager().createQuery("select e.at, e.act, e.role, e.reason from IdentityEvent e"
                + " join ComplaintCase c on c.id = e.caseId where c.number in :numbers order by e.id", Entry.class)
                .setParameter("numbers", numbers).getResultList();
    }
}
