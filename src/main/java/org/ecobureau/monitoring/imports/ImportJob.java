package org.ecobureau.monitoring.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.ecobureau.monitoring.ObservationPlan;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Work on a file or a batch that may take minutes. The node that does it holds a lease; a running job whose lease ran out
 * was interrupted. Every change of state is a conditional UPDATE, so two nodes never both end a job.
 */
@Entity
@Table(name = "import_job")
public class ImportJob extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Kind kind;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    State state = State.RUNNING;
    public String owner;
    @Column(name = "draft_id")
    public String draftId;
    @Column(name = "batch_id")
    public Long batchId;
    @Column(name = "partial_mode")
    public boolean partial;
    public String reason;
    public String node;
    @Column(name = "lease_until")
    public Instant leaseUntil;
    @Column(name = "created_at")
    public Instant createdAt;
    @Column(name = "ended_at")
    public Instant endedAt;
    public long total;
    public long done;
    public int fresh;
    @Column(name = "new_versions")
    public int newVersions;
    public int unchanged;
    public int rejected;
    public int unreadable;
    @Column(name = "left_out")
    public int leftOut;
    public String message;

    /** What is done. */
    public enum Kind {
        CHECK,
        STORE,
        UNDO
    }

    /** How far it is; INTERRUPTED stands in no row, it is RUNNING without a lease. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        INTERRUPTED
    }

    /** The state as people should see it at this moment. */
    public State stateAt(Instant now) {
        return state == State.RUNNING && leaseUntil.isBefore(now) ? State.INTERRUPTED : state;
    }

    static Optional<ImportJob> of(long id, String owner) {
        return find("id = ?1 and owner = ?2", id, owner).firstResultOptional();
    }

    /** @return false when the job is no longer this node's to work on */
    static boolean progress(long id, String node, long done) {
        return update("done = ?1 where id = ?2 and node = ?3 and state = ?4", done, id, node, State.RUNNING) == 1;
    }

    static void renew(List<Long> ids, String node, Instant until) {
        update("leaseUntil = ?1 where id in ?2 and node = ?3 and state = ?4", until, ids, node, State.RUNNING);
    }

    /** @return false when it ended otherwise before */
    static boolean end(long id, State state, Instant at, String message) {
        return update("state = ?1, endedAt = ?2, message = ?3 where id = ?4 and state = ?5", state, at, message, id,
                State.RUNNING) == 1;
    }

    static void count(long id, ObservationPlan plan, int leftOut) {
        update("fresh = ?1, newVersions = ?2, unchanged = ?3, rejected = ?4, unreadable = ?5, leftOut = ?6 where id = ?7",
                plan.fresh(),
                plan.newVersions(), plan.unchanged(), plan.rejected(), plan.unreadable(), leftOut, id);
    }

    static List<ImportJob> before(Instant time, int most) {
        return find("createdAt < ?1 order by createdAt", time).page(0, most).list();
    }
}
