package org.ecobureau.monitoring.imports;

import java.time.Instant;
import java.util.List;
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

/** A file between upload and commit; its lines are sealed in chunks. Once committed it only remembers the batch it became. */
@Entity
@Table(name = "import_draft")
public class ImportDraft extends PanacheEntityBase {
    @Id
    public String id;
    public String owner;
    public String unit;
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
    public String mapping;
    @Column(name = "file_columns")
    public String columns;
    /** The job that works or worked on the file last. */
    @Column(name = "job_id")
    public Long jobId;
    /** The check whose values a commit stores; null until the columns are confirmed and checked. */
    @Column(name = "check_id")
    public Long checkId;
    @Column(name = "batch_id")
    private Long batchId;

    public Long batchId() {
        return batchId;
    }

    static Optional<ImportDraft> of(String id, String owner) {
        return find("id = ?1 and owner = ?2", id, owner).firstResultOptional();
    }

    static Optional<ImportDraft> lock(String id, String owner) {
        return find("id = ?1 and owner = ?2", id, owner).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** @return false when another job took over meanwhile */
    static boolean checkedBy(String id, long job) {
        return update("checkId = ?1 where id = ?2 and jobId = ?1 and batchId is null", job, id) == 1;
    }

    /** @return false when another job took over meanwhile, or the file is stored already */
    static boolean storedBy(String id, long job, long batch) {
        return update("batchId = ?1 where id = ?2 and jobId = ?3 and batchId is null", batch, id, job) == 1;
    }

    static List<ImportDraft> before(Instant time, int most) {
        return find("createdAt < ?1 order by createdAt", time).page(0, most).list();
    }
}
