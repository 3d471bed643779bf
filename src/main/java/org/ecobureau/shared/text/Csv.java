package org.ecobureau.shared.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the tables of the open API: UTF-8 with BOM, CRLF, null as an empty field, lists joined by {@code ;}. */
public final class Csv {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\r\n").get();

    private Csv() {
    }

    /** A CSV answer; rows are read while the answer is written and the stream is closed at its end. */
    public static Response response(String fileName, List<String> header, Stream<? extends List<?>> rows) {
        StreamingOutput body = out -> write(out, header, rows);
        return Response.ok(body, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"").build();
    }

    public static void write(OutputStream out, List<String> header, Stream<? extends List<?>> rows) {
        try (rows; Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write('\uFEFF');
            CSVPrinter printer = new CSVPrinter(writer, FORMAT);
            printer.printRecord(header);
            for (Iterator<? extends List<?>> each = rows.iterator(); each.hasNext();) {
                printer.printRecord(each.next().stream().map(Csv::cell).toList());
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers. */
    static Object cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> list) {
            return guarded(list.stream().map(String::valueOf).collect(Collectors.joining(";")));
        }
        if (value instanceof java.math.BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof CharSequence text ? guarded(text.toString()) : value.toString();
    }

    /** The text as a spreadsheet may show it: never a formula. */
    public static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
