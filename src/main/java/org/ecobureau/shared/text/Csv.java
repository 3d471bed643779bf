package org.ecobureau.shared.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Writes the tables of the open API: UTF-8 with BOM, CRLF, null as an empty field, lists joined by {@code ;}, instants with
 * seconds as in the JSON.
 */
public final class Csv {

    private Csv() {
    }

    /** A CSV answer; rows are read while the answer is written and the stream is closed at its end. */
    public static Response response(String fileName, List<String> header, Stream<? extends List<?>> rows) {
        return Response.ok(new CsvBody(header, rows), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"").build();
    }

    public static void write(OutputStream out, List<String> header, Stream<? extends List<?>> rows) {
        try {
            new CsvBody(header, rows).write(out);
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
        if (value instanceof OffsetDateTime instant) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant);
        }
        return value instanceof CharSequence text ? guarded(text.toString()) : value.toString();
    }

    /** The text as a spreadsheet may show it: never a formula, nor what a Chinese one reads as one. */
    public static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
