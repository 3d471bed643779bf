package org.ecobureau.eia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;

import org.ecobureau.calendar.CalendarMissingException;
import org.ecobureau.calendar.OfficialCalendars;
import org.ecobureau.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticePeriodTest {

    private static final WorkCalendar CALENDAR = OfficialCalendars.stored();

    /** Periods of real notices, with the working days they contain under both readings. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "平江 审批决定公告 7日, 2018-04-03, 2018-04-13, 8, 7",
            "岳阳县 受理公示 5个工作日, 2024-09-10, 2024-09-14, 5, 4",
            "长兴 拟审批 5个工作日 公示当日不计, 2026-01-08, 2026-01-15, 6, 5",
            "广东省厅 2个工作日, 2019-11-30, 2019-12-03, 2, 2" })
    void realPeriodsContainTheStatedWorkingDays(String notice, LocalDate first, LocalDate last, int counted, int notCounted) {
        assertEquals(counted, CALENDAR.workingDaysBetween(first, last, true), notice);
        assertEquals(notCounted, CALENDAR.workingDaysBetween(first, last, false), notice);
    }

    /** The same notices, calculated by the rule their authority used. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "岳阳县 2024 报告表 counts the first day and the make-up Saturday, ACCEPTANCE, FORM, START_INCLUDED, 2024-09-10, 2024-09-14",
            "岳阳县 2024 the careful reading ends after the festival, ACCEPTANCE, FORM, START_EXCLUDED, 2024-09-10, 2024-09-18",
            "长兴 2026 does not count the first day, PROPOSED, BOOK, START_EXCLUDED, 2026-01-08, 2026-01-15",
            "长兴 2026 counted from its own first day, PROPOSED, BOOK, START_INCLUDED, 2026-01-09, 2026-01-15",
            "平江 2017-12 seven natural days, DECISION, BOOK, START_INCLUDED, 2017-12-01, 2017-12-07",
            "seven natural days after the first, DECISION, FORM, START_EXCLUDED, 2017-12-01, 2017-12-08",
            "spring festival 5, PROPOSED, FORM, START_EXCLUDED, 2026-02-11, 2026-02-25",
            "spring festival 10, ACCEPTANCE, BOOK, START_EXCLUDED, 2026-02-11, 2026-03-03",
            "make-up Saturday is the last day, PROPOSED, BOOK, START_EXCLUDED, 2026-04-29, 2026-05-09",
            "mid-autumn 5, ACCEPTANCE, FORM, START_EXCLUDED, 2026-09-18, 2026-09-24",
            "mid-autumn and national day 10, ACCEPTANCE, BOOK, START_EXCLUDED, 2026-09-18, 2026-10-09",
            "national day 5, PROPOSED, BOOK, START_EXCLUDED, 2026-09-29, 2026-10-12",
            "national day 10, ACCEPTANCE, BOOK, START_EXCLUDED, 2026-09-29, 2026-10-19",
            "plain weeks, ACCEPTANCE, BOOK, START_EXCLUDED, 2026-11-23, 2026-12-07",
            "starts on a Saturday, ACCEPTANCE, FORM, START_INCLUDED, 2026-11-21, 2026-11-27" })
    void shortestPeriodFollowsStageRuleAndCalendar(String name, Stage stage, ReportType type, CountingRule rule,
            LocalDate first, LocalDate last) {
        assertEquals(new NoticePeriod(first, last), NoticePeriod.shortest(CALENDAR, stage, type, rule, first), name);
    }

    @Test
    void opensAtMidnightOfTheFirstAndClosesAtMidnightAfterTheLastDay() {
        NoticePeriod period = new NoticePeriod(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 12, 7));
        assertEquals(Instant.parse("2026-11-22T16:00:00Z"), period.opensAt());
        assertEquals(Instant.parse("2026-12-07T16:00:00Z"), period.closesAt());
        assertFalse(period.open(LocalDate.of(2026, 11, 22)));
        assertTrue(period.open(LocalDate.of(2026, 11, 23)));
        assertTrue(period.open(LocalDate.of(2026, 12, 7)));
        assertFalse(period.open(LocalDate.of(2026, 12, 8)));
    }

    @Test
    void yearWithoutOfficialCalendarIsRefused() {
        CalendarMissingException e = assertThrows(CalendarMissingException.class,
                () -> NoticePeriod.shortest(CALENDAR, Stage.ACCEPTANCE, ReportType.BOOK, CountingRule.START_EXCLUDED,
                        LocalDate.of(2026, 12, 25)));
        assertEquals(2027, e.year());
    }

    @Test
    void decisionInNaturalDaysNeedsNoCalendar() {
        assertEquals(LocalDate.of(2027, 1, 1), NoticePeriod.shortest(CALENDAR, Stage.DECISION, ReportType.FORM,
                CountingRule.START_EXCLUDED, LocalDate.of(2026, 12, 25)).last());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ACCEPTANCE | 2026-11-24 | 2026-12-04 | 2026-12-01 | 还剩 3 个工作日（12 月 4 日 24:00 截止）",
            "ACCEPTANCE | 2026-11-24 | 2026-12-04 | 2026-12-04 | 今天 24:00 截止",
            "ACCEPTANCE | 2026-11-24 | 2026-12-04 | 2026-12-05 | 公示已于 12 月 4 日 24:00 结束",
            "ACCEPTANCE | 2026-11-24 | 2026-12-04 | 2027-01-02 | 公示已于 2026 年 12 月 4 日 24:00 结束",
            "PROPOSED   | 2026-11-24 | 2026-12-01 | 2026-11-23 | 11 月 24 日 00:00 开始公示",
            "PROPOSED   | 2026-09-29 | 2026-10-12 | 2026-10-01 | 还剩 4 个工作日（10 月 12 日 24:00 截止）",
            "DECISION   | 2026-09-29 | 2026-10-06 | 2026-10-01 | 还剩 5 天（10 月 6 日 24:00 截止）",
            "PROPOSED   | 2026-12-28 | 2027-01-08 | 2026-12-30 | 还剩 9 天（2027 年 1 月 8 日 24:00 截止）" })
    void daysLeftReadAsAResidentWouldSayThem(Stage stage, LocalDate first, LocalDate last, LocalDate today, String words) {
        assertEquals(words, DaysLeft.words(CALENDAR, stage, new NoticePeriod(first, last), today));
    }

    @Test
    void reportIsNamedAsTheLawOfTheDayNamesIt() {
        assertEquals("环境影响报告书", ReportType.BOOK.label(LocalDate.of(2026, 8, 14)));
        assertEquals("生态环境影响报告书", ReportType.BOOK.label(LocalDate.of(2026, 8, 15)));
        assertEquals("生态环境影响报告表", ReportType.FORM.label(LocalDate.of(2026, 11, 23)));
    }
}
