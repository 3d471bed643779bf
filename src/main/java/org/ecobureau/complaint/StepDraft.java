package org.ecobureau.complaint;

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

/** What a person typed into one form of a case and has not sent, sealed. Only {@link StepDrafts} opens it. */
@Entity
@Table(name = "case_draft")
class StepDraft extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String username;
    @Column(name = "case_id")
    Long caseId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    CaseAction step;
    String part;
    /** Null when the step was taken and nothing was typed since. */
    byte[] content;
    int seen;
    @Column(name = "saved_at")
    Instant savedAt;
    byte[] earlier;
    @Column(name = "earlier_at")
    Instant earlierAt;
    @Column(name = "discarded_at")
    Instant discardedAt;
    /** Of the form that was sent last. */
    @Column(name = "done_key")
    String doneKey;

    DraftPlace place() {
        return new DraftPlace(step, part);
    }

    static List<StepDraft> of(String username, Long caseId) {
        return list("username = ?1 and caseId = ?2 and content is not null order by step, part", username, caseId);
    }

    static Optional<StepDraft> locked(String username, Long caseId, DraftPlace place) {
        return StepDraft.<StepDraft> find("username = ?1 and caseId = ?2 and step = ?3 and part = ?4", username, caseId,
                place.step(), place.part()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
