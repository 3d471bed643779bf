package org.ecobureau.attachment;

/** How far the malware scan has come. Only {@link #CLEAN} is ever served. */
public enum AttachmentState {
    QUARANTINED("正在进行安全检查"),
    CLEAN("已通过安全检查"),
    INFECTED("含有病毒，已隔离"),
    /** The scanner cannot judge it, or it can no longer be opened. */
    REFUSED("无法检查，已隔离");

    private final String label;

    AttachmentState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
