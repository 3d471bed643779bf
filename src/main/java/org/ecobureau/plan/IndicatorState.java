package org.ecobureau.plan;

import java.util.List;

/** How an indicator ended, or stands now: only a complete value of the target year can meet or miss it. */
public enum IndicatorState {
    MET("met", "达到", "green"),
    NOT_MET("notMet", "未达到", "red"),
    UNKNOWN("unknown", "不能判定", "grey");

    private final String code;
    private final String label;
    private final String colour;

    IndicatorState(String code, String label, String colour) {
        this.code = code;
        this.label = label;
        this.colour = colour;
    }

    /** The final state; without a complete value of the target year it is unknown, never met. */
    static IndicatorState of(Indicator indicator, List<PlanValue> values) {
        return values.stream().filter(v -> v.year() == indicator.targetYear() && v.complete() && v.value() != null)
                .findFirst().map(v -> indicator.reached(v.value()) ? MET : NOT_MET).orElse(UNKNOWN);
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String colour() {
        return colour;
    }
}
