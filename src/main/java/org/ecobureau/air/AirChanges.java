package org.ecobureau.air;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.ecobureau.shared.chart.SeriesChart;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Standards;

/** What stands below and across charts of air: the times, and the day from which other rules hold. */
final class AirChanges {
    /** First day of HJ 633-2026 and GB 3095-2026. */
    static final LocalDate NEW_RULES = Standards.get(AirYears.NEW_INDEX).validity().from();
    static final String WORDS = NEW_RULES + " 起新标准";
    private static final int SIX = 6;

    private AirChanges() {
    }

    /**
     * Marks the break when it lies inside the span.
     *
     * @return the first point under the new rules, 0 or -1 when the span does not cross the break
     */
    static int mark(SeriesChart chart, List<Instant> starts, AirSpan span) {
        int at = starts.indexOf(ChinaTime.startOf(NEW_RULES));
        if (at > 0) {
            chart.mark(at, WORDS);
        }
        return at;
    }

    /** Prints the time below some points. */
    static void ticks(SeriesChart chart, List<Instant> starts, AirSpan span) {
        for (int i = 0; i < starts.size(); i++) {
            Instant start = starts.get(i);
            String words = span.hourly() ? hour(start, starts.size() - 1 - i, span)
                    : AirSpan.tick(ChinaTime.dayOf(start), starts.size());
            if (words != null) {
                chart.label(i, words);
            }
        }
    }

    private static String hour(Instant start, int back, AirSpan span) {
        if (span.hours() > 2 * SIX * 4) {
            return ChinaTime.local(start).getHour() == 0 && back > SIX ? ChinaTime.shortDay(ChinaTime.dayOf(start)) : null;
        }
        return back % SIX == 0 ? AirViews.label(start.plus(1, ChronoUnit.HOURS)) : null;
    }
}
