package org.ecobureau.complaint;

import java.util.Locale;

/** A sealed field of the reporter. */
public enum IdentityField {
    NAME("姓名"),
    PHONE("电话"),
    EMAIL("电子邮箱"),
    /** Where post reaches the reporter. */
    ADDRESS("通信地址");

    private final String label;

    IdentityField(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The name of the field in forms and of the column. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The associated data of the seal: a value moved to another case or field does not open. */
    public String place(String caseNumber) {
        return caseNumber + ":" + code();
    }
}
