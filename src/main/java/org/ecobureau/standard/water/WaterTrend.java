package org.ecobureau.standard.water;

import java.math.BigDecimal;

/** What became of a water between two periods, in the words of 环办〔2011〕22号. */
public enum WaterTrend {
    CLEARLY_BETTER("↑", "明显好转"),
    BETTER("↑", "有所好转"),
    SAME("→", "无明显变化"),
    WORSE("↓", "有所变差"),
    CLEARLY_WORSE("↓", "明显变差");

    private final String arrow;
    private final String label;

    WaterTrend(String arrow, String label) {
        this.arrow = arrow;
        this.label = label;
    }

    /** Up is better. */
    public String arrow() {
        return arrow;
    }

    public String label() {
        return label;
    }

    /** Arrow and word. */
    public String words() {
        return arrow + " " + label;
    }

    /** The same grade of state is no change, one grade some, two and more a clear change; Ⅰ and Ⅱ are one grade (优). */
    public static WaterTrend of(WaterState before, WaterState now) {
        int steps = now.ordinal() - before.ordinal();
        return of(Integer.signum(steps), steps == 0 ? 0 : Math.abs(steps) == 1 ? 1 : 2);
    }

    /**
     * The change of shares taken together (组合类别比例法): ΔG − ΔD, in percentage points.
     *
     * @param goodBefore share of sections of class I to III before, in percent
     * @param badBefore share of sections worse than V before, in percent
     * @param some up to here nothing changed (10, unverified)
     * @param clear above this the change is clear (20)
     */
    public static WaterTrend ofShares(BigDecimal goodBefore, BigDecimal badBefore, BigDecimal good, BigDecimal bad,
            BigDecimal some, BigDecimal clear) {
        BigDecimal change = good.subtract(goodBefore).subtract(bad.subtract(badBefore));
        int grade = change.abs().compareTo(some) <= 0 ? 0 : change.abs().compareTo(clear) <= 0 ? 1 : 2;
        return of(-change.signum(), grade);
    }

    private static WaterTrend of(int worse, int grade) {
        return values()[SAME.ordinal() + worse * grade];
    }
}
