package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Retrying;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Erases by night what was kept long enough (promise L4): one case and class a transaction with an audit entry of its own, so
 * that it may be stopped anywhere and begins again where it stood.
 */
@ApplicationScoped
public class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final String WORK = "retention";
    private static final int AT_ONCE = 100;

    @Inject
    RetentionRules rules;

    @Inject
    RetentionConfig config;

    @Inject
    RetentionPlan plan;

    @Inject
    CaseErasure erasure;

    @Inject
    JobLease leases;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** What one pass erased, by class, and at how many cases it failed. */
    public record Outcome(Map<RetentionClass, Integer> erased, int failed) {
    }

    @Scheduled(every = "${eco.retention.every:30m}", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTimer() {
        LocalTime time = ChinaTime.local(clock.instant()).toLocalTime();
        if (!time.isBefore(config.from()) && time.isBefore(config.until())) {
            run();
        }
    }

    /** Erases everything that is due now; nothing when another node is at it. */
    public Outcome run() {
        Instant now = clock.instant();
        UUID owner = UUID.randomUUID();
        if (!leases.claim(WORK, owner, now, now.plus(config.lease()))) {
            return new Outcome(Map.of(), 0);
        }
        try {
            Outcome outcome = pass(now);
            if (!outcome.erased().isEmpty() || outcome.failed() > 0) {
                note(outcome, now);
            }
            return outcome;
        } finally {
            leases.release(WORK, owner);
        }
    }

    private Outcome pass(Instant now) {
        LocalDate today = ChinaTime.dayOf(now);
        Map<RetentionClass, Integer> erased = new EnumMap<>(RetentionClass.class);
        int failed = 0;
        for (RetentionClass kind : RetentionClass.values()) {
            for (boolean refused : new boolean[] { false, true }) {
                Instant before = rules.now().endedBefore(kind, refused, today);
                int skip = 0;
                List<RetentionPlan.Candidate> found;
                do {
                    int passed = skip;
                    found = QuarkusTransaction.requiringNew()
                            .call(() -> plan.candidates(kind, refused, before, passed, AT_ONCE));
                    for (RetentionPlan.Candidate candidate : found) {
                        if (erase(kind, candidate.number(), today)) {
                            erased.merge(kind, 1, Integer::sum);
                        } else {
                            skip++;
                        }
                    }
                } while (found.size() == AT_ONCE && clock.instant().isBefore(now.plus(config.lease())));
                failed += skip;
            }
        }
        return new Outcome(erased, failed);
    }

    /** One class of one case; looks again under the lock, at the history and at the row. */
    boolean erase(RetentionClass kind, String number, LocalDate today) {
        try {
            return Retrying.inTransaction(() -> {
                // The main case first, as every step does.
                Long mainId = ComplaintCase.mainOf(number);
                ComplaintCase main = mainId == null ? null : ComplaintCase.lockedById(mainId);
                ComplaintCase c = ComplaintCase.locked(number).orElseThrow();
                Retention.Ending ending = within(history(c), main == null ? null : history(main));
                Retention.Ending row = within(Retention.Ending.of(c), main == null ? null : Retention.Ending.of(main));
                Retention rule = rules.now();
                if (kind.erasedAt(c) != null || !Objects.equals(mainId, c.mainId) || !rule.isDue(ending, kind, today)
                        || !rule.isDue(row, kind, today)) {
                    // Erased, merged, held or handled again since the list was read.
                    return false;
                }
                erasure.erase(kind, c, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                audit.record("retention.erased", number, kind.code() + ", ended " + ChinaTime.dayOf(ending.at()) + ", kept "
                        + rules.now().policy().period(kind, ending.refused()));
                return true;
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s of case %s could not be erased; the next pass tries again", kind.code(), number);
            return false;
        }
    }

    private static Retention.Ending within(Retention.Ending own, Retention.Ending main) {
        return main == null ? own : own.within(main);
    }

    private static Retention.Ending history(ComplaintCase c) {
        List<CaseEvent> events = CaseEvent.of(c.id);
        return Retention.Ending.of(events.stream().map(e -> new Retention.Stay(e.toStatus, e.at)).toList(),
                Retention.held(events.stream().map(CaseEvent::fact).toList()));
    }

    private void note(Outcome outcome, Instant now) {
        LOG.infof("retention: erased %s, failed at %d", outcome.erased(), outcome.failed());
        RetentionRun run = new RetentionRun();
        run.at = now.truncatedTo(ChronoUnit.MILLIS);
        run.identity = outcome.erased().getOrDefault(RetentionClass.IDENTITY, 0);
        run.photos = outcome.erased().getOrDefault(RetentionClass.PHOTOS, 0);
        run.text = outcome.erased().getOrDefault(RetentionClass.TEXT, 0);
        run.failed = outcome.failed();
        QuarkusTransaction.requiringNew().run(run::persist);
    }
}
