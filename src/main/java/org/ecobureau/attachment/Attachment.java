package org.ecobureau.attachment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;

/** One stored file. Its content lies in {@link ChunkStore}; its state moves in {@link ScanJob} only. */
@Entity
@Table(name = "attachment")
public class Attachment extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    UUID uuid;

    @Column(name = "owner_kind")
    String ownerKind;

    @Column(name = "owner_id")
    String ownerId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    AttachmentKind kind;

    @Column(name = "parent_id")
    Long parentId;

    @Column(name = "sealed_name")
    byte[] sealedName;

    @Column(name = "declared_type")
    String declaredType;

    @Column(name = "media_type")
    String mediaType;

    long bytes;

    @JdbcTypeCode(SqlTypes.CHAR)
    String sha256;

    Integer width;
    Integer height;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private AttachmentState state = AttachmentState.QUARANTINED;

    @Column(name = "created_at")
    Instant createdAt;

    /** The job that scans this file right now, and until when it may take. */
    @Column(name = "scan_owner")
    @JdbcTypeCode(SqlTypes.CHAR)
    private UUID scanOwner;

    @Column(name = "scan_until")
    private Instant scanUntil;

    @Column(name = "scanned_at")
    private Instant scannedAt;

    private String finding;

    static Optional<Attachment> byUuid(UUID uuid) {
        return find("uuid", uuid).firstResultOptional();
    }

    static List<Attachment> of(AttachmentOwner owner) {
        return list("ownerKind = ?1 and ownerId = ?2 order by id", owner.kind(), owner.id());
    }

    static List<Attachment> of(String ownerKind, Collection<String> ownerIds) {
        return list("ownerKind = ?1 and ownerId in ?2 order by ownerId, id", ownerKind, ownerIds);
    }

    /** Files nobody scans right now; the copies of a photo share the state of their original. */
    static List<Attachment> toScan(Instant now, int most) {
        return find("state = ?1 and parentId is null and (scanUntil is null or scanUntil < ?2) order by id",
                AttachmentState.QUARANTINED, now).page(Page.ofSize(most)).list();
    }

    /** Takes the file for one scan. True for one caller only, on whatever node: the database decides. */
    static boolean claim(long id, UUID scanner, Instant now, Instant until) {
        return update("scanOwner = ?1, scanUntil = ?2 where id = ?3 and state = ?4 and (scanUntil is null or scanUntil < ?5)",
                scanner, until, id, AttachmentState.QUARANTINED, now) == 1;
    }

    /** Gives the file back unscanned, to be taken again after a pause. */
    static void release(long id, UUID scanner, Instant notBefore) {
        update("scanOwner = null, scanUntil = ?1 where id = ?2 and scanOwner = ?3", notBefore, id, scanner);
    }

    /** Moves a quarantined file and its copies to their final state; false if the lease was lost to another scan. */
    static boolean finish(long id, UUID scanner, AttachmentState state, String finding, Instant now) {
        boolean ours = update("state = ?1, finding = ?2, scannedAt = ?3, scanOwner = null, scanUntil = null"
                + " where id = ?4 and scanOwner = ?5 and state = ?6", state, finding, now, id, scanner,
                AttachmentState.QUARANTINED) == 1;
        if (ours) {
            update("state = ?1, scannedAt = ?2 where parentId = ?3", state, now, id);
        }
        return ours;
    }

    /** Copies share the state of their original; the scan moves both from then on. */
    void stateOf(Attachment original) {
        state = original.state;
    }

    AttachmentState state() {
        return state;
    }

    String finding() {
        return finding;
    }

    Instant scannedAt() {
        return scannedAt;
    }

    /** Where the sealed name belongs. */
    String namePlace() {
        return "attachment " + uuid + ":name";
    }
}
