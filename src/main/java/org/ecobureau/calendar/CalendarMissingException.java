package org.ecobureau.calendar;

/**
 * Thrown when a working-day question touches a year whose official holiday arrangement is not stored; nobody may fall
 * back to Monday–Friday.
 */
public class CalendarMissingException extends RuntimeException {

    private final int year;

    public CalendarMissingException(int year) {
        super(year + " 年没有官方放假安排数据，无法计算工作日");
        this.year = year;
    }

    /** The year that has no official calendar. */
    public int year() {
        return year;
    }
}
