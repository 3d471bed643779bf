package org.ecobureau.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;

import org.ecobureau.shared.web.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

    private static final Map<String, String> TOWNSHIPS = Map.of("伍市镇", "430626111", "430626111", "430626111");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "TEXT     | ' 砖厂  ' | 砖厂",
            "TEXT     | '=1+1'   | '=1+1'",
            "TEXT     | '<b>砖厂</b>' | '<b>砖厂</b>'",
            "DATE     | 2026-11-25 | 2026-11-25",
            "DATE     | 2026/1/5   | 2026-01-05",
            "DATE     | 2026.11.5  | 2026-11-05",
            "DATE     | 2026年11月5日 | 2026-11-05",
            "DATE     | 20261105   | 2026-11-05",
            "DATE     | 2026-11-05T00:00 | 2026-11-05",
            "DATE     | 2026-11-05 00:00:00 | 2026-11-05",
            "NUMBER   | '1,234.50' | 1234.50",
            "NUMBER   | '-3'       | -3",
            "TOWNSHIP | 伍市镇      | 430626111",
            "TOWNSHIP | 430626111  | 430626111",
            "CHOICE   | 在用        | running",
            "CHOICE   | running    | running",
            "URL      | https://www.mee.gov.cn/ | https://www.mee.gov.cn/",
            "PHONE    | 0730-6223456 | 0730-6223456" })
    void writtenInManyWaysStoredInOne(ColumnType type, String typed, String stored) {
        Cell cell = Cell.read(column(type, true), typed, TOWNSHIPS::get);
        assertNull(cell.error());
        assertEquals(stored, cell.value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "DATE     | 2026-02-30 | 不是日历上的日子",
            "DATE     | 明天        | 不是日期",
            "NUMBER   | 12 吨       | 不是数字",
            "NUMBER   | 1e9         | 不是数字",
            "TOWNSHIP | 天堂镇      | 没有叫“天堂镇”的乡镇",
            "CHOICE   | 也许        | 可以填：在用、停用",
            "URL      | javascript:alert(1) | 要以 https://",
            "URL      | 'https://a b' | 不是完整的网址",
            "PHONE    | 打总机       | 只写号码",
            "PHONE    | 13812345678 | 不要填个人手机号",
            "PHONE    | '+86 138 1234 5678' | 不要填个人手机号" })
    void whatIsWrongIsSaidSoThatItCanBeMended(ColumnType type, String typed, String part) {
        Cell cell = Cell.read(column(type, true), typed, TOWNSHIPS::get);
        assertNull(cell.value());
        assertEquals(true, cell.error().contains(part), cell.error());
    }

    @Test
    void aClosedColumnMayHoldAMobileNumber() {
        assertEquals("13812345678", Cell.read(column(ColumnType.PHONE, false), "13812345678", TOWNSHIPS::get).value());
    }

    @Test
    void anEmptyCellIsMissingOnlyWhereItIsRequired() {
        assertNull(Cell.read(column(ColumnType.NUMBER, true), "  ", TOWNSHIPS::get).error());
        RegisterColumn required = new RegisterColumn("a", "面积", ColumnType.NUMBER, true, null, List.of(), true);
        assertEquals("请填写面积。", Cell.read(required, "", TOWNSHIPS::get).error());
        assertNotNull(Cell.read(column(ColumnType.TEXT, true), "长".repeat(301), TOWNSHIPS::get).error());
    }

    private static RegisterColumn column(ColumnType type, boolean open) {
        List<Option> options = type == ColumnType.CHOICE ? Option.list("running", "在用", "closed", "停用") : List.of();
        return new RegisterColumn("a", "这一列", type, false, null, options, open);
    }
}
