package org.ecobureau.complaint.desk;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Scans that wait for their form to be saved. Only {@link EntryScans} writes it. */
@Entity
@Table(name = "entry_scan")
class EntryScan extends PanacheEntityBase {

    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    String id;
    @Column(name = "expires_at")
    Instant expiresAt;
}
