package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** Whether the investigation found what was reported. */
public enum Verified {
    TRUE("true", "属实"),
    PARTLY("partly", "部分属实"),
    FALSE("false", "不属实");

    private final String code;
    private final String label;

    Verified(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Verified> byCode(String code) {
        return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
    }
}
