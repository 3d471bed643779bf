package org.ecobureau.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year's notice as a table: what is taken, what is refused with its line. Invented days of a coming year. */
class NoticeFileTest {

    private static final String HEAD = "date,name,is_off_day\n";

    private static NoticeFile read(String lines) {
        return NoticeFile.read(HEAD + lines, 2031);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2031-01-01,元旦,1|''", "2030-12-29,元旦,0|''", "2030-12-31,元旦,1|''",
            "2030-11-30,元旦,0|第 2 行：2030-11-30 不在 2031 年", "2032-01-01,元旦,1|不在 2031 年", "2031-02-30,春节,1|第 2 行：日期“2031-02-30”不对",
            "31/1/1,元旦,1|请写成 2031-10-01", "2031-01-02,元旦,yes|请填 1（放假）或 0（上班）", "2031-01-02,元旦,0|2031-01-02 不是周末",
            "2031-01-02,,1|请填写节日名称", "2031-01-02|列数不够" })
    void eachLineIsTakenOrRefusedWithItsNumber(String line, String fault) {
        NoticeFile file = read(line + "\n");
        assertEquals(fault.isEmpty() ? 1 : 0, file.rows().size(), file.toString());
        assertEquals(fault.isEmpty(), file.faults().isEmpty());
        assertTrue(fault.isEmpty() || file.faults().get(0).contains(fault), file.faults().toString());
    }

    @Test
    void aDayStandsOnce() {
        NoticeFile file = read("2031-01-01,元旦,1\n2031-01-01,元旦,1\n");
        assertEquals(List.of("第 3 行：2031-01-01 重复了。"), file.faults());
    }

    @Test
    void whatIsNoTableIsSaid() {
        assertTrue(NoticeFile.read("日期,名称\n", 2031).faults().get(0).contains("还缺：date、is_off_day、name"));
        assertFalse(NoticeFile.read("", 2031).faults().isEmpty());
        assertEquals(List.of("表里没有一天。"), read("").faults());
        assertFalse(NoticeFile.read(HEAD + "\"2031-01-01", 2031).faults().isEmpty());
    }

    @Test
    void columnsMayStandInAnyOrderWithMoreBesideThemAndAMark() {
        NoticeFile file = NoticeFile.read("\uFEFFname,is_off_day,paper,date\r\n元旦,1,http://www.gov.cn/x,2031-01-01\r\n", 2031);
        assertEquals(List.of(new NoticeFile.Row(LocalDate.of(2031, 1, 1), false, "元旦")), file.rows());
    }

    @Test
    void aMissingHolidayIsADoubtAndNoFault() {
        NoticeFile file = read("2031-01-01,元旦,1\n2031-10-01,国庆节,1\n");
        assertTrue(file.faults().isEmpty());
        assertEquals(List.of("没有这些节日的放假日：春节、清明、劳动、端午、中秋。", "没有一个调休上班的周末。"), file.doubts());
    }

    private static OfficialCalendar.Day day(String day, boolean workday) {
        return new OfficialCalendar.Day(LocalDate.parse(day), workday);
    }

    @Test
    void aStoredNoticeTakesThePlaceOfTheWholeYearAndReachesIntoTheDecemberBefore() {
        TreeMap<Integer, List<OfficialCalendar.Day>> notices = new TreeMap<>();
        TreeMap<Integer, List<OfficialCalendar.Day>> base = new TreeMap<>();
        base.put(2030, List.of(day("2030-01-01", false)));
        notices.put(2031, List.of(day("2030-12-28", true), day("2031-01-03", false)));
        OfficialCalendar merged = CalendarLayers.merged(List.of(2030), base, notices);
        assertTrue(merged.isWorkingDay(LocalDate.parse("2030-12-28")), "a Saturday");
        assertFalse(merged.isWorkingDay(LocalDate.parse("2030-01-01")), "what came with the site stays");
        assertFalse(merged.isWorkingDay(LocalDate.parse("2031-01-03")));
        assertTrue(merged.covers(2031));
        notices.put(2030, List.of(day("2030-01-02", false), day("2030-12-28", false)));
        OfficialCalendar corrected = CalendarLayers.merged(List.of(2030), base, notices);
        assertTrue(corrected.isWorkingDay(LocalDate.parse("2030-01-01")), "the notice is the whole year");
        assertTrue(corrected.isWorkingDay(LocalDate.parse("2030-12-28")), "the next year's notice has the last word");
    }

    @Test
    void theDecemberOfANoticeGoesAndStaysWithItsNotice() {
        TreeMap<Integer, List<OfficialCalendar.Day>> base = new TreeMap<>();
        base.put(2030, List.of(day("2030-12-25", false)));
        base.put(2031, List.of(day("2030-12-28", true), day("2030-12-31", false), day("2031-01-01", false)));
        TreeMap<Integer, List<OfficialCalendar.Day>> notices = new TreeMap<>();
        notices.put(2030, List.of(day("2030-01-01", false)));
        OfficialCalendar year = CalendarLayers.merged(List.of(2030, 2031), base, notices);
        assertTrue(year.isWorkingDay(LocalDate.parse("2030-12-25")), "the stored list of 2030 is the whole list");
        assertTrue(year.isWorkingDay(LocalDate.parse("2030-12-28")), "a Saturday, as the notice of 2031 says");
        assertFalse(year.isWorkingDay(LocalDate.parse("2030-12-31")));
        notices.put(2031, List.of(day("2031-01-01", false)));
        OfficialCalendar corrected = CalendarLayers.merged(List.of(2030, 2031), base, notices);
        assertFalse(corrected.isWorkingDay(LocalDate.parse("2030-12-28")), "what the correction no longer names");
        assertTrue(corrected.isWorkingDay(LocalDate.parse("2030-12-31")));
    }
}
