package org.ecobureau.standard.air;

import java.math.BigDecimal;

/**
 * How the IAQI of one pollutant came about, for people who want to check it.
 *
 * @param given the concentration as reported, null when there is none
 * @param used the concentration computed with: rounded by GB/T 8170 where the standard says so
 * @param low lower breakpoint, null when none applies
 * @param high upper breakpoint, null when none applies
 * @param exact the IAQI before rounding up, to four decimals; null when none was computed
 * @param iaqi the result, null when there is none
 * @param outcome which rule gave the result
 */
public record AqiStep(String parameter, BigDecimal given, BigDecimal used, AqiTable.Point low, AqiTable.Point high,
        BigDecimal exact, Integer iaqi, Outcome outcome) {

    /** Why a step ended as it did. */
    public enum Outcome {
        /** Formula (1) between two breakpoints. */
        INTERPOLATED,
        /** Above the last breakpoint: counted as its IAQI. */
        CAPPED,
        /** Above the last breakpoint: the standard gives no IAQI. */
        ABOVE_TABLE,
        /** Missing, printed NA. */
        MISSING,
        /** Not monitored, printed /. */
        NOT_MONITORED
    }

    /** Formula (1) with its numbers: {@code (100 − 50) ÷ (60 − 35) × (52 − 35) + 50}; empty when none was used. */
    public String formula() {
        if (outcome != Outcome.INTERPOLATED) {
            return "";
        }
        return "(" + high.iaqi() + " − " + low.iaqi() + ") ÷ (" + plain(high.concentration()) + " − "
                + plain(low.concentration()) + ") × (" + plain(used) + " − " + plain(low.concentration()) + ") + "
                + low.iaqi();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
