package org.ecobureau.eia;

import java.util.Arrays;
import java.util.Optional;

/** The three notices of an approval, in their order (环办〔2013〕103号). */
public enum Stage {
    ACCEPTANCE("acceptance", "受理公示"),
    PROPOSED("proposed", "拟审批公示"),
    DECISION("decision", "审批决定公告");

    private final String code;
    private final String label;

    Stage(String code, String label) {
        this.code = code;
        this.label = label;
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
}
