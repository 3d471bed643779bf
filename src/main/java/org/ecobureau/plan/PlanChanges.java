package org.ecobureau.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.ecobureau.monitoring.ObservationsChanged;
import org.ecobureau.monitoring.ObservationsChanged.Span;
import org.ecobureau.monitoring.SitesChanged;
import org.ecobureau.shared.time.ChinaTime;

import io.quarkus.scheduler.Scheduled;

/** Knows, on every node, whether a year's data are still those a figure was computed from. */
@ApplicationScoped
public class PlanChanges {
    private static final long KEPT = 1000;

    @Inject
    EntityManager em;
    @Inject
    Indicators indicators;

    /**
     * The state of a year's data. The count changes also when deliveries commit in another order than they began.
     */
    record Version(long newest, long count) {
        static final Version NONE = new Version(0, 0);
    }

    /** Leaves a row in the same transaction for each year of the plan that a delivery touched. */
    void remember(@Observes ObservationsChanged change) {
        TreeSet<Integer> years = new TreeSet<>();
        for (Span span : change.spans()) {
            int first = Math.max(indicators.firstYear(), ChinaTime.dayOf(span.first()).getYear());
            int last = Math.min(indicators.lastYear(), ChinaTime.dayOf(span.last()).getYear());
            for (int year = first; year <= last; year++) {
                years.add(year);
            }
        }
        years.forEach(PlanChanges::add);
    }

    /** Another target or another list of sites may change every year. */
    void remember(@Observes SitesChanged change) {
        IntStream.rangeClosed(indicators.firstYear(), indicators.lastYear()).forEach(PlanChanges::add);
    }

    private static void add(int year) {
        PlanChange row = new PlanChange();
        row.year = year;
        row.persist();
    }

    /** The versions of all years, in one statement. */
    Map<Integer, Version> versions() {
        Map<Integer, Version> versions = new HashMap<>();
        List<Object[]> rows = em.createQuery("select c.year, max(c.id), count(c) from PlanChange c group by c.year",
                Object[].class).getResultList();
        rows.forEach(row -> versions.put((Integer) row[0], new Version((Long) row[1], (Long) row[2])));
        return versions;
    }

    /** Forgets old rows; the version of a year changes by it, which costs one more computation and nothing else. */
    @Scheduled(every = "24h", delayed = "30m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void purge() {
        Long newest = em.createQuery("select max(c.id) from PlanChange c", Long.class).getSingleResult();
        if (newest != null) {
            em.createQuery("delete from PlanChange c where c.id < :before").setParameter("before", newest - KEPT)
                    .executeUpdate();
        }
    }
}
