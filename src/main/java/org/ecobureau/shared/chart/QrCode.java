package org.ecobureau.shared.chart;

import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code (ISO/IEC 18004) as a drawing: one path of black runs, with the quiet zone of four modules that readers need.
 * Correction level M survives a fold or a coffee stain of 15 %.
 */
public final class QrCode {

    private static final int QUIET = 4;

    private QrCode() {
    }

    /** Draws the code of an address; at most about 2,300 ASCII characters. */
    public static Svg of(String address) {
        ByteMatrix modules = matrix(address);
        int size = modules.getWidth() + 2 * QUIET;
        StringBuilder path = new StringBuilder(4096);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int run = x;
                while (run < modules.getWidth() && modules.get(run, y) == 1) {
                    run++;
                }
                if (run > x) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append('h').append(run - x)
                            .append("v1H").append(x + QUIET).append('z');
                    x = run;
                }
            }
        }
        return new Svg("<svg class=\"qr\" viewBox=\"0 0 " + size + " " + size + "\" role=\"img\" aria-label=\""
                + Svg.escape("二维码：" + address) + "\" shape-rendering=\"crispEdges\"><rect width=\"" + size + "\" height=\""
                + size + "\" fill=\"#ffffff\"/><path d=\"" + path + "\" fill=\"#000000\"/></svg>");
    }

    static ByteMatrix matrix(String address) {
        try {
            return Encoder.encode(address, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code can hold this: " + address.length() + " characters", tooLong);
        }
    }
}
