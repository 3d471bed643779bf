package org.ecobureau.eia;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.ecobureau.shared.web.Problem;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A file of one version of a notice. A correction lists the files it keeps again. */
@Entity
@Table(name = "eia_document")
public class EiaDocument extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "version_id", nullable = false, updatable = false)
    public long versionId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 20, updatable = false)
    public DocumentKind kind;

    /** What the reader sees, such as 报告书全本.pdf. */
    @Column(nullable = false, length = 200, updatable = false)
    public String name;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "attachment_id", nullable = false, updatable = false)
    public UUID attachmentId;

    @Column(nullable = false, updatable = false)
    public long bytes;

    /** SHA-256 of the file as lower-case hex. */
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(nullable = false, length = 64, updatable = false)
    public String sha256;

    /** Reads the file's part of an address; a 404 for anything that is no such word. */
    public static UUID attachment(String word) {
        try {
            return UUID.fromString(word);
        } catch (IllegalArgumentException malformed) {
            throw Problem.notFound();
        }
    }

    /** The files of one version, in the order of their kinds. */
    public static List<EiaDocument> of(long versionId) {
        return of(List.of(versionId));
    }

    /** The files of several versions. */
    public static List<EiaDocument> of(Collection<Long> versionIds) {
        return versionIds.isEmpty() ? List.of() : list("versionId in ?1 order by versionId, id", versionIds);
    }
}
