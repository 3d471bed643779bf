package org.ecobureau.complaint;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.ecobureau.monitoring.PeriodKind;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The published value a report of an error is about; written once, when the report comes in. */
@Entity
@Table(name = "case_value")
class CaseValue extends PanacheEntityBase {

    @Id
    @Column(name = "case_id")
    Long caseId;
    String site;
    String parameter;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    PeriodKind period;
    @Column(name = "start_at")
    Instant startAt;
    /** What people read when the report came in. */
    int version;
}
