package org.ecobureau.monitoring;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;

/**
 * The parameters {@code from} and {@code to} of the API as a span of time.
 *
 * @param from inclusive, or null
 * @param to exclusive, or null
 */
public record DayRange(Instant from, Instant to) {

    /** No station of ours measured before, and one request shall not walk through thousands of empty years. */
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    /**
     * Reads both parameters: a day ({@code 2026-11-20}; a day given as {@code to} is included whole) or an instant with offset.
     *
     * @throws Problem 400 for anything else, and when the span ends before it starts
     */
    public static DayRange of(String from, String to) {
        DayRange range = new DayRange(read("from", from, false), read("to", to, true));
        if (range.from != null && range.to != null && range.to.isBefore(range.from)) {
            throw Problem.badParameter("to", "结束不能早于开始");
        }
        return range;
    }

    /** The same span with open sides closed. */
    public DayRange within(Instant first, Instant end) {
        return new DayRange(from == null ? first : from, to == null ? end : to);
    }

    private static Instant read(String name, String text, boolean wholeDay) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            boolean day = text.length() == 10;
            OffsetDateTime at = day ? ChinaTime.offset(ChinaTime.startOf(LocalDate.parse(text))) : OffsetDateTime.parse(text);
            if (at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR) {
                throw Problem.badParameter(name, "年份要在 " + FIRST_YEAR + " 到 " + LAST_YEAR + " 之间");
            }
            return (day && wholeDay ? at.plusDays(1) : at).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badParameter(name, "请写成日期 2026-11-20，或带时区的时刻 2026-11-20T08:00:00+08:00");
        }
    }
}
