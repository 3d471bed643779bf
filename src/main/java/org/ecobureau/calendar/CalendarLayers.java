package org.ecobureau.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays stored notices over those that came with the site: the list of a year takes the place of the whole list. */
final class CalendarLayers {

    private CalendarLayers() {
    }

    /**
     * The calendar that counts.
     *
     * @param base the days that came with the site, by the year of their notice
     * @param notices the days of the newest stored notice of each year
     */
    static OfficialCalendar merged(Collection<Integer> years, SortedMap<Integer, List<OfficialCalendar.Day>> base,
            SortedMap<Integer, List<OfficialCalendar.Day>> notices) {
        Set<Integer> covered = new TreeSet<>(years);
        covered.addAll(notices.keySet());
        SortedMap<Integer, List<OfficialCalendar.Day>> lists = new TreeMap<>(base);
        lists.putAll(notices);
        Map<LocalDate, OfficialCalendar.Day> days = new TreeMap<>();
        // By year: the notice of the following year has the last word on the December before.
        lists.values().forEach(list -> list.forEach(d -> days.put(d.day(), d)));
        return OfficialCalendar.of(covered, days.values());
    }
}
