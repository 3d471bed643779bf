package org.ecobureau.shared.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** The parts of a workbook we read, as streams. Parts that the library reads whole are measured before it sees them. */
final class XlsxPackage implements Closeable {
    private static final int MOST_ENTRIES = 2_000;
    /** Content list, relations and workbook of a real file have some kilobytes. */
    private static final long SMALL_PART_BYTES = 4L * 1024 * 1024;

    /** Sheets and their words: never read whole, so they may be large. */
    private static final Pattern STREAMED = Pattern
            .compile("application/vnd\\.openxmlformats-officedocument\\.spreadsheetml\\.(worksheet|sharedStrings)\\+xml");
    /** First bytes of JPEG, PNG, GIF, EMF, BMP, TIFF, WMF and WEBP. */
    private static final Set<String> PICTURES = Set.of("ffd8", "8950", "4749", "0100", "424d", "4949", "4d4d", "d7cd", "5249");

    private final OPCPackage opened;
    private final XSSFReader reader;

    private XlsxPackage(OPCPackage opened, XSSFReader reader) {
        this.opened = opened;
        this.reader = reader;
    }

    static XlsxPackage open(Path path) throws IOException {
        measure(path);
        OPCPackage opened = null;
        try {
            opened = OPCPackage.open(path.toFile(), PackageAccess.READ);
            XSSFReader reader = new XSSFReader(opened);
            // The list of sheets is kept whole, wherever it lies.
            measure(reader.getWorkbookData());
            return new XlsxPackage(opened, reader);
        } catch (OpenXML4JException | OpenXML4JRuntimeException | POIXMLException | IllegalArgumentException e) {
            if (opened != null) {
                opened.revert();
            }
            throw new UnreadableTable("这个压缩文件不是 Excel 工作簿（.xlsx），或者已损坏。请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 后再上传。", e);
        } catch (IOException e) {
            if (opened != null) {
                opened.revert();
            }
            throw explained(e);
        }
    }

    private static void measure(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new UnreadableTable("文件里有 " + zip.size() + " 个部分，不是正常的 Excel 工作簿");
            }
            Map<String, String> types = types(zip);
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                if (!streamed(entry, types) && !picture(zip, entry)) {
                    measure(zip.getInputStream(entry));
                }
            }
        } catch (java.util.zip.ZipException e) {
            throw new UnreadableTable("Excel 文件已损坏或没有传完整，请重新保存后再上传。", e);
        }
    }

    /** Whether an entry is a part the library reads as a stream. It asks neither for case nor for the ending of a name. */
    private static boolean streamed(ZipEntry entry, Map<String, String> types) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        return !name.endsWith(".rels") && STREAMED.matcher(types.getOrDefault("/" + name, "")).matches();
    }

    /**
     * What the parts are by the content list, names in small letters; a part that stands there twice as two things is nothing.
     */
    private static Map<String, String> types(ZipFile zip) throws IOException {
        Map<String, String> types = new HashMap<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().equalsIgnoreCase("[Content_Types].xml")) {
                try (InputStream in = zip.getInputStream(entry)) {
                    XMLStreamReader xml = XmlText.reader(in, SMALL_PART_BYTES);
                    while (xml.hasNext()) {
                        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Override")) {
                            types.merge(String.valueOf(xml.getAttributeValue(null, "PartName")).toLowerCase(Locale.ROOT),
                                    String.valueOf(xml.getAttributeValue(null, "ContentType")),
                                    (one, other) -> one.equals(other) ? one : "");
                        }
                    }
                } catch (XMLStreamException e) {
                    throw XmlText.broken(e);
                }
            }
        }
        return types;
    }

    /** A picture, by its first bytes: no XML begins like that, so nobody reads it as such. */
    private static boolean picture(ZipFile zip, ZipEntry entry) throws IOException {
        if (!entry.getName().toLowerCase(Locale.ROOT).startsWith("xl/media/")) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return PICTURES.contains(HexFormat.of().formatHex(in.readNBytes(2)));
        }
    }

    private static void measure(InputStream part) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long bytes = 0;
        try (InputStream in = part) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
                if (bytes > SMALL_PART_BYTES) {
                    throw new UnreadableTable("Excel 文件解压后大得不正常，请另存为 CSV（UTF-8）后再上传。");
                }
            }
        }
    }

    /** The library's own guard against zip bombs speaks English; say it in the words of the house. */
    static UnreadableTable explained(IOException e) {
        if (e instanceof UnreadableTable known) {
            return known;
        }
        boolean bomb = e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("zip bomb");
        return new UnreadableTable(bomb ? "Excel 文件压缩得不正常，解开会非常大。请另存为 CSV（UTF-8）后再上传。"
                : "Excel 文件已损坏或没有传完整，请重新保存后再上传。", e);
    }

    InputStream firstSheet() throws IOException {
        try {
            Iterator<InputStream> sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw new UnreadableTable("工作簿里没有工作表");
            }
            return sheets.next();
        } catch (OpenXML4JException | OpenXML4JRuntimeException | POIXMLException e) {
            throw new UnreadableTable("工作簿的第一张工作表打不开，请另存为 .xlsx 或 CSV 后再上传。", e);
        }
    }

    /** The words used by cells, or null when there are none. */
    InputStream sharedStrings() throws IOException {
        try {
            return reader.getSharedStringsData();
        } catch (OpenXML4JException e) {
            throw new UnreadableTable("Excel 文件里的文字读不出来，请另存为 CSV（UTF-8）后再上传。", e);
        }
    }

    /** How cells are shown, or null when nothing is said. */
    InputStream styles() throws IOException {
        try {
            return reader.getStylesData();
        } catch (OpenXML4JException e) {
            throw new UnreadableTable("Excel 文件里的格式读不出来，请另存为 CSV（UTF-8）后再上传。", e);
        }
    }

    /** True when days are counted from 1904, as on old Macintosh computers. */
    boolean years1904() throws IOException {
        try (InputStream in = reader.getWorkbookData()) {
            XMLStreamReader xml = XmlText.reader(in, SMALL_PART_BYTES);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("workbookPr")) {
                    String value = xml.getAttributeValue(null, "date1904");
                    return "1".equals(value) || "true".equals(value);
                }
            }
            return false;
        } catch (OpenXML4JException | XMLStreamException e) {
            throw XmlText.broken(e);
        }
    }

    @Override
    public void close() {
        opened.revert();
    }
}
