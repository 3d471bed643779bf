package org.ecobureau.eia;

import java.util.Arrays;
import java.util.Optional;

/** What a document of a notice is. */
public enum DocumentKind {
    /** The report (报告书/报告表全本), or the full text of the decision (批复全文). */
    FULL_TEXT("fullText", "全文"),
    PARTICIPATION("participation", "公众参与说明"),
    /** Commitments of the builder or the local government. */
    COMMITMENT("commitment", "承诺文件"),
    OTHER("other", "其他附件");

    private final String code;
    private final String label;

    DocumentKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static Optional<DocumentKind> byCode(String code) {
        return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }
}
