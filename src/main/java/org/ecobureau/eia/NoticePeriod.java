package org.ecobureau.eia;

import java.time.Instant;
import java.time.LocalDate;

import org.ecobureau.calendar.WorkCalendar;
import org.ecobureau.shared.time.ChinaTime;

/**
 * The days on which a notice can be read and answered: it opens at 00:00 of the first and closes at 24:00 of the last
 * day, China time.
 */
public record NoticePeriod(LocalDate first, LocalDate last) {

    /** Where a period stands on a day. */
    public enum Phase {
        UPCOMING,
        OPEN,
        CLOSED
    }

    /** 报告书受理: 10 working days (环境影响评价公众参与办法 Art. 22). */
    private static final int ACCEPTANCE_BOOK = 10;
    /** 报告表受理: 5 working days. */
    private static final int ACCEPTANCE_FORM = 5;
    /** 拟审批: 5 working days (环境影响评价公众参与办法 Art. 23; 行政许可法 Art. 47 gives the same days for a hearing). */
    private static final int PROPOSED = 5;
    /** 审批决定: 7 natural days, as Pingjiang and the ministry practise it. */
    private static final int DECISION = 7;

    public NoticePeriod {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period must not end before it starts: " + first + " / " + last);
        }
    }

    /** The least number of days: working days, for a decision natural days. */
    public static int minimumDays(Stage stage, ReportType type) {
        return switch (stage) {
            case ACCEPTANCE -> type == ReportType.BOOK ? ACCEPTANCE_BOOK : ACCEPTANCE_FORM;
            case PROPOSED -> PROPOSED;
            case DECISION -> DECISION;
        };
    }

    /** Whether the days of this stage are working days. */
    public static boolean inWorkingDays(Stage stage) {
        return stage != Stage.DECISION;
    }

    /**
     * The shortest lawful period that starts on this day. 2026-11-23, report book, start excluded → 12-07.
     *
     * @throws org.ecobureau.calendar.CalendarMissingException when it runs into a year without official calendar
     */
    public static NoticePeriod shortest(WorkCalendar calendar, Stage stage, ReportType type, CountingRule rule,
            LocalDate first) {
        int days = minimumDays(stage, type);
        boolean countStart = rule == CountingRule.START_INCLUDED;
        LocalDate last = inWorkingDays(stage) ? calendar.addWorkingDays(first, days, countStart)
                : first.plusDays(countStart ? days - 1 : days);
        return new NoticePeriod(first, last);
    }

    public Phase phase(LocalDate today) {
        if (today.isBefore(first)) {
            return Phase.UPCOMING;
        }
        return today.isAfter(last) ? Phase.CLOSED : Phase.OPEN;
    }

    public boolean open(LocalDate today) {
        return phase(today) == Phase.OPEN;
    }

    public Instant opensAt() {
        return ChinaTime.startOf(first);
    }

    /** The first instant at which it is closed: 24:00 of the last day. */
    public Instant closesAt() {
        return ChinaTime.startOf(last.plusDays(1));
    }
}
