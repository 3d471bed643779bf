package org.ecobureau.complaint.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.ecobureau.shared.time.ChinaTime;

/**
 * How near a due date is, as a word and never as a colour alone.
 *
 * @param level late, today, soon, ok or none: the colour
 * @param word 已超期, 今天到期, 3 天内, 正常 or —
 * @param detail the day and how far it is, may be empty
 */
public record DueView(String level, String word, String detail) {

    private static final int SOON_DAYS = 3;

    /** No duty stands any more, or its day is unknown. */
    static DueView none(String why) {
        return new DueView("none", "—", why);
    }

    static DueView of(Instant due, Instant now) {
        LocalDate day = ChinaTime.dayOf(due);
        long days = ChronoUnit.DAYS.between(ChinaTime.dayOf(now), day);
        String shown = ChinaTime.shortDay(day);
        if (days < 0) {
            return new DueView("late", "已超期", shown + "，超 " + -days + " 天");
        }
        if (days == 0) {
            return new DueView("today", "今天到期", shown + " 24:00");
        }
        return days <= SOON_DAYS ? new DueView("soon", "3 天内", shown + "，剩 " + days + " 天")
                : new DueView("ok", "正常", shown + "，剩 " + days + " 天");
    }
}
