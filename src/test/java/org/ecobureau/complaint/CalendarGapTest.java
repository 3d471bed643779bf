package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

import org.ecobureau.calendar.OfficialCalendar;
import org.ecobureau.calendar.StoredWorkCalendar;
import org.ecobureau.shared.time.ChinaTime;
import org.junit.jupiter.api.Test;

/** The alarm stands above every list of some people: it is worked out when something changed. */
class CalendarGapTest {

    private int worked;
    private OfficialCalendar calendar = OfficialCalendar.of(List.of(2026), List.of());

    private final ClockRuleBook rules = new ClockRuleBook() {
        @Override
        ClockRules all() {
            worked++;
            return ClockRuleBook.own(LocalDate.parse("2026-12-01"));
        }
    };

    private final CalendarGap gap = new CalendarGap();

    private OptionalInt year(String day) {
        gap.rules = rules;
        gap.clock = Clock.fixed(Instant.parse(day + "T04:00:00Z"), ChinaTime.ZONE);
        gap.calendar = new StoredWorkCalendar(gap.clock) {
            @Override
            public OfficialCalendar current() {
                return calendar;
            }
        };
        return gap.year();
    }

    @Test
    void onceADayAndCalendar() {
        assertEquals(OptionalInt.empty(), year("2026-06-01"));
        assertEquals(OptionalInt.empty(), year("2026-06-01"));
        assertEquals(1, worked);
        assertEquals(OptionalInt.of(2027), year("2026-12-01"), "another day");
        assertEquals(OptionalInt.of(2027), year("2026-12-01"));
        assertEquals(2, worked);
        calendar = OfficialCalendar.of(List.of(2026, 2027), List.of());
        assertEquals(OptionalInt.empty(), year("2026-12-01"), "a notice was stored");
        assertEquals(3, worked);
    }
}
