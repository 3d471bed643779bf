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

/**
 * A year's notice as an administrator stored it; the newest of a year counts, older ones stay. Newest is the one stored last:
 * numbers that two nodes give at once may come in the other order.
 */
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
        return list("from CalendarNotice n where not exists (select 1 from CalendarNotice m where m.year = n.year"
                + " and (m.storedAt > n.storedAt or m.storedAt = n.storedAt and m.id > n.id)) order by n.year");
    }

    static Optional<CalendarNotice> newest(int year) {
        return find("year = ?1 order by storedAt desc, id desc", year).firstResultOptional();
    }

    static List<CalendarNotice> of(int year) {
        return list("year = ?1 order by storedAt desc, id desc", year);
    }

    /** Which notices there are: rows are never taken away, so one more is another version, whatever its number. */
    static CalendarVersion version() {
        return getEntityManager().createQuery("select new org.ecobureau.calendar.CalendarVersion(count(n), max(n.storedAt))"
                + " from CalendarNotice n", CalendarVersion.class).getSingleResult();
    }
}
