package org.ecobureau.shared.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Lines of the first sheet of an XLSX workbook, read from the zip as a stream; a formula gives the result stored with it. */
final class XlsxSource implements RowSource {
    /** As many lines as a sheet can have. */
    private static final int SHEET_ROWS = 1_048_576;
    /** A sheet of that many lines and ten columns is far smaller. */
    private static final long SHEET_BYTES = 2L * 1024 * 1024 * 1024;

    private final XlsxPackage file;
    private final SharedWords words;
    private final CellFormats formats;
    private final XMLStreamReader xml;
    private final TableLimits limits;
    private int line;
    private int seen;

    XlsxSource(Path path, TableLimits limits) throws IOException {
        this.limits = limits;
        file = XlsxPackage.open(path);
        try {
            words = SharedWords.read(file.sharedStrings());
            formats = CellFormats.read(file.styles(), file.years1904());
            xml = XmlText.reader(file.firstSheet(), SHEET_BYTES);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public TableRow next() throws IOException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                    String number = xml.getAttributeValue(null, "r");
                    line = number == null ? line + 1 : Integer.parseInt(number);
                    if (++seen > SHEET_ROWS) {
                        throw new UnreadableTable("工作表超过 " + SHEET_ROWS + " 行，Excel 不会存出这样的文件");
                    }
                    return new TableRow(line, cells());
                }
            }
            return null;
        } catch (XMLStreamException | NumberFormatException e) {
            throw XmlText.broken(e);
        } catch (IOException e) {
            throw XlsxPackage.explained(e);
        }
    }

    private List<String> cells() throws XMLStreamException, IOException {
        List<String> cells = new ArrayList<>();
        int column = -1;
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")); event = xml
                .next()) {
            if (event != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("c")) {
                continue;
            }
            String place = xml.getAttributeValue(null, "r");
            column = place == null ? column + 1 : column(place);
            String text = cell(column).strip();
            if (text.isEmpty()) {
                continue;
            }
            if (column >= limits.columns()) {
                throw new UnreadableTable("第 " + line + " 行有 " + (column + 1) + " 列，最多 " + limits.columns() + " 列");
            }
            while (cells.size() < column) {
                cells.add("");
            }
            if (cells.size() == column) {
                cells.add(text);
            } else {
                cells.set(column, text);
            }
        }
        return cells;
    }

    private String cell(int column) throws XMLStreamException, IOException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String raw = null;
        boolean formula = false;
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")); event = xml
                .next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> raw = XmlText.content(xml);
                    case "is" -> raw = XmlText.words(xml);
                    case "f" -> formula = true;
                    default -> {
                        // Other elements of a cell hold nothing a person sees.
                    }
                }
            }
        }
        if (raw == null || raw.isEmpty()) {
            if (formula && raw == null) {
                throw new UnreadableTable(
                        "第 " + line + " 行第 " + (column + 1) + " 列是公式，但文件里没有算出的结果。请在 Excel 或 WPS 里打开并保存一次，或把公式粘贴为数值");
            }
            return "";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> words.at(Integer.parseInt(raw.strip()));
            case "b" -> raw.strip().equals("1") ? "TRUE" : "FALSE";
            case "n" -> formats.number(raw.strip(), style);
            default -> raw;
        };
    }

    /** The number of the column in a place such as {@code AB12}, from 0. */
    private static int column(String place) throws UnreadableTable {
        int column = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
            if (column > 16_384 || column < 1) {
                throw new UnreadableTable("工作表里有不存在的列“" + place.substring(0, Math.min(8, place.length())) + "”");
            }
        }
        if (column == 0) {
            throw new UnreadableTable("工作表里有不存在的单元格");
        }
        return column - 1;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
