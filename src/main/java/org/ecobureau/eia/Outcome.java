package org.ecobureau.eia;

import java.util.Arrays;
import java.util.Optional;

/** What the authority means to decide, or has decided. */
public enum Outcome {
    APPROVE("approve", "批准"),
    REFUSE("refuse", "不予批准");

    private final String code;
    private final String label;

    Outcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static Optional<Outcome> byCode(String code) {
        return Arrays.stream(values()).filter(o -> o.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** "拟批准" while it is only proposed. */
    public String label(Stage stage) {
        return stage == Stage.PROPOSED ? "拟" + label : label;
    }
}
