package org.ecobureau.local;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Chance that is no chance: invented numbers depend on nothing but what they are for, so every run invents the same ones. */
final class DemoChance {

    private DemoChance() {
    }

    /** A number from 0 to 1 that depends on nothing but its arguments. */
    static double of(Object... what) {
        long hash = 1125899906842597L;
        for (Object each : what) {
            String text = each.toString();
            for (int i = 0; i < text.length(); i++) {
                hash = 31 * hash + text.charAt(i);
            }
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash >>> 11) / (double) (1L << 53);
    }

    static String amount(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
