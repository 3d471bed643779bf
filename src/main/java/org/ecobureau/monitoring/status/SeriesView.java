package org.ecobureau.monitoring.status;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.ecobureau.shared.time.ChinaTime;

/**
 * One series as the API gives it.
 *
 * @param delayMinutes from the end of the newest period to the arrival of its first version
 * @param expected values expected in the window: hours of 30 days, 30 days, 12 months, 8 quarters or 5 years
 * @param overdue the value that is waited for had to be public before now
 */
public record SeriesView(String site, String kind, String period, OffsetDateTime lastStart, OffsetDateTime lastEnd,
        OffsetDateTime receivedAt, Long delayMinutes, Boolean late, int expected, int present, int missing,
        OffsetDateTime nextStart, OffsetDateTime nextDue, boolean overdue, String deadline, String source, Long batchId) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = List.of("site", "kind", "period", "lastStart", "lastEnd", "receivedAt",
            "delayMinutes", "late", "expected", "present", "missing", "nextStart", "nextDue", "overdue", "deadline", "source",
            "batchId");

    static SeriesView of(Series s) {
        return new SeriesView(s.site().code(), s.site().kind(), s.period().code(), ChinaTime.offset(s.lastStart()),
                ChinaTime.offset(s.lastEnd()), ChinaTime.offset(s.receivedAt()),
                s.delay() == null ? null : s.delay().toMinutes(), s.late(), s.expected(), s.present(), s.missing(),
                ChinaTime.offset(s.nextStart()), ChinaTime.offset(s.nextDue()), s.overdue(),
                s.deadline() == null ? null : s.deadline().label(), s.source(), s.batchId());
    }

    List<Object> cells() {
        return Arrays.asList(site, kind, period, lastStart, lastEnd, receivedAt, delayMinutes, late, expected, present, missing,
                nextStart, nextDue, overdue, deadline, source, batchId);
    }
}
