package org.ecobureau.monitoring.history;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import org.ecobureau.monitoring.Observations;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.region.Townships;
import org.ecobureau.shared.web.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reads the public log of corrections, newest first. */
@ApplicationScoped
public class Corrections {
    private static final int CHUNK = 1000;
    private static final String LOG = "select new org.ecobureau.monitoring.history.Correction(o.id, o.receivedAt, s.code, s.name,"
            + " s.township, o.parameter, o.period, o.startAt, o.unit, o.version, p.value, p.reason, p.belowDetection, p.state,"
            + " o.value, o.reason, o.belowDetection, o.state, o.source, o.note) from Observation o join Site s on s.id = o.siteId"
            + " join Observation p on p.siteId = o.siteId and p.parameter = o.parameter and p.period = o.period"
            + " and p.startAt = o.startAt and p.version = o.version - 1 where o.logEntry = 1 and o.id < :before";

    @Inject
    EntityManager em;
    @Inject
    Observations observations;
    @Inject
    Townships townships;

    /** What the log is narrowed to; no sites in the list means that nothing matches, null means all. */
    public record Filter(List<Long> siteIds) {
    }

    /**
     * The filter for a township and a site of the address.
     *
     * @throws Problem 400 for a township that does not exist; an unknown site matches nothing
     */
    public Filter filter(String township, String site) {
        boolean everywhere = blank(township);
        if (!everywhere && townships.byCode(township).isEmpty()) {
            throw Problem.badParameter("township", "没有这个乡镇，请用九位区划代码");
        }
        if (everywhere && blank(site)) {
            return new Filter(null);
        }
        return new Filter(observations.sites(null).stream().filter(s -> everywhere || township.equals(s.township()))
                .filter(s -> blank(site) || site.equals(s.code())).map(SiteView::id).toList());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** A page of the log before a key (null for the newest). */
    public List<Correction> page(Filter filter, Long before, int size) {
        if (filter.siteIds() != null && filter.siteIds().isEmpty()) {
            return List.of();
        }
        TypedQuery<Correction> query = em.createQuery(
                LOG + (filter.siteIds() == null ? "" : " and o.siteId in :sites") + " order by o.id desc", Correction.class);
        if (filter.siteIds() != null) {
            query.setParameter("sites", filter.siteIds());
        }
        return query.setParameter("before", before == null ? Long.MAX_VALUE : before).setMaxResults(size).getResultList();
    }

    /** Every row in turn, fetched page by page while the answer is written. */
    public Stream<Correction> all(Filter filter) {
        Iterator<Correction> rows = new Iterator<>() {
            private List<Correction> page = List.of();
            private int next;
            private boolean end;

            @Override
            public boolean hasNext() {
                if (next == page.size() && !end) {
                    Long before = page.isEmpty() ? null : page.get(page.size() - 1).id();
                    page = QuarkusTransaction.requiringNew().call(() -> page(filter, before, CHUNK));
                    next = 0;
                    end = page.size() < CHUNK;
                }
                return next < page.size();
            }

            @Override
            public Correction next() {
                return page.get(next++);
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    /** How many rows a download holds. */
    public long count(Filter filter) {
        if (filter.siteIds() == null) {
            return em.createQuery("select count(o) from Observation o where o.logEntry = 1", Long.class).getSingleResult();
        }
        return filter.siteIds().isEmpty() ? 0
                : em.createQuery("select count(o) from Observation o where o.logEntry = 1 and o.siteId in :sites", Long.class)
                        .setParameter("sites", filter.siteIds()).getSingleResult();
    }
}
