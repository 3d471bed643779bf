package org.ecobureau.monitoring;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ecobureau.shared.web.Problem;

/**
 * A measurement file as it came: UTF-8 (with or without BOM) or GB 18030, separated by comma, semicolon or tab, first line =
 * headings.
 *
 * @param header headings, stripped
 * @param rows lines that hold anything, with their line numbers
 */
public record CsvFile(List<String> header, List<Row> rows) {
    private static final int MOST_COLUMNS = 200;

    /** One line; missing cells at its end read as empty. */
    public record Row(int line, List<String> cells) {
        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * Reads a file.
     *
     * @throws Problem 422 with what to do when the bytes are no such file
     */
    public static CsvFile read(byte[] bytes, int maxRows) {
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            throw Problem.unprocessable("这是 Excel 工作簿。请在 Excel 或 WPS 里“另存为”CSV（UTF-8）后再上传。");
        }
        String text = text(bytes);
        List<String> header = null;
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(true).get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (CSVRecord record : parser) {
                if (record.size() > MOST_COLUMNS) {
                    throw Problem.unprocessable(
                            "第 " + parser.getCurrentLineNumber() + " 行有 " + record.size() + " 列，最多 " + MOST_COLUMNS + " 列");
                }
                List<String> cells = record.stream().map(String::strip).toList();
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (header == null) {
                    header = cells;
                } else {
                    rows.add(new Row((int) parser.getCurrentLineNumber(), cells));
                }
                if (rows.size() > maxRows) {
                    throw Problem.tooLarge("文件超过 " + maxRows + " 行，请分成几个文件");
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw Problem.unprocessable("文件不是完整的 CSV：" + e.getMessage());
        }
        if (header == null || rows.isEmpty()) {
            throw Problem.unprocessable("文件里没有数据：第一行应是列名，从第二行起是数据");
        }
        return new CsvFile(List.copyOf(header), List.copyOf(rows));
    }

    /** The values a column holds, each once, in the order of the file. */
    public Set<String> distinct(int column) {
        Set<String> values = new LinkedHashSet<>();
        rows.forEach(row -> values.add(row.cell(column)));
        return values;
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = decode(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                text = decode(bytes, Charset.forName("GB18030"));
            } catch (CharacterCodingException neither) {
                throw (Problem) Problem.unprocessable("文件的文字编码既不是 UTF-8 也不是 GB 18030，请另存为 CSV（UTF-8）").initCause(neither);
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw Problem.unprocessable("这不是文本文件。请上传 CSV 文件。");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char best = ',';
        for (char c : new char[] { ';', '\t' }) {
            if (count(first, c) > count(first, best)) {
                best = c;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }
}
