package org.ecobureau.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays stored notices over the days that came with the site: a notice takes the place of the whole year. */
final class CalendarLayers {

    private CalendarLayers() {
    }

    /**
     * The calendar that counts.
     *
     * @param notices the newest notice of each year; its days of the December before are added to that year
     */
    static OfficialCalendar merged(Collection<Integer> years, Collection<OfficialCalendar.Day> base,
            SortedMap<Integer, List<OfficialCalendar.Day>> notices) {
        Set<Integer> covered = new TreeSet<>(years);
        covered.addAll(notices.keySet());
        Map<LocalDate, OfficialCalendar.Day> days = new TreeMap<>();
        base.stream().filter(d -> !notices.containsKey(d.day().getYear())).forEach(d -> days.put(d.day(), d));
        // By year: the notice of the following year has the last word on the December before.
        notices.values().forEach(notice -> notice.forEach(d -> days.put(d.day(), d)));
        return OfficialCalendar.of(covered, days.values());
    }
}
