package org.ecobureau.shared.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

class QrCodeTest {

    private static final int SCALE = 4;

    @Test
    void aReaderFindsTheAddressInTheDrawing() throws ReaderException {
        for (String address : new String[] { "http://localhost:8080/eia/notices/7",
                "https://eco.example.gov.cn/bulletins/2026-10?from=%E5%B9%B3%E6%B1%9F" }) {
            assertEquals(address, read(QrCode.of(address)));
        }
    }

    @Test
    void theDrawingIsTextForThoseWhoDoNotSeeItAndNothingBreaksOut() {
        Svg svg = QrCode.of("http://x/\"><script>");
        Document parsed = Jsoup.parse(svg.markup(), "", Parser.xmlParser());
        assertEquals("二维码：http://x/\"><script>", parsed.selectFirst("svg").attr("aria-label"));
        assertFalse(svg.markup().contains("<script>"));
        assertFalse(svg.markup().contains("style="));
        assertThrows(IllegalArgumentException.class, () -> QrCode.of("x".repeat(5000)));
    }

    /** Paints the path's runs as a scanner would see them and reads the picture. */
    private static String read(Svg svg) throws ReaderException {
        Document parsed = Jsoup.parse(svg.markup(), "", Parser.xmlParser());
        int size = Integer.parseInt(parsed.selectFirst("rect").attr("width"));
        int edge = size * SCALE;
        int[] pixels = new int[edge * edge];
        java.util.Arrays.fill(pixels, 0xFFFFFF);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(parsed.selectFirst("path").attr("d"));
        while (run.find()) {
            int x = Integer.parseInt(run.group(1)) * SCALE;
            int y = Integer.parseInt(run.group(2)) * SCALE;
            int length = Integer.parseInt(run.group(3)) * SCALE;
            for (int row = y; row < y + SCALE; row++) {
                java.util.Arrays.fill(pixels, row * edge + x, row * edge + x + length, 0);
            }
        }
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(edge, edge, pixels))),
                Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    }
}
