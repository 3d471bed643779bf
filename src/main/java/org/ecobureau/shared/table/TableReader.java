package org.ecobureau.shared.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.ecobureau.shared.web.Problem;

/**
 * Reads a table from a file line by line: CSV (UTF-8 with or without BOM, GB 18030; comma, semicolon or tab) or the first
 * sheet of an XLSX workbook, whichever the bytes say, whatever the name says. The first line that holds anything is the
 * headings. Memory does not grow with the file.
 */
public final class TableReader implements AutoCloseable {
    private final RowSource source;
    private final TableLimits limits;
    private final List<String> header;
    private TableRow ahead;
    private int rows;

    private TableReader(RowSource source, TableLimits limits) throws IOException {
        this.source = source;
        this.limits = limits;
        TableRow first = filled();
        this.header = first == null ? List.of() : first.cells();
        this.ahead = first == null ? null : filled();
        if (ahead == null) {
            throw Problem.unprocessable("文件里没有数据：第一行应是列名，从第二行起是数据");
        }
    }

    /**
     * Opens a file and reads its headings.
     *
     * @throws Problem 422 with what to do when it is no such table, 413 when it is larger than the limits
     */
    public static TableReader open(Path file, TableLimits limits) {
        return guarded(() -> {
            FileKind.of(head(() -> Files.newInputStream(file))).refuseUnlessTable(file);
            boolean workbook = FileKind.of(head(() -> Files.newInputStream(file))) == FileKind.ZIP;
            return started(workbook ? new XlsxSource(file, limits) : new CsvSource(() -> Files.newInputStream(file), limits),
                    limits);
        });
    }

    /** Opens a CSV text that is in memory already; a workbook is refused with the advice to save it as CSV. */
    public static TableReader openCsv(byte[] bytes, TableLimits limits) {
        return guarded(() -> {
            ByteSource source = () -> new ByteArrayInputStream(bytes);
            FileKind.of(head(source)).refuseUnlessText();
            return started(new CsvSource(source, limits), limits);
        });
    }

    private static TableReader started(RowSource source, TableLimits limits) throws IOException {
        try {
            return new TableReader(source, limits);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static byte[] head(ByteSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes(FileKind.HEAD_BYTES);
        }
    }

    /** The headings, stripped. */
    public List<String> header() {
        return header;
    }

    /** The next line that holds anything, or null at the end. */
    public TableRow next() {
        if (ahead == null) {
            return null;
        }
        TableRow row = ahead;
        if (++rows > limits.rows()) {
            throw Problem.tooLarge("文件超过 " + limits.rows() + " 行，请分成几个文件");
        }
        ahead = guarded(this::filled);
        return row;
    }

    private TableRow filled() throws IOException {
        TableRow row = source.next();
        while (row != null && row.blank()) {
            row = source.next();
        }
        if (row != null) {
            check(row);
        }
        return row;
    }

    private void check(TableRow row) {
        if (row.cells().size() > limits.columns()) {
            throw Problem.unprocessable(
                    "第 " + row.line() + " 行有 " + row.cells().size() + " 列，最多 " + limits.columns() + " 列");
        }
        for (String cell : row.cells()) {
            if (cell.length() > limits.cellCharacters()) {
                throw Problem.unprocessable("第 " + row.line() + " 行有一格超过 " + limits.cellCharacters() + " 个字，请检查引号是否成对");
            }
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (UnreadableTable e) {
            throw (Problem) Problem.unprocessable(e.getMessage()).initCause(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
