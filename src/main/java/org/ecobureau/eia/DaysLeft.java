package org.ecobureau.eia;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.ecobureau.calendar.CalendarMissingException;
import org.ecobureau.calendar.WorkCalendar;

/** Says how long a notice is still open, in words a resident reads at a glance. */
public final class DaysLeft {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M 月 d 日", Locale.CHINA);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日", Locale.CHINA);

    private DaysLeft() {
    }

    /**
     * "还剩 3 个工作日（12 月 4 日 24:00 截止）". The days after today are counted, so on the last day it is
     * "今天 24:00 截止".
     */
    public static String words(WorkCalendar calendar, Stage stage, NoticePeriod period, LocalDate today) {
        return switch (period.phase(today)) {
            case UPCOMING -> day(period.first(), today) + " 00:00 开始公示";
            case CLOSED -> "公示已于 " + day(period.last(), today) + " 24:00 结束";
            case OPEN -> period.last().equals(today) ? "今天 24:00 截止"
                    : count(calendar, stage, period, today) + "（" + day(period.last(), today) + " 24:00 截止）";
        };
    }

    private static String count(WorkCalendar calendar, Stage stage, NoticePeriod period, LocalDate today) {
        if (NoticePeriod.inWorkingDays(stage)) {
            try {
                int working = calendar.workingDaysBetween(today, period.last(), false);
                if (working > 0) {
                    return "还剩 " + working + " 个工作日";
                }
            } catch (CalendarMissingException noOfficialYear) {
                // staff may lengthen a notice into a year not announced yet: natural days are certain
                return natural(period, today);
            }
        }
        return natural(period, today);
    }

    private static String natural(NoticePeriod period, LocalDate today) {
        return "还剩 " + ChronoUnit.DAYS.between(today, period.last()) + " 天";
    }

    private static String day(LocalDate day, LocalDate today) {
        return (day.getYear() == today.getYear() ? DAY : LONG_DAY).format(day);
    }
}
