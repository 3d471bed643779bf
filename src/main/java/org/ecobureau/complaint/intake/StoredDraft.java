package org.ecobureau.complaint.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A sealed draft. Its id is a keyed hash, so that a dump of the table opens nothing. */
@Entity
@Table(name = "complaint_draft")
class StoredDraft extends PanacheEntityBase {

    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    String id;
    byte[] content;
    @Column(name = "expires_at")
    Instant expiresAt;
    @Version
    long version;

    static Optional<StoredDraft> locked(String id) {
        return StoredDraft.<StoredDraft> find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The ids of drafts whose time is over, the oldest first. */
    static List<String> over(Instant now, int most) {
        return getEntityManager().createQuery("select d.id from StoredDraft d where d.expiresAt < ?1 order by d.expiresAt",
                String.class).setParameter(1, now).setMaxResults(most).getResultList();
    }
}
