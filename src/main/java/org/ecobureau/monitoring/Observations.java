package org.ecobureau.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;

import org.ecobureau.monitoring.CheckedRow.Slot;

/**
 * Reads sites and observations as values; every query runs on an index and returns the current versions unless it says
 * otherwise.
 */
@ApplicationScoped
public class Observations {
    private static final String READING = "select new org.ecobureau.monitoring.Reading(o.id, o.siteId, s.code, o.parameter, o.period,"
            + " o.startAt, o.endAt, o.value, o.reason, o.belowDetection, o.flags, o.unit, o.state, o.version, o.source, o.receivedAt, o.note)"
            + " from Observation o join Site s on s.id = o.siteId where ";

    /** Joins the version that a batch added to the same slot. */
    private static final String WITH_OWN = "join Observation own on own.siteId = o.siteId and own.parameter = o.parameter"
            + " and own.period = o.period and own.startAt = o.startAt";
    private static final String STANDS = "b.channel <> :undo and b.state = :committed";

    private static final Duration RECENT = Duration.ofDays(3);

    @Inject
    EntityManager em;
    @Inject
    MonitoringConfig config;

    /** The sites of a kind (all for null) in their order. */
    public List<SiteView> sites(SiteKind kind) {
        return Site.ofKind(kind).stream().map(this::view).toList();
    }

    public Optional<SiteView> site(String code) {
        return Site.byCode(code).map(this::view);
    }

    private SiteView view(Site site) {
        return SiteView.of(site, config.publisher().of(site.kind));
    }

    Map<String, SiteView> sitesByCode() {
        Map<String, SiteView> found = new LinkedHashMap<>();
        sites(null).forEach(site -> found.put(site.code(), site));
        return found;
    }

    /** The current readings of some sites with {@code from <= start < to}, oldest first. */
    public List<Reading> between(Collection<SiteView> sites, PeriodKind period, Instant from, Instant to) {
        return between(sites, List.of(period), from, to);
    }

    /** The current readings of some sites and some kinds of period with {@code from <= start < to}, oldest first. */
    public List<Reading> between(Collection<SiteView> sites, Collection<PeriodKind> periods, Instant from, Instant to) {
        return sites.isEmpty() ? List.of() : spanned(sites, periods, from, to).getResultList();
    }

    /**
     * Like {@link #between(Collection, PeriodKind, Instant, Instant)}, but also sees what other transactions committed since
     * this one began, and waits for those that are writing there.
     */
    public List<Reading> newestBetween(Collection<SiteView> sites, PeriodKind period, Instant from, Instant to) {
        return newestBetween(sites, List.of(period), from, to);
    }

    /** The same for some kinds of period. */
    public List<Reading> newestBetween(Collection<SiteView> sites, Collection<PeriodKind> periods, Instant from, Instant to) {
        return sites.isEmpty() ? List.of()
                : spanned(sites, periods, from, to).setLockMode(LockModeType.PESSIMISTIC_READ).getResultList();
    }

    private TypedQuery<Reading> spanned(Collection<SiteView> sites, Collection<PeriodKind> periods, Instant from, Instant to) {
        return em.createQuery(READING + "o.siteId in :sites and o.period in :periods and o.current = 1 and o.startAt >= :from"
                + " and o.startAt < :to and o.state <> :gone order by o.startAt, o.siteId, o.parameter", Reading.class)
                .setParameter("sites", sites.stream().map(SiteView::id).toList()).setParameter("periods", periods)
                .setParameter("from", from).setParameter("to", to).setParameter("gone", ObservationState.WITHDRAWN);
    }

    /**
     * The start of the newest period of some sites that holds any row, before {@code before}. Looks at the last days first:
     * that is a
     * short range of the index; only where nothing came in for days each site is asked for its own newest row.
     */
    public Optional<Instant> lastStart(Collection<SiteView> sites, PeriodKind period, Instant before) {
        if (sites.isEmpty()) {
            return Optional.empty();
        }
        Instant recently = before.minus(RECENT);
        Instant newest = em
                .createQuery("select max(o.startAt) from Observation o where o.siteId in :sites and o.period = :period"
                        + " and o.current = 1 and o.startAt >= :recently and o.startAt < :before and o.state <> :gone",
                        Instant.class)
                .setParameter("sites", sites.stream().map(SiteView::id).toList()).setParameter("period", period)
                .setParameter("recently", recently).setParameter("before", before)
                .setParameter("gone", ObservationState.WITHDRAWN)
                .getSingleResult();
        return newest != null ? Optional.of(newest)
                : sites.stream().flatMap(site -> lastStart(site, period, recently).stream()).max(Instant::compareTo);
    }

    private Optional<Instant> lastStart(SiteView site, PeriodKind period, Instant before) {
        return em
                .createQuery(
                        "select o.startAt from Observation o where o.siteId = :site and o.period = :period and o.current = 1"
                                + " and o.startAt < :before and o.state <> :gone order by o.startAt desc",
                        Instant.class)
                .setParameter("site", site.id())
                .setParameter("period", period).setParameter("before", before).setParameter("gone", ObservationState.WITHDRAWN)
                .setMaxResults(1).getResultStream().findFirst();
    }

    /** What a list of observations is narrowed to; null means any. */
    public record Filter(Long siteId, String parameter, PeriodKind period, Instant from, Instant to, ObservationState state) {
    }

