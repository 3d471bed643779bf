package org.ecobureau.shared.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that cells point to, packed into one array of bytes; more than 64 MB of them are refused. */
final class SharedWords {
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final long XML_BYTES = 512L * 1024 * 1024;

    private byte[] bytes = new byte[4096];
    private int[] ends = new int[256];
    private int count;

    private SharedWords() {
    }

    /** @param in the part of the workbook, or null */
    static SharedWords read(InputStream in) throws IOException {
        SharedWords words = new SharedWords();
        if (in == null) {
            return words;
        }
        try (in) {
            XMLStreamReader xml = XmlText.reader(in, XML_BYTES);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                    words.add(XmlText.words(xml));
                }
            }
            return words;
        } catch (XMLStreamException e) {
            throw XmlText.broken(e);
        } catch (IOException e) {
            throw XlsxPackage.explained(e);
        }
    }

    private void add(String word) throws UnreadableTable {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        int start = end(count - 1);
        if (start + utf8.length > MOST_BYTES || count >= MOST_BYTES / 4) {
            throw new UnreadableTable("Excel 文件里的文字太多，请另存为 CSV（UTF-8）后再上传。");
        }
        if (start + utf8.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MOST_BYTES, Math.max(bytes.length * 2, start + utf8.length)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        System.arraycopy(utf8, 0, bytes, start, utf8.length);
        ends[count++] = start + utf8.length;
    }

    private int end(int index) {
        return index < 0 ? 0 : ends[index];
    }

    String at(int index) throws UnreadableTable {
        if (index < 0 || index >= count) {
            throw new UnreadableTable("Excel 文件已损坏：有一格指向不存在的文字。请用 Excel 或 WPS 打开并重新保存。");
        }
        return new String(bytes, end(index - 1), ends[index] - end(index - 1), StandardCharsets.UTF_8);
    }
}
