package org.ecobureau.plan;

import java.math.BigDecimal;

/**
 * One aim of the plan; rows of {@code plan/indicators.csv}.
 *
 * @param atLeast true when the value must reach the target, false when it must not exceed it
 * @param baseline value of the baseline year as the plan prints it, null where it prints none
 * @param mid aim for the middle of the plan, null where it prints none
 * @param computed who computes it from published data: {@code air}, {@code rivers}, {@code sources}; null for a reported one
 * @param minimumDays days with a value that a year of air needs before its target is judged; null for other indicators
 * @param note how it is counted, or null
 */
public record Indicator(String id, String name, String unit, boolean atLeast, int baselineYear, BigDecimal baseline,
        Integer midYear, BigDecimal mid, int targetYear, BigDecimal target, String computed, Integer minimumDays,
        String note) {

    /** The target as people say it, such as ≥ 97.5 %. */
    public String targetWords() {
        return (atLeast ? "≥ " : "≤ ") + target.toPlainString() + " " + unit;
    }

    /** Whether a value reaches the target; the bound itself does. */
    public boolean reached(BigDecimal value) {
        int sign = value.compareTo(target);
        return atLeast ? sign >= 0 : sign <= 0;
    }
}
