package org.ecobureau.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.ecobureau.shared.web.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitRulesTest {

    private static final Instant NOW = OffsetDateTime.parse("2026-11-25T18:00:00+08:00").toInstant();
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    private static VisitInput input(String startedAt, String endedAt, String officers, VisitInput.Sample... samples) {
        return new VisitInput(startedAt, endedAt, officers, "东门砖厂", "值班工人", null, "窑口冒黑烟。", null, List.of(samples));
    }

    private static VisitInput.Sample sample(String medium, String item, String takenAt, String laboratory, String value,
            String unit, String measuredOn) {
        return new VisitInput.Sample("sample1", medium, "总排口", item, takenAt, laboratory,
                new VisitInput.Result("sample1", value, unit, laboratory, measuredOn, null));
    }

    private static VisitRules.Outcome<NewVisit> check(VisitInput input) {
        return VisitRules.check(input, NOW, RECEIVED, 2);
    }

    private static List<String> fields(List<Violation> violations) {
        return violations.stream().map(Violation::field).toList();
    }

    @Test
    void aFullRecordBecomesAVisit() {
        NewVisit visit = check(input("2026-11-23T14:05", "2026-11-23T15:30", "张三（执法证 1）\n李四",
                sample("wastewater", "化学需氧量", "2026-11-23T14:20", "市监测站", "0.050", null, "2026-11-25"))).made();
        assertEquals(OffsetDateTime.parse("2026-11-23T14:05:00+08:00").toInstant(), visit.startedAt());
        assertEquals(List.of("张三（执法证 1）", "李四"), visit.officers());
        assertEquals(LocalDate.of(2026, 11, 23), visit.day());
        NewVisit.Sample sample = visit.samples().get(0);
        assertEquals("cod", sample.parameter());
        assertEquals("mg/L", sample.result().unit(), "the unit of the registry");
        assertEquals("0.050", sample.result().value().text(), "how exactly it was measured is kept");
        assertFalse(visit.toString().contains("张三"));
    }

    @Test
    void nothingTypedNamesEveryFieldThatIsMissing() {
        VisitInput empty = new VisitInput(null, " ", null, null, null, null, null, null, List.of(
                new VisitInput.Sample("sample1", "", " ", null, null, null,
                        new VisitInput.Result("sample1", "", "", null, null, null))));
        assertEquals(List.of("startedAt", "officers", "place", "metRole", "seen"), fields(check(empty).violations()));
        assertNull(check(empty).made());
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-19T23:59,,startedAt", "2026-11-25T18:01,,startedAt", "morgen,,startedAt",
            "2026-11-23T14:05,2026-11-23T14:04,endedAt", "2026-11-23T14:05,2026-11-26T08:00,endedAt" })
    void timesThatCannotBeAreRefused(String startedAt, String endedAt, String field) {
        assertEquals(List.of(field), fields(check(input(startedAt, endedAt, "张三\n李四")).violations()));
    }

    @Test
    void theDayOfReceiptAndThisMinuteAreStillRight() {
        assertTrue(check(input("2026-11-20T00:00", "2026-11-25T18:00", "张三\n李四")).ok());
    }

    @ParameterizedTest
    @ValueSource(strings = { "张三", "张三\n张三", "张三、 ", "\n张三\n\n" })
    void onePersonIsNotTwo(String officers) {
        assertEquals(List.of("officers"), fields(check(input("2026-11-23T14:05", null, officers)).violations()));
    }

    @Test
    void howManyPersonsIsASetting() {
        assertTrue(VisitRules.check(input("2026-11-23T14:05", null, "张三"), NOW, RECEIVED, 1).ok());
        assertTrue(check(input("2026-11-23T14:05", null, "张三，李四")).ok());
    }

    @Test
    void aSampleWithoutResultIsPendingAndTakenOnArrivalUnlessSaid() {
        NewVisit.Sample sample = check(input("2026-11-23T14:05", null, "张三\n李四",
                sample("noise", "厂界噪声", null, null, null, null, null))).made().samples().get(0);
        assertNull(sample.result());
        assertNull(sample.parameter(), "free words");
        assertEquals("厂界噪声", sample.item());
        assertEquals(OffsetDateTime.parse("2026-11-23T14:05:00+08:00").toInstant(), sample.takenAt());
    }

    @Test
    void aRowOfASampleIsCheckedFieldByField() {
        Map<String, VisitInput.Sample> wrong = Map.of("sample1.medium", sample("lava", "总磷", null, null, null, null, null),
                "sample1.item", sample("noise", null, null, null, null, null, null), "sample1.takenAt",
                sample("noise", "噪声", "2026-11-19T10:00", null, null, null, null), "sample1.value",
                sample("noise", "噪声", null, "声级计", "很响", "dB(A)", null), "sample1.unit",
                sample("noise", "噪声", null, "声级计", "62.5", null, null), "sample1.laboratory",
                sample("noise", "噪声", null, null, "62.5", "dB(A)", null), "sample1.measuredOn",
                sample("noise", "噪声", null, "声级计", "62.5", "dB(A)", "2026-11-22"));
        wrong.forEach((field, row) -> assertEquals(List.of(field),
                fields(check(input("2026-11-23T14:05", null, "张三\n李四", row)).violations()), field));
    }

    @ParameterizedTest
    @CsvSource({ "0.050,0.050,false", "<0.02,0.02,true", "＜0.02,0.02,true", "未检出,,true", "ND,,true", "未检出（<0.02）,0.02,true",
            "-3.5,-3.5,false", "62,62,false" })
    void resultsAreReadAsALaboratoryWritesThem(String typed, BigDecimal number, boolean below) {
        SampleValue value = SampleValue.parse(typed).orElseThrow();
        assertEquals(new SampleValue(number, below), value);
        assertEquals(value, SampleValue.parse(value.text()).orElseThrow(), "what is stored is read again");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-", "0", "1e3", "<-2", "0.05 mg/L", "1,5", "12345678901" })
    void whatIsNoResultIsNone(String typed) {
        assertEquals(typed.equals("0"), SampleValue.parse(typed).isPresent());
    }

    @Test
    void aResultThatReplacesAnotherSaysWhy() {
        VisitInput.Result without = new VisitInput.Result("result", "0.06", null, "市监测站", null, " ");
        LocalDate taken = LocalDate.of(2026, 11, 23);
        assertTrue(VisitRules.result(without, "cod", taken, NOW, false).ok());
        assertEquals(List.of("result.reason"), fields(VisitRules.result(without, "cod", taken, NOW, true).violations()));
        assertEquals(taken, VisitRules.result(without, "cod", taken, NOW, false).made().measuredOn());
    }
}
