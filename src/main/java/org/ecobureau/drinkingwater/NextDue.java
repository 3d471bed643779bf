package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.shared.time.ChinaTime;

/**
 * Which quarter has to be published next, and by when: at least once a quarter by 生态环境法典第三百二十六条; how long after its
 * end is a deadline of the registry or a promise of the bureau (unverified).
 *
 * @param quarter the quarter as addresses write it, such as 2026Q3
 * @param words the quarter in words
 * @param due last day, in China
 * @param days days left until then, below zero days overdue
 * @param missing quarters that are overdue together
 */
public record NextDue(String quarter, String words, LocalDate due, long days, int missing) {

    /**
     * @param newest start of the newest quarter that is published, null when there is none: then the quarter before
     *        {@code now} is due
     * @param after from the end of the quarter, in China time
     */
    public static NextDue of(Instant newest, Instant now, TemporalAmount after) {
        Instant running = PeriodKind.QUARTER.startOf(now);
        Instant next = newest == null ? PeriodKind.QUARTER.startOf(running.minusMillis(1)) : PeriodKind.QUARTER.endOf(newest);
        LocalDate today = ChinaTime.dayOf(now);
        LocalDate due = dueOf(next, after);
        int missing = 0;
        for (Instant q = next; dueOf(q, after).isBefore(today); q = PeriodKind.QUARTER.endOf(q)) {
            missing++;
        }
        return new NextDue(QuarterText.of(next), PeriodKind.QUARTER.words(next), due, ChronoUnit.DAYS.between(today, due),
                missing);
    }

    private static LocalDate dueOf(Instant quarter, TemporalAmount after) {
        return ChinaTime.dayOf(PeriodKind.QUARTER.endOf(quarter)).plus(after).minusDays(1);
    }

    public boolean overdue() {
        return days < 0;
    }

    public long daysOver() {
        return -days;
    }
}
