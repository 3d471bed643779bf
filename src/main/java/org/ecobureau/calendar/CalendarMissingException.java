package org.ecobureau.calendar;

import java.util.List;

import org.ecobureau.shared.web.Problem;

/**
 * Thrown when a working-day question touches a year whose official holiday arrangement is not stored; nobody may fall
 * back to Monday–Friday. Answered with 422.
 */
public class CalendarMissingException extends Problem {

    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE = 422;

    private final int year;

    public CalendarMissingException(int year) {
        super(UNPROCESSABLE, year + " 年没有官方放假安排数据，无法计算工作日。国务院公布放假安排并录入后即可计算。", List.of(), null);
        this.year = year;
    }

    /** The year that has no official calendar. */
    public int year() {
        return year;
    }
}
