package org.ecobureau.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A day off or make-up working day of a State Council notice, with the notice it comes from. */
@Entity
@Table(name = "work_calendar")
public class CalendarDay extends PanacheEntityBase {

    @Id
    @Column(name = "day")
    public LocalDate day;

    @Column(name = "is_workday", nullable = false)
    public boolean workday;

    @Column(name = "name", nullable = false, length = 40)
    public String name;

    @Column(name = "source_url", nullable = false, length = 300)
    public String sourceUrl;

    /**
     * All days in their order, by the year of the notice they come from: a notice stands at one address, and may name days of
     * the December before.
     */
    static SortedMap<Integer, List<CalendarDay>> byNotice() {
        List<CalendarDay> days = list("order by day");
        Map<String, Integer> lastYears = new HashMap<>();
        days.forEach(d -> lastYears.put(d.sourceUrl, d.day.getYear()));
        return days.stream().collect(Collectors.groupingBy(d -> {
            boolean next = d.day.getMonth() == Month.DECEMBER && lastYears.get(d.sourceUrl) > d.day.getYear();
            return d.day.getYear() + (next ? 1 : 0);
        }, TreeMap::new, Collectors.toList()));
    }
}
