package org.ecobureau.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A year whose official notice is completely stored; every other year is refused. */
@Entity
@Table(name = "work_calendar_year")
public class CalendarYear extends PanacheEntityBase {

    @Id
    @Column(name = "calendar_year")
    public int year;
}
