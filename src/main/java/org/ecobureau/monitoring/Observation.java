package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One version of one value: slot (site, parameter, period, start) plus version number. Rows are only ever added, by
 * {@link ObservationService}; exactly one row of a slot carries {@code current = 1}, the older ones null.
 */
@Entity
@Immutable
@Table(name = "observation")
public class Observation {
    @Id
    Long id;
    @Column(name = "site_id")
    Long siteId;
    String parameter;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    PeriodKind period;
    @Column(name = "start_at")
    Instant startAt;
    @Column(name = "end_at")
    Instant endAt;
    int version;
    @Column(name = "is_current")
    Integer current;
    BigDecimal value;
    String reason;
    @Column(name = "below_detection")
    boolean belowDetection;
    String flags;
    String unit;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ObservationState state;
    String source;
    @Column(name = "received_at")
    Instant receivedAt;
    @Column(name = "batch_id")
    Long batchId;
    String note;
    /** 1 for a later version with a reason: a row of the public log of corrections. Computed by the database. */
    @Column(name = "log_entry", insertable = false, updatable = false)
    Integer logEntry;

    protected Observation() {
    }
}
