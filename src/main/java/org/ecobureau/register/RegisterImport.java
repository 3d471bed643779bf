package org.ecobureau.register;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A checked upload that waits for its preview to be confirmed; only who uploaded it sees it. */
@Entity
@Table(name = "register_import")
public class RegisterImport extends PanacheEntityBase {

    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    public String id;

    @Column(name = "version_id", nullable = false)
    public long versionId;

    /** The count of the draft the preview was made for. */
    @Column(name = "lock_version", nullable = false)
    public int lockVersion;

    @Column(nullable = false, length = 60)
    public String owner;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Column(name = "file_name", nullable = false, length = 200)
    public String fileName;

    /** True puts the rows in their places by key, false replaces the list. */
    @Column(nullable = false)
    public boolean merge;

    /** The rows as JSON. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(nullable = false)
    public String list;

    static Optional<RegisterImport> of(String id, long versionId, String owner) {
        return find("id = ?1 and versionId = ?2 and owner = ?3", id, versionId, owner).firstResultOptional();
    }

    static void forgetBefore(Instant time) {
        delete("createdAt < ?1", time);
    }
}
