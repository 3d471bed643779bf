package org.ecobureau.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A work calendar over a fixed set of official exceptions; pure, immutable, without framework. */
public final class OfficialCalendar implements WorkCalendar {

    /**
     * One day of a yearly notice that differs from, or confirms, the plain week.
     *
     * @param workday true for a make-up working day, false for a day off
     */
    public record Day(LocalDate day, boolean workday) {
    }

    private final Set<Integer> years;
    private final Map<LocalDate, Boolean> exceptions;

    private OfficialCalendar(Set<Integer> years, Map<LocalDate, Boolean> exceptions) {
        this.years = Set.copyOf(years);
        this.exceptions = Map.copyOf(exceptions);
    }

    /**
     * A calendar of the given years.
     *
     * @param years the years whose notice is completely contained in {@code days}
     * @param days the days off and make-up days; a day listed twice is an {@link IllegalStateException}
     */
    public static OfficialCalendar of(Collection<Integer> years, Collection<Day> days) {
        return new OfficialCalendar(Set.copyOf(years),
                days.stream().collect(Collectors.toMap(Day::day, Day::workday)));
    }

    @Override
    public boolean covers(int year) {
        return years.contains(year);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        if (!covers(day.getYear())) {
            throw new CalendarMissingException(day.getYear());
        }
        Boolean official = exceptions.get(day);
        if (official != null) {
            return official;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
