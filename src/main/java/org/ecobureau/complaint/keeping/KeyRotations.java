package org.ecobureau.complaint.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.audit.AuditLog;
import org.ecobureau.complaint.JobLease;
import org.ecobureau.shared.seal.Macs;
import org.ecobureau.shared.seal.Resealing;
import org.ecobureau.shared.seal.SealedTable;
import org.ecobureau.shared.seal.Sealing;
import org.ecobureau.shared.web.Problem;
import org.ecobureau.shared.web.Retrying;
import org.jboss.logging.Logger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Brings every sealed value and blind index of the database under the newest keys, in the background and while people work:
 * some
 * rows a transaction, one node at a time. After a crash it begins anew and passes over what is done, since a ciphertext names
 * its key.
 */
@ApplicationScoped
public class KeyRotations {

    private static final Logger LOG = Logger.getLogger(KeyRotations.class);
    private static final String WORK = "key-rotation";
    /** Whoever changes keys says so every few seconds. */
    private static final Duration ALIVE = Duration.ofMinutes(10);

    @Inject
    @All
    List<SealedTable.Source> sources;

    @Inject
    Sealing sealing;

    @Inject
    Macs macs;

    @Inject
    JobLease leases;

    @Inject
    AuditLog audit;

    @Inject
    AgroalDataSource database;

    @Inject
    RotationConfig config;

    @Inject
    Clock clock;

    /**
     * Asks for a change; the one that runs already when there is one. Gives its id.
     *
     * @throws Problem 409 while another node changes to keys that this one does not have
     */
    public long ask(String username) {
        return Retrying.inTransaction(() -> {
            Optional<KeyRotation> running = KeyRotation.running();
            if (running.isPresent() && isOurs(running.get())) {
                return running.get().id;
            }
            if (running.filter(this::isElsewhere).isPresent()) {
                throw Problem.conflict("另一台服务器正在换到更新的密钥，这台还没有装上那把密钥。请先在每台服务器的设置里加上，再来更换。");
            }
            // Asked for under keys that are no longer the newest: nobody will ever do it.
            running.ifPresent(old -> old.endedAt = now());
            KeyRotation made = new KeyRotation();
            made.askedBy = username;
            made.askedAt = now();
            made.touchedAt = made.askedAt;
            made.sealKey = sealing.newestKey();
            made.macKey = macs.newestKey();
            made.persist();
            audit.record("keys.rotation-asked", "keys", "to seal key " + made.sealKey + ", mac key " + made.macKey);
            return made.id;
        });
    }

    private boolean isOurs(KeyRotation asked) {
        return asked.sealKey == sealing.newestKey() && asked.macKey == macs.newestKey();
    }

    /** Another node, which was told of new keys before this one, is at it: what was asked for there goes on. */
    private boolean isElsewhere(KeyRotation asked) {
        boolean unknown = !sealing.keys().contains(asked.sealKey) || !macs.keys().contains(asked.macKey);
        return unknown && asked.touchedAt.isAfter(now().minus(ALIVE));
    }

    @Scheduled(every = "${eco.rotation.every:15s}", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTimer() {
        run();
    }

    /** Does what was asked for, if anything was and no other node is at it; true when a change was brought to its end. */
    public boolean run() {
        Optional<KeyRotation> asked = QuarkusTransaction.requiringNew().call(KeyRotation::running);
        if (asked.isEmpty() || !isOurs(asked.get())) {
            return false;
        }
        UUID owner = UUID.randomUUID();
        Instant now = now();
        if (!leases.claim(WORK, owner, now, now.plus(config.lease()))) {
            return false;
        }
        try {
            return work(asked.get().id, owner);
        } finally {
            leases.release(WORK, owner);
        }
    }

    private boolean work(long id, UUID owner) {
        Resealing resealing = new Resealing(sealing, macs);
        committed(id, r -> r.seen = r.changed = r.broken = 0);
        for (SealedTable table : tables()) {
            List<Object> after = List.of();
            Resealing.Step step;
            do {
                List<Object> from = after;
                step = Retrying.inTransaction(() -> step(resealing, table, from));
                Resealing.Step done = step;
                committed(id, r -> {
                    r.atTable = table.table();
                    r.seen += done.seen();
                    r.changed += done.changed();
                    r.broken += done.broken();
                });
                if (!leases.extend(WORK, owner, now().plus(config.lease()))) {
                    LOG.warn("the change of keys was taken over by another node");
                    return false;
                }
                after = step.last();
            } while (!step.atEnd());
        }
        long left = Retrying.inTransaction(() -> left(resealing));
        Retrying.inTransaction(() -> {
            KeyRotation r = KeyRotation.findById(id);
            r.leftOver = left;
            r.atTable = null;
            r.endedAt = now();
            audit.record("keys.rotated", "keys", r.changed + " values changed, " + r.broken + " broken, " + left + " left");
            return null;
        });
        LOG.infof("change of keys ended, %d values are left under older keys", left);
        return true;
    }

    private Resealing.Step step(Resealing resealing, SealedTable table, List<Object> after) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return resealing.next(connection, table, after);
        }
    }

    private long left(Resealing resealing) throws SQLException {
        long left = 0;
        try (Connection connection = database.getConnection()) {
            for (SealedTable table : tables()) {
                left += resealing.left(connection, table);
            }
        }
        return left;
    }

    /** Every table that holds something sealed. */
    public List<SealedTable> tables() {
        return sources.stream().flatMap(s -> s.sealedTables().stream()).toList();
    }

    private void committed(long id, java.util.function.Consumer<KeyRotation> change) {
        Retrying.inTransaction(() -> {
            KeyRotation r = KeyRotation.findById(id);
            change.accept(r);
            r.touchedAt = now();
            return null;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
