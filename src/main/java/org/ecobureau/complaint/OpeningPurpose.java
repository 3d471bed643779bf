package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** For what a confidential identity may be asked for; the reporter reads it. */
public enum OpeningPurpose {
    EVIDENCE("evidence", "需要当面核实或取证"),
    SAFETY("safety", "投诉人的人身安全可能受到威胁"),
    AUTHORITY("authority", "司法、监察机关依法调取"),
    POST("post", "只留了通信地址，寄送书面答复"),
    REWARD("reward", "发放举报奖励"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    OpeningPurpose(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<OpeningPurpose> byCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
