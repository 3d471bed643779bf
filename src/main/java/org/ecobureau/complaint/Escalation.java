package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

import org.ecobureau.shared.time.ChinaTime;

/**
 * When whom is reminded of a due date: the unit some days before, the dispatcher nearer to it, the leader when it is past.
 *
 * @param from working hours begin, China time
 * @param until working hours end
 * @param unitDays so many days before the due day the unit is reminded
 * @param dispatcherDays so many days before the due day the dispatcher is reminded
 */
record Escalation(LocalTime from, LocalTime until, int unitDays, int dispatcherDays) {

    /** Nobody is reminded in the night, whatever the settings say. */
    private static final LocalTime NIGHT_ENDS = LocalTime.of(7, 0);
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);

    static Escalation of(EscalationConfig config) {
        return new Escalation(config.from(), config.until(), config.unitDays(), config.dispatcherDays());
    }

    /**
     * Whether people are at work.
     *
     * @param workingDay the official calendar, asked for a day within working hours only
     */
    boolean atWork(Instant now, Predicate<LocalDate> workingDay) {
        LocalDateTime local = ChinaTime.local(now);
        LocalTime time = local.toLocalTime();
        boolean hours = !time.isBefore(from) && time.isBefore(until) && !time.isBefore(NIGHT_ENDS)
                && time.isBefore(NIGHT_BEGINS);
        return hours && workingDay.test(local.toLocalDate());
    }

    /** 0 nobody, 1 the unit, 2 also the dispatcher, 3 also the leader; a case without a due date reminds nobody. */
    int level(Instant due, Instant now) {
        if (due == null) {
            return 0;
        }
        long days = days(due, now);
        if (days < 0) {
            return 3;
        }
        return days <= dispatcherDays ? 2 : days <= unitDays ? 1 : 0;
    }

    /** The last moment a due date may lie at to call for this level. */
    Instant horizon(int level, Instant now) {
        int ahead = level == 3 ? -1 : level == 2 ? dispatcherDays : unitDays;
        return ChinaTime.endOf(ChinaTime.dayOf(now).plusDays(ahead));
    }

    /**
     * Whether only the letter about what was decided is still owed in this state: intake posts it, whoever handled the case.
     */
    static boolean isLetter(CaseStatus status) {
        return status == CaseStatus.ANSWERED || status.isFinal();
    }

    /**
     * What the time line says.
     *
     * @param unit who handles the case, null for nobody yet
     * @param letter whether only a letter is owed
     */
    String words(int level, Instant due, Instant now, String unit, boolean letter) {
        String when = letter ? "信还没有寄出，" + when(due, now) : when(due, now);
        String whom = letter ? "受理岗位" : unit == null ? "受理和交办岗位" : "承办单位" + unit;
        return "已提醒" + whom + (level >= 2 ? "、交办员" : "") + (level >= 3 ? "、领导" : "") + "：" + when + "。";
    }

    /** The due day and how far it is. */
    static String when(Instant due, Instant now) {
        long days = days(due, now);
        return "期限 " + ChinaTime.day(ChinaTime.dayOf(due))
                + (days < 0 ? "，已超 " + -days + " 天" : days == 0 ? "，今天到期" : "，剩 " + days + " 天");
    }

    private static long days(Instant due, Instant now) {
        return ChronoUnit.DAYS.between(ChinaTime.dayOf(now), ChinaTime.dayOf(due));
    }
}
