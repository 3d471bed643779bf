package org.ecobureau.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

    private final WorkCalendar calendar = OfficialCalendars.stored();

    @ParameterizedTest(name = "{0} + {1} working days, start excluded, ends on {2}")
    @CsvSource({
            "2026-02-11,  5, 2026-02-25",
            "2026-02-11, 10, 2026-03-03",
            "2026-04-29,  5, 2026-05-09",
            "2026-09-18,  5, 2026-09-24",
            "2026-09-18, 10, 2026-10-09",
            "2026-09-29,  5, 2026-10-12",
            "2026-09-29, 10, 2026-10-19",
            "2026-09-30,  7, 2026-10-15",
            "2026-11-23, 10, 2026-12-07",
            "2026-11-23, 20, 2026-12-21",
            "2026-11-20,  1, 2026-11-23",
            "2026-01-08,  5, 2026-01-15",
            "2025-12-31,  1, 2026-01-04"
    })
    void periodEndsOnTheOfficialDay(LocalDate from, int days, LocalDate end) {
        assertEquals(end, calendar.addWorkingDays(from, days, false));
    }

    @ParameterizedTest(name = "{0} + {1} working days, start counted, ends on {2}")
    @CsvSource({
            "2024-09-10, 5, 2024-09-14",
            "2026-02-11, 1, 2026-02-11",
            "2026-02-15, 1, 2026-02-24",
            "2026-11-23, 10, 2026-12-04"
    })
    void startDayCountsWhenTheNoticeSaysSo(LocalDate from, int days, LocalDate end) {
        assertEquals(end, calendar.addWorkingDays(from, days, true));
    }

    @ParameterizedTest(name = "{0} to {1}: {2} working days with the start, {3} without")
    @CsvSource({
            "2018-04-03, 2018-04-13, 8, 7",
            "2024-09-10, 2024-09-14, 5, 4",
            "2026-01-08, 2026-01-15, 6, 5",
            "2019-11-30, 2019-12-03, 2, 2",
            "2026-03-05, 2026-03-04, 0, 0",
            "2026-03-05, 2026-03-05, 1, 0"
    })
    void publishedPeriodsHaveTheWorkingDaysTheyClaim(LocalDate from, LocalDate to, int counted, int excluded) {
        assertEquals(counted, calendar.workingDaysBetween(from, to, true));
        assertEquals(excluded, calendar.workingDaysBetween(from, to, false));
    }

    @ParameterizedTest
    @CsvSource({ "2024, 251", "2025, 248", "2026, 248" })
    void yearHasItsKnownNumberOfWorkingDays(int year, int expected) {
        assertEquals(expected,
                calendar.workingDaysBetween(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), true));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10" })
    void makeUpWeekendIsWorked(LocalDate day) {
        assertTrue(calendar.isWorkingDay(day));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-01-01", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19", "2026-09-25",
            "2026-10-07", "2026-11-22" })
    void holidayAndPlainWeekendAreOff(LocalDate day) {
        assertFalse(calendar.isWorkingDay(day));
    }

    @Test
    void naturalPeriodEndingOnAHolidayRollsForward() {
        LocalDate end = LocalDate.parse("2026-09-17").plusDays(15);
        assertEquals(LocalDate.parse("2026-10-02"), end);
        assertEquals(LocalDate.parse("2026-10-08"), calendar.rollForward(end));
        assertEquals(LocalDate.parse("2026-10-08"), calendar.rollForward(LocalDate.parse("2026-10-08")));
    }

    @Test
    void yearWithoutNoticeIsRefusedAndNotGuessed() {
        assertTrue(calendar.covers(2026));
        assertFalse(calendar.covers(2027));
        CalendarMissingException refusal = assertThrows(CalendarMissingException.class,
                () -> calendar.isWorkingDay(LocalDate.parse("2027-01-01")));
        assertEquals(2027, refusal.year());
        assertTrue(refusal.getMessage().contains("2027"), refusal.getMessage());
        assertThrows(CalendarMissingException.class,
                () -> calendar.addWorkingDays(LocalDate.parse("2026-12-28"), 10, false));
        assertThrows(CalendarMissingException.class,
                () -> calendar.workingDaysBetween(LocalDate.parse("2026-12-28"), LocalDate.parse("2027-01-08"), false));
        assertThrows(CalendarMissingException.class, () -> calendar.rollForward(LocalDate.parse("2006-12-30")));
    }

    @Test
    void periodWithinTheLastKnownYearStillWorks() {
        assertEquals(LocalDate.parse("2026-12-31"),
                calendar.addWorkingDays(LocalDate.parse("2026-12-28"), 3, false));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1 })
    void lessThanOneDayIsRefused(int days) {
        assertThrows(IllegalArgumentException.class,
                () -> calendar.addWorkingDays(LocalDate.parse("2026-03-02"), days, false));
    }

    @Test
    void dayListedTwiceIsRefused() {
        LocalDate day = LocalDate.parse("2026-01-01");
        List<OfficialCalendar.Day> days = List.of(new OfficialCalendar.Day(day, false),
                new OfficialCalendar.Day(day, true));
        assertThrows(IllegalStateException.class, () -> OfficialCalendar.of(List.of(2026), days));
    }
}
