package org.ecobureau.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A year's notice as an administrator stored it; the newest of a year counts, older ones stay. */
@Entity
@Table(name = "calendar_notice")
class CalendarNotice extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "calendar_year", updatable = false)
    int year;
    @Column(updatable = false)
    String notice;
    @Column(name = "source_url", updatable = false)
    String sourceUrl;
    @Column(name = "stored_by", updatable = false)
    String storedBy;
    @Column(name = "stored_at", updatable = false)
    Instant storedAt;

    /** The newest of each year. */
    static List<CalendarNotice> inForce() {
        return list("id in (select max(n.id) from CalendarNotice n group by n.year) order by year");
    }

    static Optional<CalendarNotice> newest(int year) {
        return find("year = ?1 order by id desc", year).firstResultOptional();
    }

    static List<CalendarNotice> of(int year) {
        return list("year = ?1 order by id desc", year);
    }

    /** Grows with each notice that is stored. */
    static long latest() {
        Long id = getEntityManager().createQuery("select max(n.id) from CalendarNotice n", Long.class).getSingleResult();
        return id == null ? 0 : id;
    }
}
