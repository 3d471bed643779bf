package org.ecobureau.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.ReadingLimit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Counts how often something happened within an hour or another window, the same on every node. What is counted (a case number,
 * an
 * address) is kept as a keyed hash only; an address key changes every day, so that no address can be followed.
 */
@ApplicationScoped
public class KeyedCounts {

    public static final Duration WINDOW = Duration.ofHours(1);

    @Inject
    Macs macs;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** The key of an address of today; IPv6 counts by its /64. */
    public String addressKey(String purpose, String address) {
        return macs.mac(purpose + " address " + ChinaTime.today(clock), ReadingLimit.network(address));
    }

    public String key(String purpose, String value) {
        return macs.mac(purpose, value);
    }

    /** How often so far in the running hour. Needs a transaction. */
    public int used(String key) {
        List<?> found = database.createNativeQuery("SELECT used FROM keyed_count WHERE count_key = ?1 AND until > ?2")
                .setParameter(1, key).setParameter(2, clock.instant()).getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).intValue();
    }

    /** Counts one more and says how many it is now. Needs a transaction. */
    public int add(String key) {
        return add(key, WINDOW);
    }

    /** The same within a window of its own, which begins with the first. */
    public int add(String key, Duration window) {
        return add(key, 1, clock.instant().plus(window));
    }

    /** Counts so many more until the end of China's day, when the key of an address changes. Needs a transaction. */
    public int addToday(String key, int amount) {
        return add(key, amount, ChinaTime.endOf(ChinaTime.today(clock)));
    }

    private int add(String key, int amount, Instant until) {
        Instant now = clock.instant();
        database.createNativeQuery("INSERT INTO keyed_count (count_key, used, until) VALUES (?1, ?4, ?2)"
                + " ON DUPLICATE KEY UPDATE used = IF(until > ?3, used + ?4, ?4), until = IF(until > ?3, until, ?2)")
                .setParameter(1, key).setParameter(2, until).setParameter(3, now).setParameter(4, amount).executeUpdate();
        return used(key);
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("DELETE FROM keyed_count WHERE until < ?1")
                .setParameter(1, clock.instant()).executeUpdate());
    }
}
