package org.ecobureau.shared.table;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Lines of a CSV text. The bytes are read twice: once to find the encoding, once to read the lines. */
final class CsvSource implements RowSource {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** A line cannot be longer: what is longer has a quotation mark that never closes, or is no table. */
    private static final int LINE_CHARACTERS = 1_000_000;
    private static final int SAMPLE = 16 * 1024;
    private static final char BOM = '\uFEFF';

    private final LineGuard text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvSource(ByteSource bytes, TableLimits limits) throws IOException {
        Charset charset = charset(bytes);
        char delimiter = delimiter(bytes, charset);
        text = new LineGuard(reader(bytes.open(), charset));
        parser = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get().parse(text);
        records = parser.iterator();
    }

    @Override
    public TableRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord csv = records.next();
            text.lineRead();
            return new TableRow((int) parser.getCurrentLineNumber(), csv.stream().map(String::strip).toList());
        } catch (UncheckedIOException | IllegalStateException e) {
            throw e.getCause() instanceof UnreadableTable known ? known
                    : new UnreadableTable("文件不是完整的 CSV（第 " + (parser.getCurrentLineNumber() + 1) + " 行附近）：请检查双引号是否成对", e);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** UTF-8 when every byte fits, else GB 18030; a mark at the start that says UTF-8 is believed. */
    private static Charset charset(ByteSource bytes) throws IOException {
        long badLine = firstBadLine(bytes, StandardCharsets.UTF_8);
        if (badLine == 0) {
            return StandardCharsets.UTF_8;
        }
        try (InputStream in = bytes.open()) {
            byte[] start = in.readNBytes(3);
            if (start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
                throw new UnreadableTable("文件标明是 UTF-8，但第 " + badLine + " 行不是，里面混了别的编码。请重新另存为 CSV（UTF-8）");
            }
        }
        long neither = firstBadLine(bytes, GB18030);
        if (neither > 0) {
            throw new UnreadableTable("文件的文字编码既不是 UTF-8 也不是 GB 18030（第 " + neither + " 行读不出来），请另存为 CSV（UTF-8）");
        }
        return GB18030;
    }

    /** The first line that is not text of this encoding, or 0. */
    private static long firstBadLine(ByteSource bytes, Charset charset) throws IOException {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer in = ByteBuffer.allocate(SAMPLE);
        CharBuffer out = CharBuffer.allocate(SAMPLE);
        long line = 1;
        try (InputStream stream = bytes.open()) {
            boolean end = false;
            while (!end) {
                int count = stream.read(in.array(), in.position(), in.remaining());
                end = count < 0;
                in.position(in.position() + Math.max(0, count)).flip();
                CoderResult result = decoder.decode(in, out, end);
                line += linesIn(out.flip());
                if (result.isError()) {
                    return line;
                }
                in.compact();
                out.clear();
            }
        }
        return 0;
    }

    private static int linesIn(CharBuffer text) throws UnreadableTable {
        int lines = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\0') {
                throw new UnreadableTable("这不是文本文件。请上传 CSV 或 Excel（.xlsx）文件。");
            }
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Reader reader(InputStream in, Charset charset) throws IOException {
        PushbackReader reader = new PushbackReader(new BufferedReader(new InputStreamReader(in, strict(charset)), SAMPLE), 1);
        int first = reader.read();
        if (first >= 0 && first != BOM) {
            reader.unread(first);
        }
        return reader;
    }

    private static char delimiter(ByteSource bytes, Charset charset) throws IOException {
        char[] sample = new char[SAMPLE];
        int count = 0;
        try (Reader in = reader(bytes.open(), charset)) {
            for (int more = 0; more >= 0 && count < sample.length; more = in.read(sample, count, sample.length - count)) {
                count += more;
            }
        }
        List<String> lines = new String(sample, 0, count).lines().filter(line -> !line.isBlank()).limit(1).toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
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

    /** Stops a line that would grow without end, before it lies in memory. */
    private static final class LineGuard extends FilterReader {
        private int sinceLine;

        LineGuard(Reader in) {
            super(in);
        }

        void lineRead() {
            sinceLine = 0;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int characters) throws UnreadableTable {
            sinceLine += characters;
            if (sinceLine > LINE_CHARACTERS) {
                throw new UnreadableTable("有一行超过 " + LINE_CHARACTERS + " 个字，请检查双引号是否成对");
            }
        }
    }
}
