package org.ecobureau.complaint;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.web.Retrying;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Lets one node at a time do a piece of work: claimed by a conditional UPDATE that is committed before the work begins. */
@ApplicationScoped
public class JobLease {

    private static final int TRIES = 5;

    @Inject
    EntityManager database;

    /** Whether the work is ours until then. */
    public boolean claim(String name, UUID owner, Instant now, Instant until) {
        return committed("UPDATE job_lease SET owner = ?1, until = ?2 WHERE name = ?3 AND (until IS NULL OR until <= ?4)",
                owner.toString(), until, name, now) == 1;
    }

    /** Keeps the work until then; false when another has taken it over. */
    public boolean extend(String name, UUID owner, Instant until) {
        return committed("UPDATE job_lease SET until = ?1 WHERE name = ?2 AND owner = ?3", until, name, owner.toString()) == 1;
    }

    /** Gives the work back. */
    public void release(String name, UUID owner) {
        committed("UPDATE job_lease SET owner = NULL, until = NULL WHERE name = ?1 AND owner = ?2", name, owner.toString());
    }

    private int committed(String sql, Object... values) {
        return Retrying.deadlocks(TRIES, () -> QuarkusTransaction.requiringNew().call(() -> {
            var query = database.createNativeQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.executeUpdate();
        }));
    }
}
