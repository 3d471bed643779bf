package org.ecobureau.calendar;

import java.time.LocalDate;

/**
 * Answers questions about working days (工作日) on official data only. A working day is Monday to Friday or a make-up
 * day (调休上班), and no day off by the State Council's yearly notice. Every method throws
 * {@link CalendarMissingException} as soon as it needs a day of a year without official calendar.
 */
public interface WorkCalendar {

    /** Whether the official calendar of this year is known. */
    boolean covers(int year);

    /** Whether people work on this day. */
    boolean isWorkingDay(LocalDate day);

    /**
     * The n-th working day from a day on, always itself a working day.
     *
     * @param n at least 1, otherwise {@link IllegalArgumentException}
     * @param countStart whether {@code from} itself counts when it is a working day. Statutory periods start on the
     *        following day (民法典 Art. 201), so {@code false} is the safe reading: 2026-02-11 + 5 → 2026-02-25.
     */
    default LocalDate addWorkingDays(LocalDate from, int n, boolean countStart) {
        if (n < 1) {
            throw new IllegalArgumentException("working days to add must be at least 1, not " + n);
        }
        LocalDate day = countStart ? from.minusDays(1) : from;
        int left = n;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /**
     * Number of working days from {@code from} to {@code to}, {@code to} included; 0 when {@code to} is earlier.
     *
     * @param countStart whether {@code from} itself counts when it is a working day
     */
    default int workingDaysBetween(LocalDate from, LocalDate to, boolean countStart) {
        int count = 0;
        for (LocalDate day = countStart ? from : from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /**
     * The day itself when it is a working day, otherwise the next one: the end of a period in natural days that falls
     * on a holiday (民法典 Art. 203; 2026-10-02 → 2026-10-08).
     */
    default LocalDate rollForward(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }
}
