package org.ecobureau.monitoring.hj212;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.web.Retrying;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Counts what devices send: as metrics of this node at once, and for the page of devices in the database every few seconds,
 * added
 * up over all nodes. A flood costs a few numbers in memory, not a write for each packet.
 */
@ApplicationScoped
public class Tallies {
    /** In place of a device's number where none is known: numbers that strangers invent must not fill the table. */
    static final String NOBODY = "";
    private static final Logger LOG = Logger.getLogger(Tallies.class);
    private static final int MOST_DETAIL = 300;
    private static final int MOST_CONTENT = 900;
    private static final int TRIES = 4;

    @Inject
    MeterRegistry metrics;
    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    private Map<Key, Count> counts = new HashMap<>();
    private Map<String, Contact> contacts = new HashMap<>();

    private record Key(String mn, Outcome outcome) {
    }

    private record Count(long total, Instant lastAt, String detail) {
        /** This count together with a later one. */
        Count then(Count later) {
            return new Count(total + later.total, later.lastAt, later.detail == null ? detail : later.detail);
        }
    }

    private record Contact(Instant at, String address, String command, String content) {
    }

    /** @param detail what helps staff to find the cause, or null; never a password */
    void count(String mn, Outcome outcome, String detail) {
        metrics.counter("hj212.packets", "outcome", outcome.name().toLowerCase(java.util.Locale.ROOT)).increment();
        String shown = detail == null || detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL - 1) + "…";
        synchronized (this) {
            counts.merge(new Key(mn, outcome), new Count(1, clock.instant(), shown), Count::then);
        }
    }

    /** A registered device has shown itself with its password. */
    void seen(Segment segment, String address) {
        synchronized (this) {
            contacts.put(segment.mn(), new Contact(clock.instant(), address, segment.cn(),
                    Translation.words(segment.content(), MOST_CONTENT)));
        }
    }

    /** Writes what was counted since the last time; what cannot be written now is kept for the next time. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void flush() {
        Map<Key, Count> some;
        Map<String, Contact> last;
        synchronized (this) {
            some = counts;
            last = contacts;
            counts = new HashMap<>();
            contacts = new HashMap<>();
        }
        if (some.isEmpty() && last.isEmpty()) {
            return;
        }
        try {
            Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(() -> {
                some.forEach(this::write);
                last.forEach(this::write);
                return null;
            }));
        } catch (RuntimeException e) {
            LOG.warn("the counts of devices could not be written and are kept for the next time", e);
            synchronized (this) {
                counts.forEach((key, later) -> some.merge(key, later, Count::then));
                counts = some;
                contacts.forEach(last::put);
                contacts = last;
            }
        }
    }

    private void write(Key key, Count count) {
        em.createNativeQuery("INSERT INTO hj212_tally (mn, outcome, total, last_at, detail) VALUES (?1, ?2, ?3, ?4, ?5)"
                + " ON DUPLICATE KEY UPDATE total = total + ?3, last_at = GREATEST(last_at, ?4), detail = COALESCE(?5, detail)")
                .setParameter(1, key.mn()).setParameter(2, key.outcome().name()).setParameter(3, count.total())
                .setParameter(4, count.lastAt()).setParameter(5, count.detail()).executeUpdate();
    }

    private void write(String mn, Contact contact) {
        em.createNativeQuery("INSERT INTO hj212_contact (mn, seen_at, address, command, content) VALUES (?1, ?2, ?3, ?4, ?5)"
                + " ON DUPLICATE KEY UPDATE seen_at = ?2, address = ?3, command = ?4, content = ?5")
                .setParameter(1, mn).setParameter(2, contact.at()).setParameter(3, contact.address())
                .setParameter(4, contact.command()).setParameter(5, contact.content()).executeUpdate();
    }
}
