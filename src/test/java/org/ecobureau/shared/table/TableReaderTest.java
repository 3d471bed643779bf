package org.ecobureau.shared.table;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV files as they come, and those that are none. */
class TableReaderTest {
    private static final Charset GBK = Charset.forName("GBK");

    @TempDir
    Path folder;

    @Test
    void linesComeWithTheirNumbersAndBlankOnesAreLeftOut() throws IOException {
        Table table = read("\uFEFF\r\n a , b\r\n\r\n1,2\r\n,\r\n3\r\n".getBytes(UTF_8));
        assertEquals(List.of("a", "b"), table.header());
        assertEquals(List.of(4, 6), table.rows().stream().map(TableRow::line).toList());
        assertEquals("", table.rows().get(1).cell(1), "a missing cell reads as empty");
        assertEquals(Set.of("1", "3"), table.distinct(0));
    }

    @Test
    void commaSemicolonAndTabAreFound() throws IOException {
        for (String mark : List.of(",", ";", "\t")) {
            assertEquals(List.of("x", "y,z"), read(("点" + mark + "值\nx" + mark + "\"y,z\"\n").getBytes(UTF_8)).rows().get(0)
                    .cells());
        }
    }

    @Test
    void whatExcelSavesInChinaIsRead() throws IOException {
        assertEquals("严家滩", read("断面,值\n严家滩,1\n".getBytes(GBK)).rows().get(0).cell(0));
    }

    @Test
    void mixedEncodingsAreNamedWithTheirLine() throws IOException {
        byte[] mixed = join("\uFEFF断面,值\n严家滩,1\n".getBytes(UTF_8), "尧塘水库,2\n".getBytes(GBK));
        assertTrue(refused(mixed).getMessage().contains("第 3 行"), refused(mixed).getMessage());
        byte[] neither = join("断面,值\n".getBytes(GBK), new byte[] { (byte) 0xFF, (byte) 0xFF, ',', '1', '\n' });
        assertTrue(refused(neither).getMessage().contains("第 2 行"), refused(neither).getMessage());
        assertTrue(refused(("\uFEFFa,b\n1,2\n").getBytes(UTF_16LE)).getMessage().contains("UTF-16"));
    }

    @Test
    void whatIsNoTableIsRefusedWithAdvice() throws IOException {
        assertTrue(refused(new byte[] { 0, 1, 2, 3, 0 }).getMessage().contains("不是文本文件"));
        assertTrue(refused("%PDF-1.7\n".getBytes(UTF_8)).getMessage().contains("PDF"));
        assertTrue(refused(new byte[0]).getMessage().contains("没有数据"));
        assertTrue(refused("a,b\n\n".getBytes(UTF_8)).getMessage().contains("没有数据"));
        assertTrue(refused("a,b\n\"never closed,1\n".getBytes(UTF_8)).getMessage().contains("双引号"));
        assertTrue(refused("a,b\n\"x\"y,1\n".getBytes(UTF_8)).getMessage().contains("双引号"));
    }

    @Test
    void limitsHoldBeforeMemoryFills() throws IOException {
        assertTrue(refused((IntStream.range(0, 201).mapToObj(i -> "c" + i).collect(java.util.stream.Collectors.joining(","))
                + "\n1\n").getBytes(UTF_8)).getMessage().contains("201 列"));
        assertTrue(refused(("a,b\n1," + "x".repeat(40_000) + "\n").getBytes(UTF_8)).getMessage().contains("第 2 行"));
        assertTrue(refused(("a,b\n1,\"" + "x\n".repeat(3_000_000) + "\"\n").getBytes(UTF_8)).getMessage().contains("1000000"));
        Path file = file("a\n1\n2\n3\n".getBytes(UTF_8));
        assertEquals(413, assertThrows(Problem.class, () -> Table.read(file, TableLimits.ofRows(2))).status());
        assertEquals(3, Table.read(file, TableLimits.ofRows(3)).rows().size());
    }

    @Test
    void aCallOfTheApiTakesTextOnly() {
        byte[] zip = { 'P', 'K', 3, 4, 0, 0, 0, 0, 0 };
        assertTrue(assertThrows(Problem.class, () -> Table.readCsv(zip, TableLimits.ofRows(10))).getMessage().contains("另存为"));
    }

    private Table read(byte[] bytes) throws IOException {
        return Table.read(file(bytes));
    }

    private Problem refused(byte[] bytes) throws IOException {
        Path file = file(bytes);
        Problem problem = assertThrows(Problem.class, () -> Table.read(file));
        assertEquals(422, problem.status());
        return problem;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table.csv"), bytes);
    }

    private static byte[] join(byte[] a, byte[] b) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(a);
        both.writeBytes(b);
        return both.toByteArray();
    }
}
