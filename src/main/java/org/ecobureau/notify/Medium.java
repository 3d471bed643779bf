package org.ecobureau.notify;

/** How a message travels. */
public enum Medium {
    MAIL("邮件"),
    SMS("短信"),
    /** A signed call to another machine. */
    WEBHOOK("接口回调");

    private final String label;

    Medium(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
