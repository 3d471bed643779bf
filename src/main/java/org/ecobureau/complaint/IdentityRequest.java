package org.ecobureau.complaint;

import java.time.Instant;
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

/** One custodian's request to open a confidential identity. Only {@link IdentityOpenings} writes it. */
@Entity
@Table(name = "identity_request")
class IdentityRequest extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "case_id", updatable = false)
    Long caseId;
    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    OpeningPurpose purpose;
    /** Why, in words; the reporter reads them. */
    @Column(updatable = false)
    String reason;
    @Column(name = "asked_by", updatable = false)
    String askedBy;
    @Column(name = "asked_at", updatable = false)
    Instant askedAt;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Opening.Decision decision;
    @Column(name = "decided_by")
    String decidedBy;
    @Column(name = "decided_at")
    Instant decidedAt;
    /** Of the one who decided; the reporter reads them. */
    String words;
    @Column(name = "valid_until")
    Instant validUntil;
    int views;
    @Column(name = "views_allowed")
    int viewsAllowed;

    Opening opening(boolean closed) {
        return new Opening(askedBy, decision, validUntil, views, viewsAllowed, closed);
    }

    /** Which case it is about, without reading the row: the case is locked first, always in that order. */
    static Optional<Long> caseOf(long id) {
        return getEntityManager().createQuery("select r.caseId from IdentityRequest r where r.id = :id", Long.class)
                .setParameter("id", id).getResultStream().findFirst();
    }

    static IdentityRequest locked(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }
}
