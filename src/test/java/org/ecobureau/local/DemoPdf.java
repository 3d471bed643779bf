package org.ecobureau.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A one-page PDF with lines of Chinese text in a font every reader program knows, small enough to read in a hex dump. */
public final class DemoPdf {

    private static final int TOP = 780;
    private static final int LINE = 24;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private DemoPdf() {
    }

    public static byte[] of(String... lines) {
        return new DemoPdf().write(lines);
    }

    private byte[] write(String... lines) {
        raw("%PDF-1.4\n");
        object("<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>");
        object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>");
        String content = content(lines);
        object("<</Length " + content.length() + ">>stream\n" + content + "\nendstream");
        object("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>");
        object("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>");
        object("<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
                + "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
        int table = out.size();
        raw("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> raw("%010d 00000 n \n".formatted(offset)));
        raw("trailer\n<</Size " + (offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static String content(String... lines) {
        StringBuilder text = new StringBuilder("BT /F 14 Tf 60 " + TOP + " Td " + LINE + " TL");
        for (String line : lines) {
            text.append(" <").append(HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_16BE))).append("> Tj T*");
        }
        return text.append(" ET").toString();
    }

    private void object(String body) {
        offsets.add(out.size());
        raw(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