    /** One page of the list, ordered by start and id, after the given pair. */
    public List<Reading> page(Filter filter, Instant afterStart, long afterId, int size) {
        StringBuilder where = new StringBuilder("o.current = 1 and o.state <> :gone");
        Map<String, Object> values = new HashMap<>();
        values.put("gone", ObservationState.WITHDRAWN);
        narrow(where, values, " and o.siteId = :site", "site", filter.siteId());
        narrow(where, values, " and o.parameter = :parameter", "parameter", filter.parameter());
        narrow(where, values, " and o.period = :period", "period", filter.period());
        narrow(where, values, " and o.startAt >= :from", "from", filter.from());
        narrow(where, values, " and o.startAt < :to", "to", filter.to());
        narrow(where, values, " and o.state = :state", "state", filter.state());
        if (afterStart != null) {
            where.append(" and o.startAt >= :after and (o.startAt > :after or o.id > :id)");
            values.put("after", afterStart);
            values.put("id", afterId);
        }
        TypedQuery<Reading> query = em.createQuery(READING + where + " order by o.startAt, o.id", Reading.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(size).getResultList();
    }

    private static void narrow(StringBuilder where, Map<String, Object> values, String clause, String name, Object value) {
        if (value != null) {
            where.append(clause);
            values.put(name, value);
        }
    }

    /** Every version of the slots of a site in a period, oldest version first. */
    public List<Reading> versions(SiteView site, PeriodKind period, Instant start) {
        return em
                .createQuery(READING
                        + "o.siteId = :site and o.period = :period and o.startAt = :start order by o.parameter, o.version",
                        Reading.class)
                .setParameter("site", site.id()).setParameter("period", period).setParameter("start", start).getResultList();
    }

    /** Every version of one slot, oldest first. */
    public List<Reading> versions(SiteView site, String parameter, PeriodKind period, Instant start) {
        return em
                .createQuery(READING + "o.siteId = :site and o.parameter = :parameter and o.period = :period"
                        + " and o.startAt = :start order by o.version", Reading.class)
                .setParameter("site", site.id()).setParameter("parameter", parameter).setParameter("period", period)
                .setParameter("start", start).getResultList();
    }

    /**
     * Current versions of one site, withdrawn ones too, with {@code first <= start <= last}: what a new delivery is compared
     * with.
     */
    List<Reading> everyCurrent(long siteId, PeriodKind period, Instant first, Instant last) {
        return em
                .createQuery(READING
                        + "o.siteId = :site and o.period = :period and o.current = 1 and o.startAt between :first and :last",
                        Reading.class)
                .setParameter("site", siteId).setParameter("period", period).setParameter("first", first)
                .setParameter("last", last).getResultList();
    }

    /** The ids of those of them that a second person confirmed. */
    Set<Long> confirmed(long siteId, PeriodKind period, Instant first, Instant last) {
        return Set.copyOf(em.createQuery("select o.id from Observation o join ImportBatch b on b.id = o.batchId"
                + " where o.siteId = :site and o.period = :period and o.current = 1 and o.startAt between :first and :last"
                + " and b.channel = :review", Long.class).setParameter("site", siteId).setParameter("period", period)
                .setParameter("first", first).setParameter("last", last)
                .setParameter("review", ImportBatch.Channel.REVIEW).getResultList());
    }

    /** The id of the last of the next {@code size} versions of a batch after {@code after}; empty at the end. */
    Optional<Long> endOfPart(long batchId, long after, int size) {
        List<Long> ids = em
                .createQuery("select o.id from Observation o where o.batchId = :batch and o.id > :after order by o.id",
                        Long.class)
                .setParameter("batch", batchId).setParameter("after", after).setMaxResults(size).getResultList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
    }

    /**
     * What people read now in the slots where the batch is the last that still stands: its own values, or those that the undo
     * of a later batch brought back. Only for versions of the batch with {@code after < id <= last}.
     */
    List<Reading> currentOfBatch(long batchId, long after, long last) {
        return em.createQuery(READING.replace("where ", "") + WITH_OWN
                + " where own.batchId = :batch and own.id > :after and own.id <= :last and o.current = 1"
                + " and not exists (select 1 from Observation later join ImportBatch b on b.id = later.batchId"
                + " where later.siteId = own.siteId and later.parameter = own.parameter and later.period = own.period"
                + " and later.startAt = own.startAt and later.version > own.version and " + STANDS + ") order by o.id",
                Reading.class).setParameter("batch", batchId).setParameter("after", after).setParameter("last", last)
                .setParameter("undo", ImportBatch.Channel.UNDO)
                .setParameter("committed", ImportBatch.State.COMMITTED).getResultList();
    }

    /** For each slot of such versions the newest earlier value whose own batch still stands. */
    Map<Slot, Reading> standingBefore(long batchId, long after, long last) {
        List<Reading> before = em.createQuery(READING.replace("where ", "") + WITH_OWN
                + " join ImportBatch b on b.id = o.batchId where own.batchId = :batch and own.id > :after and own.id <= :last"
                + " and o.version < own.version and " + STANDS + " order by o.version", Reading.class)
                .setParameter("batch", batchId).setParameter("after", after).setParameter("last", last)
                .setParameter("undo", ImportBatch.Channel.UNDO).setParameter("committed", ImportBatch.State.COMMITTED)
                .getResultList();
        Map<Slot, Reading> found = new HashMap<>();
        before.forEach(r -> found.put(new Slot(r.siteId(), r.parameter(), r.period(), r.start()), r));
        return found;
    }
}
