package org.ecobureau.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.shared.time.ChinaTime;

/** Says when a year's official calendar is missing that a term which begins now may need. */
@ApplicationScoped
public class CalendarGap {

    /** Longer than the longest term in working days (5, 信访工作条例 Art. 23) over the longest holidays. */
    private static final int DAYS_AHEAD = 21;

    @Inject
    WorkCalendar calendar;

    @Inject
    Clock clock;

    /** The first year that is missing, if one is. */
    public OptionalInt year() {
        LocalDate today = ChinaTime.today(clock);
        int ahead = today.plusDays(DAYS_AHEAD).getYear();
        for (int year = today.getYear(); year <= ahead; year++) {
            if (!calendar.covers(year)) {
                return OptionalInt.of(year);
            }
        }
        return OptionalInt.empty();
    }
}
