package org.ecobureau.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTextTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "NA", "na", "—", "——", "-", "N/A", "null", " — " })
    void missingIsNeverZero(String text) throws Exception {
        assertEquals(new ReadingText(null, "NA", false, null), ReadingText.of(text, null));
    }

    @Test
    void aMissingValueCanCarryItsReason() throws Exception {
        assertEquals("仪器检修", ReadingText.of(null, "仪器检修").reason());
        assertEquals("/", ReadingText.of(null, "/").reason());
        assertEquals("/", ReadingText.of("/", "").reason());
    }

    @ParameterizedTest
    @CsvSource({ "dust,dust,false", "沙尘影响,dust,false", "L; suspect,suspect,true", "overRange、dust,dust;overRange,false" })
    void aNumberCanCarryQualityFlags(String mark, String flags, boolean below) throws Exception {
        ReadingText read = ReadingText.of("12", mark);
        assertEquals(flags, read.flags());
        assertEquals(below, read.belowDetection());
        assertEquals(false, read.same(read.value(), null, below, null), "another flag is another version");
    }

    @Test
    void aFlagWithoutANumberIsTheReasonInWords() throws Exception {
        assertEquals(new ReadingText(null, "仪器校准", false, "calibration"), ReadingText.of("", "calibration"));
        assertThrows(ReadingText.Unreadable.class, () -> ReadingText.of("12", "Freitag"));
    }

    @ParameterizedTest
    @CsvSource({ "12,12,false", "12.50,12.5,false", "0,0,false", "１２,12,false", "1e-3,0.001,false", "0.01L,0.01,true",
            "<0.01,0.01,true",
            "0.05l,0.05,true" })
    void numbersAreExactAndLimitsAreKept(String text, String value, boolean below) throws Exception {
        ReadingText read = ReadingText.of(text, null);
        assertEquals(0, read.value().compareTo(new java.math.BigDecimal(value)));
        assertEquals(below, read.belowDetection());
    }

    @ParameterizedTest
    @ValueSource(strings = { "1,200", "12mg", "abc", "未检出", "ND", "1.123456789", "99999999999", "999999999e9", "1E+999999999" })
    void whatIsNoNumberIsRefused(String text) {
        assertThrows(ReadingText.Unreadable.class, () -> ReadingText.of(text, null));
    }

    @ParameterizedTest
    @CsvSource({ "2019-02-04 00:00:00,2019-02-03T16:00:00Z", "2019-02-04T08:00,2019-02-04T00:00:00Z",
            "2019/2/4 8:00,2019-02-04T00:00:00Z",
            "2019-02-04 24:00,2019-02-04T16:00:00Z", "2026-10,2026-09-30T16:00:00Z", "2026Q3,2026-06-30T16:00:00Z",
            "2026年10月,2026-09-30T16:00:00Z", "2026年10月5日,2026-10-04T16:00:00Z", "2026-11-20T00:00:00Z,2026-11-20T00:00:00Z",
            "2026-11-20T08:00:00+08:00,2026-11-20T00:00:00Z" })
    void timesWithoutOffsetAreChinaTime(String text, String instant) {
        assertEquals(Instant.parse(instant), TimeText.read(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "gestern", "2019-13-01", "2019-02-30", "2019-02-04 25:00", "1970-01-01", "2019-02-04 24:30" })
    void unreadableTimesAreNotGuessed(String text) {
        assertEquals(true, TimeText.read(text).isEmpty());
    }
}
