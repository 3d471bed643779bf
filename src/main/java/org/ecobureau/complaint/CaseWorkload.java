package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.shared.time.ChinaTime;

/** Who has how much to do: cases in work by unit and officer, in one statement. */
@ApplicationScoped
public class CaseWorkload {

    private static final Set<CaseStatus> IN_WORK = Set.of(CaseStatus.HELD, CaseStatus.REGISTERED, CaseStatus.ACCEPTED,
            CaseStatus.ASSIGNED,
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

    /**
     * How long answers took in the last days.
     *
     * @param answers how many
     * @param medianDays from receipt to answer in days of the calendar, half of them took no longer
     */
    public record Pace(String unit, String officer, long answers, BigDecimal medianDays) {
    }

    /** Of those who answered in these last days, by unit and officer; by unit alone where the officer is null. */
    @Transactional
    public List<Pace> pace(int days) {
        Map<List<String>, List<Long>> taken = new LinkedHashMap<>();
        database.createQuery("select c.leadUnit, c.officer, c.receivedAt, c.answeredAt from ComplaintCase c"
                + " where c.answeredAt >= :since and c.leadUnit is not null", Object[].class)
                .setParameter("since", ChinaTime.startOf(ChinaTime.today(clock).minusDays(days))).getResultList()
                .forEach(row -> {
                    long took = ChronoUnit.DAYS.between(ChinaTime.dayOf((Instant) row[2]), ChinaTime.dayOf((Instant) row[3]));
                    taken.computeIfAbsent(Arrays.asList((String) row[0], null), k -> new ArrayList<>()).add(took);
                    if (row[1] != null) {
                        taken.computeIfAbsent(Arrays.asList((String) row[0], (String) row[1]), k -> new ArrayList<>())
                                .add(took);
                    }
                });
        return taken.entrySet().stream().map(e -> new Pace(e.getKey().get(0), e.getKey().get(1), e.getValue().size(),
                Median.of(e.getValue()))).toList();
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
