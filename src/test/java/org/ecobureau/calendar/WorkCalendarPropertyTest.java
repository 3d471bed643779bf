package org.ecobureau.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WorkCalendarPropertyTest {

    private static final LocalDate FIRST = LocalDate.parse("2007-01-01");
    private static final WorkCalendar CALENDAR = OfficialCalendars.stored();

    /** Days early enough for 60 working days to end inside the known years. */
    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(0, LocalDate.parse("2026-09-01").toEpochDay() - FIRST.toEpochDay())
                .map(FIRST::plusDays);
    }

    @Property
    void periodAlwaysEndsOnAWorkingDayAfterItsStart(@ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 1, max = 60) int n) {
        LocalDate end = CALENDAR.addWorkingDays(from, n, false);
        assertTrue(CALENDAR.isWorkingDay(end));
        assertTrue(end.isAfter(from));
        assertEquals(n, CALENDAR.workingDaysBetween(from, end, false));
    }

    @Property
    void moreDaysEndLater(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 59) int n) {
        assertTrue(CALENDAR.addWorkingDays(from, n + 1, false).isAfter(CALENDAR.addWorkingDays(from, n, false)));
    }

    @Property
    void laterStartNeverEndsEarlier(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 0, max = 40) int later,
            @ForAll @IntRange(min = 1, max = 30) int n) {
        assertFalse(CALENDAR.addWorkingDays(from.plusDays(later), n, false)
                .isBefore(CALENDAR.addWorkingDays(from, n, false)));
    }

    @Property
    void countingTheStartNeverEndsLater(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int n) {
        assertFalse(CALENDAR.addWorkingDays(from, n, true).isAfter(CALENDAR.addWorkingDays(from, n, false)));
    }
}
