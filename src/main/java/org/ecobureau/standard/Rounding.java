package org.ecobureau.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding of measured values by GB/T 8170: half to even, in one step from the exact value. */
public final class Rounding {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Rounding() {
    }

    /** Part ÷ whole in percent with one decimal (HJ 663-2026 table 3); null when there is nothing to divide by. */
    public static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_EVEN);
    }

    public static BigDecimal percent(long part, long whole) {
        return percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /** 60.5 → 60, 61.5 → 62 with no decimals; 0.85 → 0.8 with one. */
    public static BigDecimal halfEven(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
