package org.ecobureau.air;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The one row of {@code air_day_state}: who may write days, by which rule they are made, and who is making them anew. */
@ApplicationScoped
public class AirDayState {
    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    /**
     * Waits for other writers of days and keeps them out until this transaction ends.
     *
     * @return false when others wrote days since this transaction took its view of the data, so that it does not see all of
     *         them
     */
    boolean enter() {
        long seen = changes();
        em.createNativeQuery("UPDATE air_day_state SET changes = changes + 1 WHERE id = 1").executeUpdate();
        return changes() == seen + 1;
    }

    private long changes() {
        return ((Number) em.createNativeQuery("SELECT changes FROM air_day_state WHERE id = 1").getSingleResult()).longValue();
    }

    /** Fingerprint of the rule every row is made by; empty until all rows were made once. */
    Optional<String> rule() {
        return Optional
                .ofNullable((String) em.createNativeQuery("SELECT rule FROM air_day_state WHERE id = 1", String.class)
                        .getSingleResult());
    }

    /** Takes or renews the lease; false while another node holds it. */
    boolean claim(UUID lease, Duration length) {
        Instant now = clock.instant();
        return em.createNativeQuery("UPDATE air_day_state SET lease = :lease, lease_until = :until WHERE id = 1"
                + " AND (lease IS NULL OR lease = :lease OR lease_until < :now)").setParameter("lease", lease.toString())
                .setParameter("until", now.plus(length)).setParameter("now", now).executeUpdate() == 1;
    }

    /** Ends the work of a lease: every row follows this rule now. */
    boolean finish(UUID lease, String rule) {
        return em.createNativeQuery("UPDATE air_day_state SET rule = :rule, lease = NULL, lease_until = NULL WHERE id = 1"
                + " AND lease = :lease").setParameter("rule", rule).setParameter("lease", lease.toString())
                .executeUpdate() == 1;
    }
}
