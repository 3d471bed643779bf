package org.ecobureau.publication;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One version of a thing that is published; the feature keeps its content, this row keeps its way to the public. */
@Entity
@Table(name = "publication")
public class Publication extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** The feature, such as {@code eia-notice}. */
    @Column(nullable = false, length = 40, updatable = false)
    public String kind;

    /** The thing inside the feature that keeps its address through all versions. */
    @Column(nullable = false, length = 64, updatable = false)
    public String subject;

    @Column(name = "version_no", nullable = false, updatable = false)
    public int versionNo;

    /** Why this version replaces the one before, told to the public; null for a first version. */
    @Column(length = 1000)
    public String reason;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 20)
    private State state = State.DRAFT;

    @Column(name = "published_at")
    private Instant publishedAt;

    /** When it was replaced or taken down. */
    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_reason", length = 1000)
    private String endedReason;

    @Column(name = "withdrawal_asked_by", length = 60)
    private String withdrawalAskedBy;

    /** Counts every change of this row, so that nobody approves another text than the one they read. */
    @Version
    @Column(name = "lock_version", nullable = false)
    private int lockVersion;

    @ElementCollection
    @BatchSize(size = 100)
    @CollectionTable(name = "publication_drafter", joinColumns = @JoinColumn(name = "publication_id"))
    @Column(name = "username", length = 60, nullable = false)
    private Set<String> drafters = new HashSet<>();

    public State state() {
        return state;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public String endedReason() {
        return endedReason;
    }

    public String withdrawalAskedBy() {
        return withdrawalAskedBy;
    }

    public int lockVersion() {
        return lockVersion;
    }

    public Set<String> drafters() {
        return Set.copyOf(drafters);
    }

    void addDrafter(String username) {
        drafters.add(username);
    }

    /** Only {@link PublicationService#move} calls this. */
    void enter(State next, Move move, String actor, String why, Instant now) {
        state = next;
        withdrawalAskedBy = next == State.WITHDRAWAL_ASKED ? actor : null;
        switch (move) {
            case APPROVE -> publishedAt = now;
            case SUPERSEDE -> {
                endedAt = now;
                endedReason = why;
            }
            case ASK_WITHDRAWAL -> endedReason = why;
            case KEEP -> endedReason = null;
            case WITHDRAW -> endedAt = now;
            default -> {
                // the other moves change nothing but the state
            }
        }
    }

    /** The row as it is now, held until the transaction ends. */
    static Optional<Publication> locked(long id) {
        Optional<Publication> found = findByIdOptional(id);
        found.ifPresent(publication -> getEntityManager().refresh(publication, LockModeType.PESSIMISTIC_WRITE));
        return found;
    }

    /** All versions of a thing, newest first. */
    public static List<Publication> versions(String kind, String subject) {
        return list("kind = ?1 and subject = ?2 order by versionNo desc", kind, subject);
    }
}
