package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;

import org.ecobureau.monitoring.ImportedParameters.LimitsChanged;
import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.ObservationsChanged;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.SitesChanged;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * Keeps {@link SourceQuarter} in step: whoever changes observations, limits or sites changes the stored evaluations in the same
 * transaction.
 */
@ApplicationScoped
public class SourceQuarters {
    private static final Logger LOG = Logger.getLogger(SourceQuarters.class);
    /** What a quarter is judged from: reported as such, else the means of its months. */
    private static final Set<PeriodKind> PARTS = Set.of(PeriodKind.MONTH, PeriodKind.QUARTER);
    private static final Instant EVER = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    @Inject
    EntityManager em;
    @Inject
    Observations observations;
    @Inject
    WaterEvaluations evaluations;

    /** A site and the start of a quarter with its verdict, for counting over all quarters. */
    public record Mark(Instant start, long siteId, Boolean compliant, int items, boolean demonstration) {
    }

    /** An installation that had observations before this table existed fills it at its first start. */
    void start(@Observes StartupEvent event) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (empty()) {
                    rebuild(sites());
                }
            });
        } catch (PersistenceException e) {
            // Several nodes of an upgraded site start together: the first one fills the table, the others find it filled.
            if (QuarkusTransaction.requiringNew().call(SourceQuarters::empty)) {
                throw e;
            }
            LOG.info("source_quarter was filled by another node");
        }
    }

    private static boolean empty() {
        return SourceQuarter.find("order by id").page(0, 1).list().isEmpty();
    }

    void on(@Observes ObservationsChanged event) {
        Map<Long, SiteView> sites = new HashMap<>();
        for (ObservationsChanged.Span span : event.spans()) {
            if (span.kind() == SiteKind.DRINKING_WATER && PARTS.contains(span.period())) {
                if (sites.isEmpty()) {
                    sites().forEach(site -> sites.put(site.id(), site));
                }
                rebuild(List.of(sites.get(span.siteId())), PeriodKind.QUARTER.startOf(span.first()),
                        PeriodKind.QUARTER.endOf(PeriodKind.QUARTER.startOf(span.last())));
            }
        }
    }

    void on(@Observes LimitsChanged event) {
        rebuild(sites());
    }

    void on(@Observes SitesChanged event) {
        rebuild(sites().stream().filter(site -> event.siteIds().contains(site.id())).toList());
    }

    private List<SiteView> sites() {
        return observations.sites(SiteKind.DRINKING_WATER);
    }

    private void rebuild(List<SiteView> sites) {
        rebuild(sites, EVER, END);
    }

    private void rebuild(List<SiteView> sites, Instant from, Instant to) {
        if (sites.isEmpty()) {
            return;
        }
        Set<Long> ids = sites.stream().map(SiteView::id).collect(Collectors.toSet());
        // Both are read as committed now, not as when this transaction began: another delivery of the quarter may have
        // ended in between, and one that is under way is waited for.
        List<WaterEvaluation> newest = evaluations.newestPeriods(sites, PeriodKind.QUARTER, from, to);
        List<SourceQuarter> stored = SourceQuarter
                .<SourceQuarter> find("siteId in ?1 and startAt >= ?2 and startAt < ?3", ids, from, to)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
        record Slot(long site, Instant start) {
        }
        Map<Slot, SourceQuarter> rows = new HashMap<>();
        stored.forEach(row -> rows.put(new Slot(row.siteId, row.startAt), row));
        for (WaterEvaluation e : newest) {
            SourceQuarter known = rows.remove(new Slot(e.site().id(), e.start()));
            SourceQuarter row = known == null ? new SourceQuarter() : known;
            row.siteId = e.site().id();
            row.startAt = e.start();
            row.take(e);
            row.persist();
        }
        rows.values().forEach(SourceQuarter::delete);
        em.flush();
    }

    /** The results of all sources in a quarter, by site. */
    Map<Long, QuarterResult> of(Instant start) {
        return SourceQuarter.<SourceQuarter> list("startAt", start).stream().map(SourceQuarter::result)
                .collect(Collectors.toMap(QuarterResult::siteId, r -> r));
    }

    /** Every quarter of one source that started before {@code before}, oldest first. */
    List<QuarterResult> ofSite(long siteId, Instant before) {
        return SourceQuarter.<SourceQuarter> list("siteId = ?1 and startAt < ?2 order by startAt", siteId, before).stream()
                .map(SourceQuarter::result).toList();
    }

    /** Verdicts of some quarters, oldest first. */
    List<Mark> marks(Instant from, Instant before) {
        return em.createQuery("select new org.ecobureau.drinkingwater.SourceQuarters$Mark(q.startAt, q.siteId, q.compliant,"
                + " q.items, q.demonstration) from SourceQuarter q where q.startAt >= :from and q.startAt < :before"
                + " order by q.startAt, q.siteId", Mark.class).setParameter("from", from).setParameter("before", before)
                .getResultList();
    }

    /** Verdicts of every quarter so far. */
    List<Mark> marks(Instant before) {
        return marks(EVER, before);
    }

    static boolean anyDemonstration(Collection<QuarterResult> results) {
        return results.stream().anyMatch(QuarterResult::demonstration);
    }
}
