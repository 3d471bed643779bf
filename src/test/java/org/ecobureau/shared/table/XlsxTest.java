package org.ecobureau.shared.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ecobureau.shared.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as people save them, workbooks that want to hurt, and those we write. */
class XlsxTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    Path folder;

    @Test
    void datesAndNumbersReadAsPeopleSeeThem() throws IOException {
        Table table = Table.read(workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            row(sheet, 0, "点位", "时间", "日期", "值", "月");
            style(book, cell(sheet, 2, 1, 43501.458333333336), "yyyy/m/d h:mm");
            style(book, cell(sheet, 2, 2, 43501), "yyyy\"年\"m\"月\"d\"日\"");
            cell(sheet, 2, 3, 0.1 + 0.2);
            style(book, cell(sheet, 2, 4, 43497), "yyyy-mm");
            sheet.getRow(2).createCell(0).setCellValue("  尧塘水库 ");
            row(sheet, 4, "b", "2019-02-05 08:00", "", "0.01L");
            style(book, cell(sheet, 5, 1, 43502), "yyyy-mm-dd hh:mm");
            cell(sheet, 5, 3, 123456789012d);
        }));
        assertEquals(List.of("点位", "时间", "日期", "值", "月"), table.header());
        assertEquals(List.of("尧塘水库", "2019-02-05 11:00", "2019-02-05", "0.3", "2019-02-01"), table.rows().get(0).cells());
        assertEquals(3, table.rows().get(0).line());
        assertEquals(List.of("b", "2019-02-05 08:00", "", "0.01L"), table.rows().get(1).cells());
        assertEquals("2019-02-06 00:00", table.rows().get(2).cell(1), "midnight stays a time of day");
        assertEquals("123456789012", table.rows().get(2).cell(3));
    }

    @Test
    void aFormulaGivesItsStoredResultAndNeverSilence() throws IOException {
        Path computed = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            row(sheet, 0, "a", "b");
            cell(sheet, 1, 0, 2);
            sheet.getRow(1).createCell(1).setCellFormula("A2*3");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        assertEquals("6", Table.read(computed).rows().get(0).cell(1));
        Path without = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            row(sheet, 0, "a", "b");
            cell(sheet, 1, 0, 2);
            sheet.getRow(1).createCell(1).setCellFormula("WEBSERVICE(\"http://example.invalid\")");
        });
        Problem problem = refused(without);
        assertTrue(problem.getMessage().contains("第 2 行第 2 列是公式"), problem.getMessage());
    }

    /** A workbook of some kilobytes may point from every cell to one long text. */
    @Test
    void aSmallFileThatUnpacksToALotOfTextIsRefused() throws IOException {
        String text = "长".repeat(8_000);
        Path small = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            row(sheet, 0, IntStream.range(0, 100).mapToObj(i -> "列" + i).toArray(String[]::new));
            for (int line = 1; line <= 30; line++) {
                row(sheet, line, IntStream.range(0, 100).mapToObj(i -> text).toArray(String[]::new));
            }
        });
        assertTrue(Files.size(small) < 200_000, "small: " + Files.size(small));
        Problem problem = assertThrows(Problem.class, () -> Table.read(small));
        assertEquals(413, problem.status());
        assertTrue(problem.getMessage().contains("分成几个文件"), problem.getMessage());
    }

    @Test
    void otherOfficeFilesAreNamed() throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("geheim");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(Files.readAllBytes(workbook(book -> row(book.createSheet(), 0, "a"))));
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve("locked.xlsx"))) {
                container.writeFilesystem(out);
            }
        }
        assertTrue(refused(folder.resolve("locked.xlsx")).getMessage().contains("密码"));
        try (HSSFWorkbook old = new HSSFWorkbook(); OutputStream out = Files.newOutputStream(folder.resolve("old.xls"))) {
            old.createSheet().createRow(0).createCell(0).setCellValue("a");
            old.write(out);
        }
        assertTrue(refused(folder.resolve("old.xls")).getMessage().contains(".xls"));
        assertTrue(refused(zip("hello.txt", List.of("not a workbook"))).getMessage().contains("不是 Excel 工作簿"));
        Path torn = folder.resolve("torn.xlsx");
        byte[] whole = Files.readAllBytes(workbook(book -> row(book.createSheet(), 0, "a")));
        Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertTrue(refused(torn).getMessage().contains("损坏"), refused(torn).getMessage());
    }

    @Test
    void bombsAreStoppedBeforeTheyUnfold() throws IOException {
        String big = "<row><c t=\"inlineStr\"><is><t>" + "A".repeat(1_000) + "</t></is></c></row>";
        assertTrue(refused(sheet(Stream.generate(() -> big).limit(400_000))).getMessage().contains("压缩得不正常"));
        assertTrue(refused(sheet(Stream.concat(Stream.of("<row><c t=\"inlineStr\"><is><t>"),
                Stream.concat(IntStream.range(0, 400_000).mapToObj(i -> "x" + i * 7919), Stream.of("</t></is></c></row>")))))
                .getMessage().contains("Excel 不会存出"));
        Path styles = replaced("xl/styles.xml", Stream.generate(() -> "<!-- " + "A".repeat(1_000) + " -->").limit(5_000));
        assertTrue(refused(styles).getMessage().contains("解压后大得不正常"), refused(styles).getMessage());
        Path entity = replaced(SHEET,
                Stream.of("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>"));
        assertFalse(refused(entity).getMessage().contains("root"));
    }

    /** The library finds parts whatever the case of their names, so a bomb under another one is measured like the usual. */
    @Test
    void aBombUnderAnotherSpellingOfItsNameIsMeasuredToo() throws IOException {
        for (String part : List.of("[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "docProps/core.xml")) {
            Path bomb = replaced(part, part.substring(0, part.lastIndexOf('.')) + part.substring(part.lastIndexOf('.'))
                    .toUpperCase(java.util.Locale.ROOT),
                    real -> Stream.concat(
                            IntStream.range(0, 60_000).mapToObj(i -> "<!-- " + i * 7919 + "A".repeat(200) + " -->"),
                            Stream.of(real)));
            assertTrue(Files.size(bomb) < 5_000_000, "small: " + Files.size(bomb));
            assertTrue(refused(bomb).getMessage().contains("解压后大得不正常"), part + ": " + refused(bomb).getMessage());
        }
    }

    @Test
    void columnsRowsAndPlacesHaveLimits() throws IOException {
        Path wide = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            row(sheet, 0, "a");
            row(sheet, 1, "1");
            sheet.getRow(1).createCell(250).setCellValue("far");
        });
        assertTrue(refused(wide).getMessage().contains("251 列"));
        Path styled = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            row(sheet, 0, "a");
            row(sheet, 1, "1");
            sheet.getRow(1).createCell(400).setCellStyle(book.createCellStyle());
        });
        assertEquals(1, Table.read(styled).rows().size(), "an empty cell far out does not count");
        assertTrue(refused(sheet(Stream.of("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>"))).getMessage().contains("不存在"));
        assertTrue(refused(sheet(Stream.of("<row r=\"x\"><c><v>1</v></c></row>"))).getMessage().contains("损坏"));
        assertTrue(refused(sheet(Stream.of("<row><c t=\"s\"><v>99</v></c></row>"))).getMessage().contains("损坏"));
    }

    @Test
    void whatWeWriteIsReadBackAndRunsNoFormula() throws IOException {
        Path file = folder.resolve("ours.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxWriter.write(out, List.of("名称", "值", "标记"), Stream.of(
                    List.of("=HYPERLINK(\"http://example.invalid\")", new BigDecimal("0.025"), List.of("a", "b")),
                    java.util.Arrays.asList("+1", null, "坏\u0001字")));
        }
        Table table = Table.read(file);
        assertEquals(List.of("名称", "值", "标记"), table.header());
        assertEquals(List.of("'=HYPERLINK(\"http://example.invalid\")", "0.025", "a;b"), table.rows().get(0).cells());
        assertEquals(List.of("'+1", "", "坏字"), table.rows().get(1).cells());
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            assertEquals(org.apache.poi.ss.usermodel.CellType.STRING, book.getSheetAt(0).getRow(1).getCell(0).getCellType());
        }
    }

    @Test
    void manyRowsComeOneByOne() throws IOException {
        Path file = folder.resolve("many.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxWriter.write(out, List.of("n", "text"), IntStream.range(0, 50_000).mapToObj(i -> List.of(i, "行" + i)));
        }
        int count = 0;
        try (TableReader reader = TableReader.open(file, TableLimits.ofRows(50_000))) {
            for (TableRow row = reader.next(); row != null; row = reader.next()) {
                assertEquals(count++ + 2, row.line());
            }
        }
        assertEquals(50_000, count);
    }

    private Problem refused(Path file) {
        Problem problem = assertThrows(Problem.class, () -> Table.read(file));
        assertEquals(422, problem.status());
        return problem;
    }

    private Path workbook(Consumer<XSSFWorkbook> fill) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            fill.accept(book);
            book.write(out);
        }
        return file;
    }

    private Path sheet(Stream<String> rows) throws IOException {
        return replaced(SHEET, Stream.of(Stream.of("<worksheet><sheetData>"), rows, Stream.of("</sheetData></worksheet>"))
                .flatMap(s -> s));
    }

    /** A real workbook in which one part is somebody else's. */
    private Path replaced(String part, Stream<String> content) throws IOException {
        return replaced(part, part, real -> content);
    }

    /** The same with the part under another name; what stood in it comes without the line that says it is XML. */
    private Path replaced(String part, String name, Function<String, Stream<String>> content) throws IOException {
        Path real = workbook(book -> {
            row(book.createSheet(), 0, "a");
            row(book.getSheetAt(0), 1, "1");
        });
        List<ZipEntry> entries = new ArrayList<>();
        Path file = folder.resolve("hostile.xlsx");
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(real.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.stream().forEach(entries::add);
            for (ZipEntry entry : entries) {
                out.putNextEntry(new ZipEntry(entry.getName().equals(part) ? name : entry.getName()));
                if (entry.getName().equals(part)) {
                    String before = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
                    Stream<String> other = content.apply(before.substring(before.indexOf("?>") + 2));
                    for (String text : (Iterable<String>) other::iterator) {
                        out.write(text.getBytes(UTF_8));
                    }
                } else {
                    zip.getInputStream(entry).transferTo(out);
                }
            }
        }
        return file;
    }

    private Path zip(String name, List<String> lines) throws IOException {
        Path file = folder.resolve("any.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(String.join("\n", lines).getBytes(UTF_8));
        }
        return file;
    }

    private static void row(XSSFSheet sheet, int row, String... values) {
        for (int i = 0; i < values.length; i++) {
            (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row)).createCell(i).setCellValue(values[i]);
        }
    }

    private static Cell cell(XSSFSheet sheet, int row, int column, double value) {
        Cell cell = (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row)).createCell(column);
        cell.setCellValue(value);
        return cell;
    }

    private static void style(XSSFWorkbook book, Cell cell, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
    }
}
