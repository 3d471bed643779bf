package org.ecobureau.air;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteKind;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.PublicationDeadlines;
import org.ecobureau.standard.PublicationDeadlines.Deadline;

/**
 * When a report of air is due, by {@link PublicationDeadlines} (HJ 633-2026, 5.2), and how late it is.
 */
final class AirLateness {
    private static final Deadline DAY = deadline(PeriodKind.DAY);
    private static final Deadline HOUR = deadline(PeriodKind.HOUR);
    private static final int MINUTES = 60;
    /** What comes later than this was not a late report but a file of the past. */
    private static final Duration BACKFILLED = Duration.ofDays(30);

    private AirLateness() {
    }

    private static Deadline deadline(PeriodKind period) {
        return PublicationDeadlines.of(SiteKind.AIR.code(), period.code()).orElseThrow();
    }

    /**
     * The daily report in words.
     *
     * @param received when it came in, or null
     * @return null when it came in time, or while it is not due yet
     */
    static String day(LocalDate day, Instant received, Instant now) {
        Instant due = DAY.due(ChinaTime.startOf(day.plusDays(1)));
        return words("日报应在 " + ChinaTime.shortMinute(due) + " 前发布", due, received, now);
    }

    /** One hour in words; null when it came in time, or while it is not due yet. */
    static String hour(Instant end, Instant received, Instant now) {
        Instant due = HOUR.due(end);
        return words(AirViews.label(end) + " 的小时值应在 " + AirViews.label(due) + " 前发布", due, received, now);
    }

    /** The first hour that should be here and is not; null when none is overdue. */
    static String next(Instant newestEnd, Instant now) {
        return hour(newestEnd.plus(1, ChronoUnit.HOURS), null, now);
    }

    /** "迟 20 分" for an hour that came late, or null. */
    static String brief(Instant end, Instant received) {
        Instant due = HOUR.due(end);
        return received == null || !received.isAfter(due) ? null
                : received.isAfter(due.plus(BACKFILLED)) ? "补录" : "迟 " + length(due, received);
    }

    private static String words(String should, Instant due, Instant received, Instant now) {
        if (received == null) {
            return now.isAfter(due) ? should + "，到现在还没有收到，已迟 " + length(due, now) : null;
        }
        if (!received.isAfter(due)) {
            return null;
        }
        if (received.isAfter(due.plus(BACKFILLED))) {
            return "这是后来补录的数据，" + ChinaTime.day(ChinaTime.dayOf(received)) + " 收到";
        }
        boolean sameDay = ChinaTime.dayOf(due).equals(ChinaTime.dayOf(received));
        String minute = ChinaTime.shortMinute(received);
        return should + "，" + (sameDay ? minute.substring(minute.length() - "14:05".length()) : minute) + " 收到，迟 "
                + length(due, received);
    }

    private static String length(Instant from, Instant to) {
        long minutes = Math.max(1, Duration.between(from, to).toMinutes());
        long days = minutes / (24 * MINUTES);
        long hours = minutes / MINUTES % 24;
        long rest = minutes % MINUTES;
        StringBuilder words = new StringBuilder();
        if (days > 0) {
            words.append(days).append(" 天");
        }
        if (hours > 0) {
            words.append(words.length() > 0 ? " " : "").append(hours).append(" 小时");
        }
        if (rest > 0 && days == 0) {
            words.append(words.length() > 0 ? " " : "").append(rest).append(" 分");
        }
        return words.toString();
    }
}
