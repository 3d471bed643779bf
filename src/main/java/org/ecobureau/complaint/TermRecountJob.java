package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.calendar.CalendarVersion;
import org.ecobureau.calendar.CalendarYears;
import org.ecobureau.calendar.StoredWorkCalendar;
import org.ecobureau.shared.web.Retrying;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Counts the due dates of open cases, and of ended ones whose letter is not posted, anew when a calendar notice was stored: one
 * case a transaction, progress kept after each
 * batch, so a node that dies leaves the rest to another.
 */
@ApplicationScoped
public class TermRecountJob {

    private static final String WORK = "term-recount";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 100;
    /** By then every node has looked for the notice: no step of before comes after. */
    static final Duration TOLD = Duration.ofSeconds(30);
    private static final int TRIES = 5;

    @Inject
    StoredWorkCalendar calendar;

    @Inject
    CalendarYears years;

    @Inject
    CaseJournal journal;

    @Inject
    JobLease leases;

    @Inject
    AuditLog audit;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /**
     * How far it is.
     *
     * @param running whether cases are still to be counted
     */
    public record Progress(boolean running, int counted, int changed, Instant endedAt) {
    }

    public Progress progress() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            TermRecount row = TermRecount.findById(TermRecount.ONLY);
            boolean fresh = row.notices != years.version().notices();
            return new Progress(fresh || row.endedAt == null, fresh ? 0 : row.counted, fresh ? 0 : row.changed,
                    row.notices == 0 || fresh ? null : row.endedAt);
        });
    }

    @Scheduled(every = "${eco.clocks.recount-every:30s}", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTimer() {
        run();
    }

    /** Counts what is to be counted; gives how many cases were looked at. */
    int run() {
        Instant now = clock.instant();
        UUID owner = UUID.randomUUID();
        if (!progress().running() || !leases.claim(WORK, owner, now, now.plus(LEASE))) {
            return 0;
        }
        int seen = 0;
        try {
            int batch;
            do {
                batch = batch();
                seen += Math.max(batch, 0);
            } while (batch == AT_ONCE && leases.extend(WORK, owner, clock.instant().plus(LEASE)));
        } finally {
            leases.release(WORK, owner);
        }
        return seen;
    }

    /** A number of cases; gives how many, fewer than {@link #AT_ONCE} at the end or while a notice is too new. */
    int batch() {
        CalendarVersion version = years.version();
        if (version.storedAt() != null && clock.instant().isBefore(version.storedAt().plus(TOLD))) {
            return 0;
        }
        // Counted by the calendar that asked for it, on whatever node, also where a notice came while others were counted.
        calendar.refresh();
        long after = QuarkusTransaction.requiringNew().call(() -> {
            TermRecount row = TermRecount.findById(TermRecount.ONLY);
            if (row.notices != version.notices()) {
                row.notices = version.notices();
                row.reached = 0;
                row.counted = 0;
                row.changed = 0;
                row.endedAt = null;
            }
            return row.reached;
        });
        List<Long> open = QuarkusTransaction.requiringNew()
                .call(() -> database
                        .createQuery(
                                "select c.id from ComplaintCase c where (c.status not in :ended or c.postSince is not null)"
                                        + " and c.id > :after"
                                        + " order by c.id",
                                Long.class)
                        .setParameter("ended", CaseListQuery.ENDED).setParameter("after", after)
                        .setMaxResults(AT_ONCE).getResultList());
        int changed = 0;
        for (Long id : open) {
            changed += Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(() -> recount(id))) ? 1 : 0;
        }
        int moved = changed;
        QuarkusTransaction.requiringNew().run(() -> {
            TermRecount row = TermRecount.findById(TermRecount.ONLY);
            row.reached = open.isEmpty() ? after : open.get(open.size() - 1);
            row.counted += open.size();
            row.changed += moved;
            if (open.size() < AT_ONCE) {
                row.endedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                audit.record("calendar.recounted", "notices:" + version.notices(),
                        row.counted + " open cases, " + row.changed + " changed");
            }
        });
        return open.size();
    }

    private boolean recount(Long id) {
        ComplaintCase c = ComplaintCase.lockedById(id);
        Instant before = c.nextDue;
        Instant back = c.returnBy;
        journal.refresh(c);
        return !Objects.equals(before, c.nextDue) || !Objects.equals(back, c.returnBy);
    }
}
