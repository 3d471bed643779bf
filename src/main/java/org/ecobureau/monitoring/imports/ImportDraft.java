package org.ecobureau.monitoring.imports;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.ecobureau.monitoring.ObservationState;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A file between upload and commit; its bytes are sealed. Once committed it only remembers the batch it became. */
@Entity
@Table(name = "import_draft")
public class ImportDraft extends PanacheEntityBase {
    @Id
    public String id;
    public String owner;
    @Column(name = "created_at")
    public Instant createdAt;
    @Column(name = "file_name")
    public String fileName;
    @JdbcTypeCode(SqlTypes.CHAR)
    public String sha256;
    public String source;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public ObservationState state;
    @Column(name = "mapping")
    public String mapping;
    @JdbcTypeCode(SqlTypes.LONGVARBINARY)
    public byte[] content;
    @Column(name = "batch_id")
    private Long batchId;

    public Long batchId() {
        return batchId;
    }

    /** Forgets the file and remembers what it became. */
    void committedAs(long batch) {
        batchId = batch;
        content = new byte[0];
    }

    static Optional<ImportDraft> of(String id, String owner) {
        return find("id = ?1 and owner = ?2", id, owner).firstResultOptional();
    }

    static Optional<ImportDraft> lock(String id, String owner) {
        return find("id = ?1 and owner = ?2", id, owner).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static void forgetBefore(Instant time) {
        delete("createdAt < ?1", time);
    }
}
