package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.OptionalInt;

import org.ecobureau.calendar.OfficialCalendars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which day on the next year's calendar is asked for. */
class TermHorizonTest {

    private static final String HEAD = "channel,track,clock,basis,from,amount,unit,valid_from,valid_to,source,verified\n";

    private static int missing(ClockRules rules, String today) {
        OptionalInt year = TermHorizon.firstMissing(rules, LocalDate.parse(today), OfficialCalendars.stored());
        return year.orElse(0);
    }

    /**
     * The farthest is an error reported through the national platform: 60 natural days, extended by 7 working days; of one
     * accepted on 2026-10-23 until 12-31, of one on 10-24 into 2027. It is said two weeks before.
     */
    @ParameterizedTest
    @CsvSource({ "2026-06-01,0", "2026-10-09,0", "2026-10-10,2027", "2026-11-26,2027", "2026-12-31,2027", "2027-01-04,2027",
            "2031-01-06,2031", "2025-12-31,0" })
    void theTermsInForceSayHowFarTheCalendarIsNeeded(String today, int year) {
        assertEquals(year, missing(ClockRuleBook.own(LocalDate.parse(today)), today));
    }

    /**
     * The track of errors alone, 7 and 7 working days: of one accepted on 2026-12-11 until 12-31, of one on 12-14 into 2027.
     */
    @ParameterizedTest
    @CsvSource({ "2026-11-27,0", "2026-11-29,0", "2026-11-30,2027" })
    void theExtensionOfAnErrorIsLookedFor(String today, int year) {
        String errors = HEAD + "*,*,answer,x,acceptance,60,natural,,,x,U\n*,*,extension,x,due,30,natural,,,x,U\n"
                + "*,correction,answer,x,acceptance,7,working,,,x,U\n*,correction,extension,x,due,7,working,,,x,U\n";
        assertEquals(year, missing(ClockRules.read(new StringReader(errors), "test", LocalDate.parse(today)), today));
    }

    @Test
    void longerTermsAreLookedForEarlierAndNaturalDaysNeedNoCalendar() {
        String natural = HEAD + "*,*,answer,x,acceptance,60,natural,,,x,U\n*,*,extension,x,due,30,natural,,,x,U\n";
        ClockRules plain = ClockRules.read(new StringReader(natural), "test", LocalDate.parse("2026-12-01"));
        assertEquals(0, missing(plain, "2026-12-01"));
        assertEquals(2027, missing(plain, "2026-12-20"), "from the first day of the year on nobody is reminded");
        String extended = natural.replace("due,30,natural", "due,30,working");
        assertEquals(2027, missing(ClockRules.read(new StringReader(extended), "test", LocalDate.parse("2026-10-01")),
                "2026-10-01"), "the extension after 60 days");
    }
}
