package org.ecobureau.complaint;

import java.time.Instant;

/** What of a case is kept for a time of its own. Status, types, township, days and channel stay for the statistics. */
public enum RetentionClass {
    IDENTITY("identity", "姓名和联系方式"),
    PHOTOS("photos", "照片"),
    TEXT("text", "投诉内容、留言和答复");

    private final String code;
    private final String label;

    RetentionClass(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    Instant erasedAt(ComplaintCase c) {
        return switch (this) {
            case IDENTITY -> c.identityErasedAt;
            case PHOTOS -> c.photosErasedAt;
            case TEXT -> c.textErasedAt;
        };
    }
}
