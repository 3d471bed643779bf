package org.ecobureau.complaint.terms;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.ecobureau.calendar.NoticeFile;
import org.ecobureau.shared.time.ChinaTime;

/**
 * What a new table of a year changes.
 *
 * @param before null for a day that was not listed
 * @param after null for a day that is listed no more
 */
public record CalendarDifference(String day, String before, String after) {

    /** Day by day; nothing when both say the same. */
    static List<CalendarDifference> between(List<NoticeFile.Row> old, List<NoticeFile.Row> now) {
        Map<LocalDate, String[]> days = new TreeMap<>();
        old.forEach(r -> days.computeIfAbsent(r.day(), d -> new String[2])[0] = words(r));
        now.forEach(r -> days.computeIfAbsent(r.day(), d -> new String[2])[1] = words(r));
        List<CalendarDifference> found = new ArrayList<>();
        days.forEach((day, pair) -> {
            if (pair[0] == null || !pair[0].equals(pair[1])) {
                found.add(new CalendarDifference(named(day), pair[0], pair[1]));
            }
        });
        return found;
    }

    static String named(LocalDate day) {
        return ChinaTime.day(day) + " " + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
    }

    private static String words(NoticeFile.Row row) {
        return (row.workday() ? "上班" : "放假") + "（" + row.name() + "）";
    }
}
