package org.ecobureau.statistics;

import java.time.Instant;
import java.time.LocalDate;

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

/** The bulletin of one month or year; keeps its address through all versions. */
@Entity
@Table(name = "bulletin")
public class Bulletin extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false)
    public BulletinKind kind;
    @Column(name = "first_day", updatable = false)
    public LocalDate firstDay;
    /** The first day after the period. */
    @Column(name = "end_day", updatable = false)
    public LocalDate endDay;
    /** 1 while this is the bulletin of its period; null after it was discarded or withdrawn, so that another may be made. */
    public Integer active;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
}
