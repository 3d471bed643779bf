package org.ecobureau.monitoring.hj212;

import java.time.Instant;
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

/** How often one outcome was met with one device; written by {@link Tallies}. */
@Entity
@Table(name = "hj212_tally")
public class DeviceTally extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String mn;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Outcome outcome;
    public long total;
    @Column(name = "last_at")
    public Instant lastAt;
    public String detail;

    static List<DeviceTally> of(List<String> devices) {
        return find("mn in ?1 order by mn, outcome", devices).list();
    }
}
