package org.ecobureau.shared.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.quarkus.qute.TemplateExtension;

/** How instants become days and words in China. Also usable in templates: {@code {receivedAt.minute}}. */
public final class ChinaTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.CHINA);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter SHORT_MINUTE = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

    private ChinaTime() {
    }

    /** The Chinese calendar day of the clock's instant. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The last second of the day: a due date ends at 23:59:59+08:00. */
    public static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(ZONE).toInstant();
    }

    public static OffsetDateTime offset(Instant instant) {
        return instant == null ? null : instant.atZone(ZONE).toOffsetDateTime();
    }

    /** "2026年11月23日". */
    @TemplateExtension(matchName = "chinaDay")
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "11月23日". */
    @TemplateExtension(matchName = "shortDay")
    public static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /** "星期一". */
    @TemplateExtension(matchName = "weekday")
    public static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** "2026年11月23日 22:05". */
    @TemplateExtension(matchName = "minute")
    public static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(ZONE));
    }

    /** "11月23日 22:05". */
    @TemplateExtension(matchName = "shortMinute")
    public static String shortMinute(Instant instant) {
        return SHORT_MINUTE.format(instant.atZone(ZONE));
    }

    /** "2026-11-23T22:05:00+08:00", for {@code <time datetime>}. */
    @TemplateExtension(matchName = "iso")
    public static String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE).withNano(0));
    }

    /** "刚刚", "12 分钟前", "3 小时前", "2 天前". */
    public static String age(Instant instant, Instant now) {
        long minutes = Duration.between(instant, now).toMinutes();
        if (minutes < 1) {
            return "刚刚";
        }
        if (minutes < 60) {
            return minutes + " 分钟前";
        }
        return minutes < 48 * 60 ? minutes / 60 + " 小时前" : minutes / (24 * 60) + " 天前";
    }
}
