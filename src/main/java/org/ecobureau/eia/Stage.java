package org.ecobureau.eia;

import java.util.Arrays;
import java.util.Optional;

/** The three notices of an approval, in their order (环办〔2013〕103号). */
public enum Stage {
    ACCEPTANCE("acceptance", "受理公示", "受理"),
    PROPOSED("proposed", "拟审批公示", "拟审批"),
    DECISION("decision", "审批决定公告", "审批决定");

    private final String code;
    private final String label;
    private final String step;

    Stage(String code, String label, String step) {
        this.code = code;
        this.label = label;
        this.step = step;
    }

    public static Optional<Stage> byCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }

    /** The word of the interface. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The short word of the step bar. */
    public String step() {
        return step;
    }
}
