package org.ecobureau.eia;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How big a file is, in the unit people know from their phone: "358 KB", "1.2 MB". */
public final class FileSize {

    private static final int STEP = 1024;

    private FileSize() {
    }

    public static String words(long bytes) {
        if (bytes < STEP) {
            return bytes + " 字节";
        }
        BigDecimal kilobytes = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(STEP), 1, RoundingMode.HALF_UP);
        if (kilobytes.compareTo(BigDecimal.valueOf(STEP)) < 0) {
            return kilobytes.setScale(0, RoundingMode.HALF_UP) + " KB";
        }
        return kilobytes.divide(BigDecimal.valueOf(STEP), 1, RoundingMode.HALF_UP) + " MB";
    }
}
