package org.ecobureau.complaint;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.time.ChinaTime;

/** Who has how much to do: cases in work by unit and officer, in one statement. */
@ApplicationScoped
public class CaseWorkload {

    private static final Set<CaseStatus> IN_WORK = Set.of(CaseStatus.REGISTERED, CaseStatus.ACCEPTED, CaseStatus.ASSIGNED,
            CaseStatus.INVESTIGATING, CaseStatus.DRAFTED, CaseStatus.IN_REVIEW);

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /**
     * One unit and officer.
     *
     * @param unit null where no unit has the cases yet
     * @param officer null where nobody investigates yet
     * @param week due from now to the end of this Sunday
     */
    public record Load(String unit, String officer, long open, long late, long week) {
    }

    /** Ordered by unit and officer. */
    @Transactional
    public List<Load> loads() {
        Instant late = CaseListQuery.lateBefore(clock);
        LocalDate sunday = ChinaTime.today(clock).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return database
                .createQuery("select c.leadUnit, c.officer, count(c), sum(case when c.nextDue <= :late then 1 else 0 end),"
                        + " sum(case when c.nextDue > :late and c.nextDue <= :week then 1 else 0 end) from ComplaintCase c"
                        + " where c.status in :work group by c.leadUnit, c.officer order by c.leadUnit, c.officer", Load.class)
                .setParameter("late", late).setParameter("week", ChinaTime.endOf(sunday)).setParameter("work", IN_WORK)
                .getResultList();
    }
}
