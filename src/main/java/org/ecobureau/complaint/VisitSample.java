package org.ecobureau.complaint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

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

/** A sample taken, or a measurement made, on a visit. Rows are added, never changed. */
@Entity
@Table(name = "visit_sample")
class VisitSample extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "case_id", updatable = false)
    Long caseId;
    @Column(name = "visit_no", updatable = false)
    int visitNo;
    @Column(name = "sample_no", updatable = false)
    int no;
    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    SampleMedium medium;
    @Column(updatable = false)
    String point;
    /** Code of the registry; null for an item in free words. */
    @Column(updatable = false)
    String parameter;
    @Column(updatable = false)
    String item;
    @Column(name = "taken_at", updatable = false)
    Instant takenAt;
    @Column(updatable = false)
    String laboratory;
    @Column(name = "recorded_at", updatable = false)
    Instant recordedAt;
    @Column(name = "recorded_by", updatable = false)
    String recordedBy;

    static List<VisitSample> of(Collection<Long> caseIds) {
        return list("caseId in ?1 order by caseId, visitNo, no", caseIds);
    }

    static List<VisitSample> of(Long caseId, int visitNo) {
        return list("caseId = ?1 and visitNo = ?2 order by no", caseId, visitNo);
    }
}
