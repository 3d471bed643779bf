package org.ecobureau.complaint;

import java.time.Instant;

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

/** One call that a named reporter asked for. Only {@link CallBacks} writes it. */
@Entity
@Table(name = "call_back")
class CallBack extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "case_id", updatable = false)
    Long caseId;
    @Column(updatable = false)
    String wished;
    /** Sealed; null for the number of the identity, and when the call is done. */
    byte[] phone;
    @Column(name = "asked_at", updatable = false)
    Instant askedAt;
    @Column(name = "asked_by", updatable = false)
    String askedBy;
    int tries;
    @Column(name = "last_try_at")
    Instant lastTryAt;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    CallOutcome outcome;
    @Column(name = "done_at")
    Instant doneAt;

    /** The associated data of the seal. */
    static String place(String caseNumber) {
        return caseNumber + ":callBack";
    }

    static CallBack locked(long id) {
        return CallBack.<CallBack> find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }
}
