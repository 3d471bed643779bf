package org.ecobureau.shared.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.ecobureau.shared.text.Csv;

/** Writes one table as an XLSX workbook, with the same guard against formulas as {@link Csv}. */
public final class XlsxWriter {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FLUSH = 1_000;
    private static final int WIDTH = 18;

    private XlsxWriter() {
    }

    /** An XLSX answer; rows are read while the answer is written and the stream is closed at its end. */
    public static Response response(String fileName, List<String> header, Stream<? extends List<?>> rows) {
        StreamingOutput body = out -> write(out, header, rows);
        return Response.ok(body, MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"").build();
    }

    /** Writes headings and rows; numbers stay numbers, everything else is text, never a formula. */
    public static void write(OutputStream out, List<String> header, Stream<? extends List<?>> rows) {
        try (rows; Workbook workbook = new Workbook(out, "EcoSite", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            sheet.freezePane(0, 1);
            for (int column = 0; column < header.size(); column++) {
                sheet.width(column, WIDTH);
                sheet.value(0, column, text(header.get(column)));
                sheet.style(0, column).bold().set();
            }
            int line = 1;
            for (Iterator<? extends List<?>> each = rows.iterator(); each.hasNext(); line++) {
                List<?> row = each.next();
                for (int column = 0; column < row.size(); column++) {
                    value(sheet, line, column, row.get(column));
                }
                if (line % FLUSH == 0) {
                    sheet.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void value(Worksheet sheet, int line, int column, Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof Number number) {
            sheet.value(line, column, number);
        } else if (value instanceof Collection<?> list) {
            sheet.inlineString(line, column, text(list.stream().map(String::valueOf).collect(Collectors.joining(";"))));
        } else {
            sheet.inlineString(line, column, text(value.toString()));
        }
    }

    /** Without characters XML cannot hold. */
    private static String text(String value) {
        return Csv.guarded(value).replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }
}
