package org.ecobureau.monitoring;

import java.math.BigDecimal;
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
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What one person proposes for published values and another decides; {@link ObservationReview} is the only writer. */
@Entity
@Table(name = "observation_proposal")
public class ObservationProposal extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Kind kind;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state = State.OPEN;
    @Column(name = "site_id")
    public Long siteId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public PeriodKind period;
    /** Codes joined by {@code ;}. */
    public String parameters;
    @Column(name = "first_start")
    public Instant firstStart;
    @Column(name = "last_start")
    public Instant lastStart;
    /** The newest version the proposer saw. */
    @Column(name = "seen_id")
    public long seenId;
    @Column(name = "value_count")
    public int valueCount;
    /** The new value of a correction; null with a reason, or for a verification. */
    public BigDecimal value;
    public String reason;
    @Column(name = "below_detection")
    public boolean belowDetection;
    public String flags;
    /** Why, in words for the public. */
    public String note;
    @Column(name = "proposed_by")
    public String proposedBy;
    @Column(name = "proposed_at")
    public Instant proposedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String decision;
    @Column(name = "batch_id")
    private Long batchId;

    /** What is proposed. */
    public enum Kind {
        VERIFICATION("审核"),
        CORRECTION("更正");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What became of it. */
    public enum State {
        OPEN("等待第二人确认"),
        CONFIRMED("已确认"),
        REFUSED("已退回"),
        WITHDRAWN("已撤回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public State state() {
        return state;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public String decision() {
        return decision;
    }

    public Long batchId() {
        return batchId;
    }

    public List<String> parameterCodes() {
        return List.of(parameters.split(";"));
    }

    /** Ends it; only an open proposal is ever decided. */
    void decide(State to, String who, Instant when, String words, Long batch) {
        state = to;
        decidedBy = who;
        decidedAt = when;
        decision = words;
        batchId = batch;
    }

    static Optional<ObservationProposal> lockById(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Proposals in a state before {@code before} (null for the newest), newest first. */
    public static List<ObservationProposal> page(State state, Long before, int size) {
        return find("state = ?1 and id < ?2 order by id desc", state, before == null ? Long.MAX_VALUE : before).page(0, size)
                .list();
    }
}
