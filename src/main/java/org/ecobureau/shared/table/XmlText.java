package org.ecobureau.shared.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML of strangers as a stream: no document type, no entities from elsewhere, no piece that grows without end. */
final class XmlText {
    private static final XMLInputFactory FACTORY = factory();
    /** The text of a full cell, six bytes a character, is far shorter than this. */
    private static final int PIECE_BYTES = 1024 * 1024;
    private static final int CONTENT_CHARACTERS = 100_000;

    private XmlText() {
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** A reader that gives up after {@code mostBytes}, or when one tag or text is longer than 1 MB. */
    static XMLStreamReader reader(InputStream in, long mostBytes) throws IOException {
        try {
            return FACTORY.createXMLStreamReader(new Bounded(in, mostBytes));
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The text inside the current element, up to its end. */
    static String content(XMLStreamReader xml) throws XMLStreamException, IOException {
        String name = xml.getLocalName();
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name)); event = xml
                .next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                append(text, xml.getText());
            }
        }
        return text.toString();
    }

    /** The words of a text element: all its {@code t} parts, without reading aids above the words. */
    static String words(XMLStreamReader xml) throws XMLStreamException, IOException {
        String name = xml.getLocalName();
        StringBuilder text = new StringBuilder();
        int aids = 0;
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(name)); event = xml
                .next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("rPh")) {
                aids++;
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("rPh")) {
                aids--;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t") && aids == 0) {
                append(text, content(xml));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String more) throws UnreadableTable {
        if (text.length() + more.length() > CONTENT_CHARACTERS) {
            throw new UnreadableTable("工作表里有一格超过 32767 个字，Excel 不会存出这样的文件");
        }
        text.append(more);
    }

    /** What broken XML is answered with; a limit of ours that stopped the parser keeps its own words. */
    static UnreadableTable broken(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableTable known) {
                return known;
            }
        }
        Throwable nested = e instanceof XMLStreamException xml ? xml.getNestedException() : null;
        if (nested instanceof IOException io) {
            return XlsxPackage.explained(io);
        }
        return new UnreadableTable("Excel 文件已损坏，读不出工作表。请用 Excel 或 WPS 打开并重新保存后再上传。", e);
    }

    /** Counts bytes as a whole and since the last {@code <}: so neither a text nor an attribute fills the memory. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long total;
        private int piece;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            for (int i = offset; i < offset + count; i++) {
                piece = target[i] == '<' ? 0 : piece + 1;
                if (piece > PIECE_BYTES) {
                    throw new UnreadableTable("工作表里有一格大得不正常，Excel 不会存出这样的文件");
                }
            }
            total += Math.max(0, count);
            if (total > most) {
                throw new UnreadableTable("Excel 文件解压后大得不正常，请分成几个文件，或另存为 CSV（UTF-8）");
            }
            return count;
        }
    }
}
