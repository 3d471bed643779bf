package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** What the reporter lets the bureau know about them. */
public enum IdentityMode {
    /** Nothing about the person is stored; only the receipt leads back. */
    ANONYMOUS("anonymous", "匿名"),
    /** Contact is sealed; two custodians together may open it, and the reporter sees that they did. */
    CONFIDENTIAL("confidential", "保密"),
    /** Those who handle the case see name and phone; each view is logged. */
    NAMED("named", "实名");

    private final String code;
    private final String label;

    IdentityMode(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<IdentityMode> byCode(String code) {
        return Arrays.stream(values()).filter(m -> m.code.equals(code)).findFirst();
    }
}
