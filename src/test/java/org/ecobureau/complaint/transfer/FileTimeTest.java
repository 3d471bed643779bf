package org.ecobureau.complaint.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.Optional;

import org.ecobureau.complaint.Channel;
import org.ecobureau.complaint.IdentityMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How other systems write times, types, headings and ways of reporting. */
class FileTimeTest {

    @ParameterizedTest
    @CsvSource({ "2026-11-20 08:05,2026-11-20T08:05", "2026-11-20T08:05:33,2026-11-20T08:05", "2026/1/2 8:05,2026-01-02T08:05",
            "2026-11-20,2026-11-20T00:00", "2026年11月20日,2026-11-20T00:00", "2026年11月20日 8时5分,2026-11-20T08:05",
            "2026年11月20日8:05:01,2026-11-20T08:05", "2026.11.20,2026-11-20T00:00",
            "2026-11-20T08:05:00+08:00,2026-11-20T08:05" })
    void timesInTheFormsOfOtherSystems(String text, String expected) {
        assertEquals(Optional.of(LocalDateTime.parse(expected)), FileTime.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "昨天", "2026-13-01", "2026-02-30", "20.11.2026", "45985", "2026-11-20 25:00", "",
            "2026-11-20T08:05:00Z" })
    void whatIsNoTimeIsNotGuessed(String text) {
        assertEquals(Optional.empty(), FileTime.of(text));
    }

    @ParameterizedTest
    @CsvSource({ "水污染,water", "噪音,noise", "噪声污染,noise", "大气环境污染,air", "废气,air", "固废,solidWaste", "air,air", "其它,other",
            "光污染,光污染" })
    void typesByTheNamesOthersGiveThem(String cell, String code) {
        assertEquals(java.util.List.of(code), ImportWords.types(cell));
    }

    @Test
    void whoSaidNothingIsSealed() {
        assertEquals(IdentityMode.CONFIDENTIAL.code(), ImportWords.identity("", true, true, true));
        assertEquals(IdentityMode.ANONYMOUS.code(), ImportWords.identity("", false, false, false));
        assertEquals(IdentityMode.NAMED.code(), ImportWords.identity("否", true, true, true));
        assertEquals(IdentityMode.CONFIDENTIAL.code(), ImportWords.identity("否", false, true, true));
        assertEquals(IdentityMode.CONFIDENTIAL.code(), ImportWords.identity("是", true, true, true));
        assertEquals(IdentityMode.NAMED.code(), ImportWords.identity("实名", true, true, true));
    }

    @ParameterizedTest
    @CsvSource({ "工单编号,REFERENCE", "派单时间*,RECEIVED_AT", "联系电话（必填）,PHONE", "来 电 人,NAME", "reference,REFERENCE",
            "PublicConsent,PUBLIC_CONSENT" })
    void headingsOfOtherSystems(String heading, ImportColumn column) {
        assertEquals(Optional.of(column), ImportColumn.byHeading(heading, Channel.HOTLINE12345));
    }

    @Test
    void onlyOldRecordsKnowAClosingDay() {
        assertEquals(Optional.empty(), ImportColumn.byHeading("办结日期", Channel.HOTLINE12345));
        assertEquals(Optional.of(ImportColumn.CLOSED_ON), ImportColumn.byHeading("办结日期", Channel.HOTLINE12369));
    }
}
