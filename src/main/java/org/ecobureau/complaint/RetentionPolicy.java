package org.ecobureau.complaint;

import java.time.LocalDate;
import java.time.Period;

/**
 * The periods in force; counted in whole days of China from the day the case ended (个人信息保护法 Art. 19: no longer than the
 * purpose needs, Art. 47: erased when the period is over).
 *
 * @param refused takes the place of the other three when the case was refused
 */
public record RetentionPolicy(Period identity, Period photos, Period text, Period refused) {

    public RetentionPolicy {
        for (Period period : new Period[] { identity, photos, text, refused }) {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("eco.retention: a period is longer than nothing, not " + period);
            }
        }
    }

    static RetentionPolicy of(RetentionConfig config) {
        return new RetentionPolicy(config.identity(), config.photos(), config.text(), config.refused());
    }

    Period period(RetentionClass kind, boolean wasRefused) {
        if (wasRefused) {
            return refused;
        }
        return switch (kind) {
            case IDENTITY -> identity;
            case PHOTOS -> photos;
            case TEXT -> text;
        };
    }

    /** The last day of an end whose period is over today: a later end is not due yet. */
    static LocalDate latestEnd(Period period, LocalDate today) {
        // Taking a period away from a day may miss by the length of a month: looked for from above.
        LocalDate day = today.minus(period).plusDays(4);
        while (day.plus(period).isAfter(today)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** "1 年", "3 个月", "90 天". */
    public static String words(Period period) {
        StringBuilder words = new StringBuilder();
        part(words, period.getYears(), " 年");
        part(words, period.getMonths(), " 个月");
        part(words, period.getDays(), " 天");
        return words.toString();
    }

    private static void part(StringBuilder words, int count, String unit) {
        if (count != 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }
}
