package org.ecobureau.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding of measured values by GB/T 8170: half to even, in one step from the exact value. */
public final class Rounding {

    private Rounding() {
    }

    /** 60.5 → 60, 61.5 → 62 with no decimals; 0.85 → 0.8 with one. */
    public static BigDecimal halfEven(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
