package org.ecobureau.eia;

import java.util.Arrays;
import java.util.Optional;

/** Whether the day a notice goes up is day one of its period. Law says no (民法典 Art. 201), local practice says yes. */
public enum CountingRule {
    START_EXCLUDED("startExcluded", "公示当日不计，从次日起算"),
    START_INCLUDED("startIncluded", "公示当日计为第一天");

    private final String code;
    private final String label;

    CountingRule(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static Optional<CountingRule> byCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }
}
