package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.calendar.CalendarMissingException;
import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.staff.Unit;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Reminds people of due dates in working hours, each level once for each due date. One node holds the lease; should two
 * meet all the same, the row of the case lets a level be told once only.
 */
@ApplicationScoped
class EscalationJob {

    private static final Logger LOG = Logger.getLogger(EscalationJob.class);
    private static final String WORK = "case-reminders";
    private static final String ALARM = "calendar-alarm";
    private static final int AT_ONCE = 100;

    @Inject
    CaseService cases;

    @Inject
    JobLease leases;

    @Inject
    CalendarGap gap;

    @Inject
    DutyDigest digest;

    @Inject
    WorkCalendar calendar;

    @Inject
    EscalationConfig config;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** A case whose due date calls for a reminder. */
    record Due(Long id, String number, Instant remindDue, String leadUnit, int escalation, CaseStatus status) {
    }

    @Scheduled(every = "${eco.escalation.every:10m}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTimer() {
        run();
    }

    /** Looks through all cases once; gives how many reminders were written. */
    int run() {
        Instant now = clock.instant();
        alarm(now);
        Escalation rule = Escalation.of(config);
        if (!atWork(rule, now)) {
            return 0;
        }
        UUID owner = UUID.randomUUID();
        if (!leases.claim(WORK, owner, now, now.plus(config.lease()))) {
            return 0;
        }
        try {
            int told = remindAll(rule, now);
            int mails = digest.write(rule, now);
            if (mails > 0) {
                LOG.infof("%d reminders of due dates written as mail", mails);
            }
            return told;
        } finally {
            leases.release(WORK, owner);
        }
    }

    private boolean atWork(Escalation rule, Instant now) {
        try {
            return rule.atWork(now, calendar::isWorkingDay);
        } catch (CalendarMissingException missing) {
            // Whether people work today is not guessed; the alarm of this pass says what is missing.
            LOG.debugf("nobody is reminded: no official calendar for %d", missing.year());
            return false;
        }
    }

    private int remindAll(Escalation rule, Instant now) {
        Map<String, String> units = QuarkusTransaction.requiringNew()
                .call(() -> Unit.all().stream().collect(Collectors.toMap(Unit::code, Unit::name)));
        int told = 0;
        long after = 0;
        List<Due> found;
        do {
            found = due(rule, now, after);
            for (Due due : found) {
                told += remind(rule, due, units, now) ? 1 : 0;
                after = due.id();
            }
        } while (found.size() == AT_ONCE && clock.instant().isBefore(now.plus(config.lease())));
        return told;
    }

    private boolean remind(Escalation rule, Due due, Map<String, String> units, Instant now) {
        int level = rule.level(due.remindDue(), now);
        boolean letter = Escalation.isLetter(due.status());
        String unit = due.leadUnit() == null ? null : units.getOrDefault(due.leadUnit(), due.leadUnit());
        try {
            cases.move(due.number(), CaseMove.of(CaseAction.ESCALATE).with(Datum.LEVEL, String.valueOf(level))
                    .with(Datum.REMINDED, rule.words(level, due.remindDue(), now, unit, letter)), Actor.system());
            return true;
        } catch (Problem moved) {
            // Ended or reminded since the list was read: nothing is left to tell.
            LOG.debugf("case %s is not reminded: %s", due.number(), moved.getMessage());
            return false;
        }
    }

    private List<Due> due(Escalation rule, Instant now, long after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createQuery("select c.id, c.number, c.remindDue, c.leadUnit,"
                        + " c.escalation, c.status from ComplaintCase c where c.status in :open and c.id > :after and (c.escalation < 1 and"
                        + " c.remindDue <= :first or c.escalation < 2 and c.remindDue <= :second or c.escalation < 3 and c.remindDue <= :third)"
                        + " order by c.id", Due.class).setParameter("open", reminded()).setParameter("after", after)
                        .setParameter("first", rule.horizon(1, now)).setParameter("second", rule.horizon(2, now))
                        .setParameter("third", rule.horizon(3, now)).setMaxResults(AT_ONCE).getResultList());
    }

    private static List<CaseStatus> reminded() {
        return CaseTransitions.all().stream().filter(t -> t.action() == CaseAction.ESCALATE).map(Transition::from).toList();
    }

    /** Once a day in the log of one node. */
    private void alarm(Instant now) {
        gap.year().ifPresent(year -> {
            if (leases.claim(ALARM, UUID.randomUUID(), now, ChinaTime.endOf(ChinaTime.dayOf(now)))) {
                LOG.errorf("no official calendar for %d: terms in working days have no due date and nobody is reminded there."
                        + " Store the State Council's notice of that year (docs/features/calendar.md)", year);
            }
        });
    }
}
