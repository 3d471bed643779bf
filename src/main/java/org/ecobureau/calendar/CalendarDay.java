package org.ecobureau.calendar;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A day off or make-up working day of a State Council notice, with the notice it comes from. */
@Entity
@Table(name = "work_calendar")
public class CalendarDay extends PanacheEntityBase {

    @Id
    @Column(name = "day")
    public LocalDate day;

    @Column(name = "is_workday", nullable = false)
    public boolean workday;

    @Column(name = "name", nullable = false, length = 40)
    public String name;

    @Column(name = "source_url", nullable = false, length = 300)
    public String sourceUrl;
}
