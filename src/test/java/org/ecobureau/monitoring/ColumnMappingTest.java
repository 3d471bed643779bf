package org.ecobureau.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.ecobureau.shared.table.Table;
import org.ecobureau.shared.table.TableLimits;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {
    private static final Map<String, String> PARAMETERS = Map.of("so2", "so2", "no2", "no2", "co", "co", "o3", "o3", "pm10",
            "pm10",
            "pm25", "pm25", "氨氮", "ammoniaNitrogen", "ammonianitrogen", "ammoniaNitrogen");

    @Test
    void aForeignHourlyFileIsUnderstoodWithoutWork() {
        Table file = read(
                "city,time,aqi,pm2_5,pm10,so2,no2,co,o3_1h,primary\n长沙市,2019-02-04 00:00:00,88,64,126,12,19,0.9,56,PM10\n"
                        + "岳阳市,2019-02-04 00:00:00,91,66,—,10,17,1.3,51,PM10\n");
        ColumnMapping guess = guess(file);
        assertEquals(List.of("site", "hourEnd", "-", "pm25", "pm10", "so2", "no2", "co", "o3", "-"), guess.roles());
        assertEquals(1, guess.flaws(FileColumns.of(file)).size(), "no site of that name is known yet");
        ColumnMapping mapping = new ColumnMapping(guess.roles(), null, Map.of("岳阳市", "pj-air-1", "长沙市", ""));
        assertEquals(List.of(), mapping.flaws(FileColumns.of(file)));
        List<RawRow> rows = mapping.rows(file);
        assertEquals(6, rows.size());
        assertEquals(new RawRow(3, "rows[1]", "pm10", "pj-air-1", "pm10", "hour", "2019-02-04 00:00:00", true, "—", null),
                rows.get(1));
    }

    @Test
    void ozoneEightHoursAndOneHourAreNotSwapped() {
        Table hours = read("site,time,o3_8h\npj-air-1,2026-03-01 01:00,80\n");
        assertEquals("-", guess(hours).roles().get(2));
        ColumnMapping forced = new ColumnMapping(List.of("site", "hourEnd", "o3"), null, Map.of());
        assertTrue(forced.flaws(FileColumns.of(hours)).get(0).message().contains("8 小时"));
        Table days = read("site,date,o3_8h_max\npj-air-1,2026-03-01,80\n");
        assertEquals("o3", guess(days).roles().get(2));
        ColumnMapping wrong = new ColumnMapping(List.of("site", "day", "o3"), null, Map.of());
        assertTrue(wrong.flaws(FileColumns.of(read("site,date,o3_1h\na,2026-03-01,80\n"))).get(0).message().contains("1 小时"));
    }

    @Test
    void aLongFileKeepsItsColumns() {
        Table file = read("\uFEFFsite,parameter,period,start,value,flag\r\nyaotang,氨氮,quarter,2026Q3,0.025L,\r\n\r\n");
        ColumnMapping guess = guess(file);
        assertEquals(List.of("site", "parameter", "period", "start", "value", "flag"), guess.roles());
        assertEquals(List.of(), guess.rows(file), "a site the screen does not know is left out until somebody says what it is");
        RawRow row = new ColumnMapping(guess.roles(), null, Map.of()).rows(file).get(0);
        assertEquals(List.of("yaotang", "0.025L"), List.of(row.site(), row.value()));
    }

    @Test
    void monthsOfSectionsInChinese() {
        Table file = read("断面\t月份\t氨氮\n严家滩\t2026年9月\t0.31\n");
        ColumnMapping guess = guess(file);
        assertEquals(List.of("site", "month", "ammoniaNitrogen"), guess.roles());
    }

    @Test
    void aFileFromExcelInGbkIsRead() {
        Table file = Table.readCsv("断面,月份,氨氮\n严家滩,2026年9月,0.31\n".getBytes(Charset.forName("GBK")), TableLimits.ofRows(10));
        assertEquals(List.of("断面", "月份", "氨氮"), file.header());
        assertEquals(Set.of("严家滩"), file.distinct(0));
    }

    @Test
    void whatIsNoTextFileIsRefusedWithAdvice() {
        assertTrue(assertThrows(Problem.class, () -> Table.readCsv(new byte[] { 'P', 'K', 3, 4, 0 }, TableLimits.ofRows(10)))
                .getMessage()
                .contains("另存为"));
        assertThrows(Problem.class, () -> Table.readCsv(new byte[] { 0, 1, 2, 3, 0 }, TableLimits.ofRows(10)));
        assertThrows(Problem.class, () -> Table.readCsv("site,time\n".getBytes(UTF_8), TableLimits.ofRows(10)));
        assertThrows(Problem.class, () -> Table.readCsv("a\n1\n2\n3\n".getBytes(UTF_8), TableLimits.ofRows(2)));
        assertThrows(Problem.class, () -> Table.readCsv("a,b\n\"unclosed,1\n".getBytes(UTF_8), TableLimits.ofRows(10)));
    }

    @Test
    void twoColumnsCannotMeanTheSame() {
        Table file = read("site,time,pm25,pm2_5\na,b,1,2\n");
        assertEquals("-", guess(file).roles().get(3));
        ColumnMapping forced = new ColumnMapping(List.of("site", "hourEnd", "pm25", "pm25"), null, Map.of());
        assertEquals("column-3", forced.flaws(FileColumns.of(file)).get(0).field());
    }

    private static Table read(String text) {
        return Table.readCsv(text.getBytes(UTF_8), TableLimits.ofRows(1000));
    }

    private static ColumnMapping guess(Table file) {
        return ColumnGuess.of(FileColumns.of(file), PARAMETERS::get, Map.of("pj-air-1", "pj-air-1", "严家滩", "yanjiatan")::get);
    }
}
