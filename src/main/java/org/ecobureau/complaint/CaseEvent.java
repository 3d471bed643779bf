package org.ecobureau.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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

/** One step of a case. Rows are added, never changed. */
@Entity
@Table(name = "case_event")
class CaseEvent extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "case_id", updatable = false)
    Long caseId;
    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    CaseAction action;
    @Column(name = "from_status", updatable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    CaseStatus fromStatus;
    @Column(name = "to_status", updatable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    CaseStatus toStatus;
    @Column(updatable = false)
    Instant at;
    @Column(updatable = false)
    String actor;
    @Column(name = "actor_role", updatable = false)
    String actorRole;
    @Column(name = "public_note", updatable = false)
    String publicNote;
    @Column(name = "internal_note", updatable = false)
    String internalNote;
    @Column(updatable = false)
    @Convert(converter = Codes.Payload.class)
    Map<Datum, String> payload;

    CaseFact fact() {
        return new CaseFact(action, at, payload);
    }

    /** The steps of all cases that hang on this one, each case's in order. */
    static List<CaseEvent> ofMerged(Long mainId) {
        return list("caseId in (select c.id from ComplaintCase c where c.mainId = ?1) order by caseId, id", mainId);
    }

    /** Where the case stood before it was merged the last time; null when it never was. */
    static CaseStatus mergedFrom(Long caseId) {
        return CaseEvent.<CaseEvent> find("caseId = ?1 and action = ?2 order by id desc", caseId, CaseAction.MERGE)
                .firstResultOptional().map(e -> e.fromStatus).orElse(null);
    }

    static List<CaseEvent> of(Long caseId) {
        return list("caseId = ?1 order by id", caseId);
    }
}
