package org.ecobureau.calendar;

/** A year's notice was stored, fired in the transaction that stores it. */
public record CalendarChanged(int year, long notice) {
}
