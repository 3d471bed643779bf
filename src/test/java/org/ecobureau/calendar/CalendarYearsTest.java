package org.ecobureau.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.ecobureau.shared.time.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Which notice of a year counts, also where two nodes stored one in the same moment. The days of stored notices are invented.
 */
@QuarkusTest
class CalendarYearsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2031-03-03");
    private static final LocalDate TUESDAY = LocalDate.parse("2031-03-04");

    @Inject
    CalendarYears years;

    @Inject
    StoredWorkCalendar calendar;

    @Inject
    EntityManager database;

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("DELETE FROM calendar_notice_day").executeUpdate();
            database.createNativeQuery("DELETE FROM calendar_notice").executeUpdate();
        });
        calendar.refresh();
    }

    /** As another node stores one: nothing here is told. */
    private void elsewhere(long id, int year, LocalDate dayOff, Instant at) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery(
                    "INSERT INTO calendar_notice (id, calendar_year, notice, source_url, stored_by, stored_at)"
                            + " VALUES (?1, ?2, ?3, 'https://example.org/', 'admin2', ?4)")
                    .setParameter(1, id).setParameter(2, year)
                    .setParameter(3, "n" + id).setParameter(4, at).executeUpdate();
            database.createNativeQuery("INSERT INTO calendar_notice_day (notice_id, day, is_workday, name)"
                    + " VALUES (?1, ?2, FALSE, '元旦')").setParameter(1, id).setParameter(2, dayOff).executeUpdate();
        });
    }

    private void store(LocalDate dayOff) {
        NoticeFile file = NoticeFile.read("date,name,is_off_day\n" + dayOff + ",元旦,1\n", dayOff.getYear());
        QuarkusTransaction.requiringNew()
                .call(() -> years.store(dayOff.getYear(), "here", "https://example.org/", file, "admin1"));
    }

    private static Instant now() {
        return TestClock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nodes give numbers from ranges of their own: the lower one may be the later. */
    @Test
    void whatWasStoredLastCountsWhateverItsNumber() {
        elsewhere(900_002, 2031, MONDAY, now().minusSeconds(60));
        calendar.refresh();
        assertFalse(calendar.isWorkingDay(MONDAY));
        OfficialCalendar before = calendar.current();
        calendar.refresh();
        assertSame(before, calendar.current(), "nothing new is not read again");
        elsewhere(900_001, 2031, TUESDAY, now().minusSeconds(59));
        calendar.refresh();
        assertTrue(calendar.isWorkingDay(MONDAY));
        assertFalse(calendar.isWorkingDay(TUESDAY));
        assertEquals(TUESDAY, years.rows(2031).get(0).day());
        assertEquals(List.of("n900001", "n900002"), years.history(2031).stream().map(CalendarYears.Stored::notice).toList());
        assertEquals("n900001", years.all().get(0).notice());
        elsewhere(900_000, 2032, LocalDate.parse("2032-03-01"), now().minusSeconds(58));
        calendar.refresh();
        assertTrue(calendar.covers(2032), "a lower number is news all the same");
    }

    @Test
    void aCorrectionCountsThoughTheOtherNodesClockIsAhead() {
        elsewhere(900_002, 2031, MONDAY, now().plusSeconds(5));
        store(TUESDAY);
        assertEquals("here", years.history(2031).get(0).notice());
        assertFalse(calendar.isWorkingDay(TUESDAY));
        assertTrue(calendar.isWorkingDay(MONDAY));
    }

    /** The notice of 2008 named three days of 2007, that of 2019 three of 2018. */
    @Test
    void theDaysThatCameWithTheSiteStandWithTheirNotice() {
        assertEquals(LocalDate.parse("2007-12-29"), years.rows(2008).get(0).day());
        assertTrue(years.rows(2007).stream().allMatch(r -> r.day().getMonthValue() < 12));
        store(LocalDate.parse("2018-01-01"));
        assertFalse(calendar.isWorkingDay(LocalDate.parse("2018-12-31")), "the notice of 2019 still says so");
        assertTrue(calendar.isWorkingDay(LocalDate.parse("2018-12-29")));
        assertTrue(calendar.isWorkingDay(LocalDate.parse("2018-10-01")), "the stored list is all of 2018");
    }
}
