package org.ecobureau.monitoring.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.RawRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationTest {
    private static final Device DEVICE = new Device("M1", "pj-air-1", "secret", Device.Unit.MILLIGRAMS,
            Device.DataTime.START, "someone");

    @ParameterizedTest
    @CsvSource({ "a21026,0.012,so2,12", "a21004,0.0305,no2,30.5", "a21005,0.9,co,0.9", "a05024,0.148,o3,148",
            "a34002,0.0785,pm10,78.5", "a34004,0.052,pm25,52", "w01001,7.21,ph,7.21", "w01009,8.4,dissolvedOxygen,8.4",
            "w01019,2.1,permanganateIndex,2.1", "w21003,0.080,ammoniaNitrogen,0.08", "w21011,0.05,totalPhosphorus,0.05",
            "w21001,1.20,totalNitrogen,1.2" })
    void factorsBecomeParametersInTheirOwnUnit(String factor, String sent, String parameter, String stored) {
        RawRow row = hour("DataTime=20260801080000;" + factor + "-Avg=" + sent + "," + factor + "-Flag=N").rows().get(0);
        assertEquals(parameter, row.parameter());
        assertEquals(stored, row.value());
        assertEquals("2026-08-01 08:00:00", row.time());
        assertFalse(row.timeIsEnd());
    }

    @Test
    void aDeviceThatSendsMicrogramsIsNotMultiplied() {
        Device micro = new Device("M1", "pj-air-1", "x", Device.Unit.MICROGRAMS, Device.DataTime.END, "s");
        List<RawRow> rows = Translation.of(micro, PeriodKind.HOUR,
                "DataTime=20260801090000;a34004-Avg=52,a34004-Flag=N;a21005-Avg=900,a21005-Flag=N").rows();
        assertEquals(List.of("52", "0.9"), rows.stream().map(RawRow::value).toList());
        assertTrue(rows.get(0).timeIsEnd());
    }

    @Test
    void aWrongUnitIsNoticedBeforeItIsPublished() {
        Translation translation = hour("DataTime=20260801080000;a34004-Avg=52,a34004-Flag=N");
        assertTrue(translation.rows().isEmpty());
        assertTrue(translation.leftOut().get(0).contains("单位"), translation.leftOut().toString());
    }

    @ParameterizedTest
    @CsvSource({ "F,stopped", "M,maintenance", "S,manual", "D,fault", "C,calibration", "T,overRange", "B,communication",
            "m,maintenance", "X,数据标记 X 没有登记" })
    void onlyNormalValuesCount(String mark, String flag) {
        RawRow row = hour("DataTime=20260801080000;a21026-Avg=0.012,a21026-Flag=" + mark).rows().get(0);
        assertEquals(null, row.value());
        assertEquals(flag, row.flag());
    }

    @Test
    void theMeanOfADayOfOzoneIsNotItsLargestEightHours() {
        Translation day = Translation.of(DEVICE, PeriodKind.DAY,
                "DataTime=20260801000000;a05024-Avg=0.06,a05024-Flag=N;a21026-Avg=0.01,a21026-Flag=N");
        assertEquals(List.of("so2"), day.rows().stream().map(RawRow::parameter).toList());
        assertTrue(day.leftOut().get(0).contains("a05024"));
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        Translation translation = hour(
                "DataTime=20260801080000;zz9-Avg=1,zz9-Flag=N;w01018-Cou=3;a21026-Avg=abc,a21026-Flag=N;a34002-Avg=,a34002-Flag=N");
        assertTrue(translation.rows().isEmpty());
        assertEquals(4, translation.leftOut().size());
        assertTrue(hour("DataTime=2026;a21026-Avg=0.01").rows().isEmpty());
        assertTrue(hour("").leftOut().get(0).contains("DataTime"));
    }

    @Test
    void aSegmentNeedsItsFields() {
        String head = "QN=20260801085857223;ST=22;CN=2061;PW=1;MN=M1;Flag=5;";
        Segment segment = Segment.read(head + "CP=&&DataTime=1&&").orElseThrow();
        assertTrue(segment.answer());
        assertEquals(1, segment.count());
        assertEquals("DataTime=1", segment.content());
        assertEquals(3, Segment.read(head.replace("Flag=5", "Flag=7;PNUM=3;PNO=2") + "CP=&&&&").orElseThrow().count());
        assertFalse(Segment.read(head.replace("Flag=5", "Flag=4") + "CP=&&&&").orElseThrow().answer());
        for (String broken : List.of("", head, head + "CP=&&", "CP=&&&&",
                head.replace("QN=20260801085857223", "QN=1") + "CP=&&&&",
                head.replace("CN=2061;", "") + "CP=&&&&", head.replace("MN=M1", "MN=M 1") + "CP=&&&&",
                head.replace("PW=1;", "") + "CP=&&&&", head + "MN=M2;CP=&&&&", head.replace("Flag=5", "Flag=x") + "CP=&&&&",
                head.replace("Flag=5", "Flag=7;PNUM=a;PNO=1") + "CP=&&&&")) {
            assertTrue(Segment.read(broken).isEmpty(), broken);
        }
    }

    @Test
    void theLastContentIsToldInWords() {
        assertEquals("二氧化硫 0.012 N；zz9 3 ",
                Translation.words("DataTime=20260801080000;a21026-Rtd=0.012,a21026-Flag=N;zz9-Rtd=3",
                        100) + " ");
        assertEquals(5, Translation.words("a21026-Rtd=0.012,a21026-Flag=N", 5).length());
    }

    @Test
    void aDeviceIsLoggedWithoutItsPassword() {
        assertFalse(DEVICE.toString().contains("secret"));
    }

    private static Translation hour(String content) {
        return Translation.of(DEVICE, PeriodKind.HOUR, content);
    }
}
