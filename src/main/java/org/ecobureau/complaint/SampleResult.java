package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A result of a sample; the last one counts. Rows are added, never changed. */
@Entity
@Table(name = "sample_result")
class SampleResult extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "sample_id", updatable = false)
    Long sampleId;
    /** {@link SampleValue#text()}. */
    @Column(updatable = false)
    String value;
    @Column(updatable = false)
    String unit;
    @Column(updatable = false)
    String laboratory;
    @Column(name = "measured_on", updatable = false)
    LocalDate measuredOn;
    @Column(updatable = false)
    String reason;
    @Column(name = "recorded_at", updatable = false)
    Instant recordedAt;
    @Column(name = "recorded_by", updatable = false)
    String recordedBy;

    static List<SampleResult> of(Collection<Long> sampleIds) {
        return sampleIds.isEmpty() ? List.of() : list("sampleId in ?1 order by sampleId, id", sampleIds);
    }
}
