package org.ecobureau.monitoring;

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

/** One delivery of observations: who, when, which file, how many values, and whether it was taken back. */
@Entity
@Table(name = "import_batch")
public class ImportBatch extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Channel channel;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state = State.COMMITTED;
    @Column(name = "created_by")
    public String createdBy;
    @Column(name = "created_at")
    public Instant createdAt;
    @Column(name = "file_name")
    public String fileName;
    @JdbcTypeCode(SqlTypes.CHAR)
    public String sha256;
    public String source;
    @Column(name = "new_count")
    public int fresh;
    @Column(name = "new_version_count")
    public int newVersions;
    @Column(name = "unchanged_count")
    public int unchanged;
    @Column(name = "rejected_count")
    public int rejected;
    @Column(name = "first_start")
    public Instant firstStart;
    @Column(name = "last_end")
    public Instant lastEnd;
    @Column(name = "undoes_id")
    public Long undoesId;
    @Column(name = "undone_by")
    private String undoneBy;
    @Column(name = "undone_at")
    private Instant undoneAt;
    @Column(name = "undo_reason")
    private String undoReason;

    /** The way a batch came in. */
    public enum Channel {
        API,
        SCREEN,
        DEVICE,
        UNDO,
        /** One value typed into the form. */
        ENTRY,
        /** Versions that a second person confirmed. */
        REVIEW;

        /** Whether a member of staff brings such a delivery, not a machine. */
        boolean byPerson() {
            return this == SCREEN || this == ENTRY;
        }
    }

    /** Whether the values of a batch still stand. */
    public enum State {
        COMMITTED,
        UNDONE
    }

    public State state() {
        return state;
    }

    public String undoneBy() {
        return undoneBy;
    }

    public Instant undoneAt() {
        return undoneAt;
    }

    public String undoReason() {
        return undoReason;
    }

    void undone(String who, Instant when, String reason) {
        state = State.UNDONE;
        undoneBy = who;
        undoneAt = when;
        undoReason = reason;
    }

    static Optional<ImportBatch> lockById(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The batches before {@code before} (null for the newest), newest first. */
    public static List<ImportBatch> page(Long before, int size) {
        return find("id < ?1 order by id desc", before == null ? Long.MAX_VALUE : before).page(0, size).list();
    }
}
