package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.Optional;

/** What a text may name of a case in braces; who reported is not among it and never will be. */
public enum CasePlaceholder {
    NUMBER("number", "编号"),
    RECEIVED_ON("receivedOn", "收到日期"),
    TYPES("types", "污染类型"),
    TOWNSHIP("township", "乡镇"),
    PLACE("place", "地点"),
    ENTERPRISE("enterprise", "被投诉单位全称"),
    UNIT("unit", "承办单位"),
    TRACK("track", "事项性质"),
    /** Day of the answer that is due next. */
    DUE("due", "答复期限"),
    VERIFIED("verified", "是否属实"),
    VISITED_ON("visitedOn", "现场检查日期"),
    TODAY("today", "今天的日期"),
    HOTLINE("hotline", "咨询电话"),
    BUREAU("bureau", "本局名称");

    private final String code;
    private final String label;

    CasePlaceholder(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    /** What it stands for; also the gap that is left when the case does not say. */
    public String label() {
        return label;
    }

    public static Optional<CasePlaceholder> byCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
