package org.ecobureau.notify;

/** How a message travels. */
public enum Medium {
    MAIL("邮件"),
    SMS("短信");

    private final String label;

    Medium(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
