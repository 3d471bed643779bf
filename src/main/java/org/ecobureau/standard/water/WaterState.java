package org.ecobureau.standard.water;

import java.util.Arrays;

/** How a section, lake or river is, from 优 to 重度污染 (环办〔2011〕22号). */
public enum WaterState {
    EXCELLENT("优"),
    GOOD("良好"),
    LIGHT("轻度污染"),
    MODERATE("中度污染"),
    HEAVY("重度污染");

    private final String label;

    WaterState(String label) {
        this.label = label;
    }

    /** The word of pages and files. */
    public String label() {
        return label;
    }

    /** The state of a section of this class. */
    public static WaterState of(WaterClass waterClass) {
        return byLabel(waterClass.state());
    }

    static WaterState byLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no water state '" + label + "'"));
    }
}
