package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** How the reporter judges the answer. */
public enum Rating {
    SATISFIED("satisfied", "满意"),
    BASIC("basic", "基本满意"),
    DISSATISFIED("dissatisfied", "不满意");

    private final String code;
    private final String label;

    Rating(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Rating> byCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code.equals(code)).findFirst();
    }
}
