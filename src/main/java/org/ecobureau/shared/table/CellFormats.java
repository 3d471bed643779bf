package org.ecobureau.shared.table;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Turns the numbers of cells into text: a number shown as a date becomes {@code 2026-11-20} or {@code 2026-11-20 08:00},
 * every other number its decimals as they were typed.
 */
final class CellFormats {
    private static final long STYLE_BYTES = 4L * 1024 * 1024;
    /** A spreadsheet keeps 15 digits; the rest is noise of binary fractions (0.1 + 0.2). */
    private static final MathContext DIGITS = new MathContext(15);
    /** More digits before or after the point are no measurement, and would be endless as plain text. */
    private static final int MOST_DIGITS = 40;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final double LAST_DAY = 2_958_466;

    private enum Kind {
        NUMBER,
        DAY,
        DAY_AND_TIME,
        TIME
    }

    private final List<Kind> kinds = new ArrayList<>();
    private final boolean years1904;

    private CellFormats(boolean years1904) {
        this.years1904 = years1904;
    }

    /** @param in the part of the workbook, or null */
    static CellFormats read(InputStream in, boolean years1904) throws IOException {
        CellFormats formats = new CellFormats(years1904);
        if (in == null) {
            return formats;
        }
        try (in) {
            formats.read(XmlText.reader(in, STYLE_BYTES));
            return formats;
        } catch (XMLStreamException | NumberFormatException e) {
            throw XmlText.broken(e);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        Map<Integer, String> codes = new HashMap<>();
        boolean inside = false;
        while (xml.hasNext()) {
            int event = xml.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? xml.getLocalName()
                    : "";
            if (name.equals("cellXfs")) {
                inside = event == XMLStreamConstants.START_ELEMENT;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("numFmt")) {
                codes.put(Integer.parseInt(xml.getAttributeValue(null, "numFmtId")), xml.getAttributeValue(null, "formatCode"));
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("xf") && inside) {
                String id = xml.getAttributeValue(null, "numFmtId");
                kinds.add(kind(id == null ? 0 : Integer.parseInt(id), codes));
            }
        }
    }

    private static Kind kind(int id, Map<Integer, String> codes) {
        String code = codes.containsKey(id) ? codes.get(id) : BuiltinFormats.getBuiltinFormat(id);
        // Formats 27 to 36 and 50 to 58 are dates in Chinese versions and have no code in the file.
        boolean chinese = !codes.containsKey(id) && (id >= 27 && id <= 36 || id >= 50 && id <= 58);
        if (!chinese && (code == null || code.length() > 255 || !DateUtil.isADateFormat(id, code))) {
            return Kind.NUMBER;
        }
        if (chinese) {
            return id >= 32 && id <= 35 || id == 55 || id == 56 ? Kind.TIME : Kind.DAY;
        }
        String letters = code.replaceAll("\"[^\"]*\"|\\\\.|\\[\\$[^\\]]*\\]", "").toLowerCase(java.util.Locale.ROOT);
        boolean day = letters.contains("y") || letters.contains("d");
        boolean time = letters.contains("h") || letters.contains("s");
        return time ? day ? Kind.DAY_AND_TIME : Kind.TIME : Kind.DAY;
    }

    /** The text of a number in a cell of this style (its number as text, or null). */
    String number(String raw, String style) throws UnreadableTable {
        BigDecimal number;
        try {
            number = new BigDecimal(raw);
        } catch (NumberFormatException e) {
            throw XmlText.broken(e);
        }
        int index = style == null ? 0 : Integer.parseInt(style);
        Kind kind = index >= 0 && index < kinds.size() ? kinds.get(index) : Kind.NUMBER;
        double days = number.doubleValue();
        if (kind == Kind.NUMBER || days < 0 || days >= LAST_DAY) {
            return plain(number);
        }
        if (kind == Kind.TIME && days < 2) {
            long minutes = Math.round(days * 24 * 60);
            return "%02d:%02d".formatted(minutes / 60, minutes % 60);
        }
        LocalDateTime at = DateUtil.getLocalDateTime(days, years1904, true);
        if (at.getSecond() != 0) {
            return SECOND.format(at);
        }
        boolean midnight = at.toLocalTime().toSecondOfDay() == 0;
        return (kind == Kind.DAY && midnight ? DAY : MINUTE).format(at);
    }

    private static String plain(BigDecimal number) {
        BigDecimal round = number.round(DIGITS).stripTrailingZeros();
        boolean endless = Math.abs((long) round.scale()) > MOST_DIGITS;
        return endless ? round.toString() : round.toPlainString();
    }
}
