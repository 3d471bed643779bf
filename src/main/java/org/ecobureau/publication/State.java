package org.ecobureau.publication;

/** Where one version of a published thing stands. */
public enum State {
    DRAFT("草稿"),
    SUBMITTED("待审核"),
    PUBLISHED("已发布"),
    /** One person has asked to take it down; the public still sees it until a second person agrees. */
    WITHDRAWAL_ASKED("申请撤回"),
    /** A later version took its place. */
    CORRECTED("已被更正"),
    WITHDRAWN("已撤回"),
    /** A draft that will not be published. */
    DISCARDED("已作废");

    private final String label;

    State(String label) {
        this.label = label;
    }

    /** The word staff see. */
    public String label() {
        return label;
    }

    /** Whether this is the version the public reads now. */
    public boolean shown() {
        return this == PUBLISHED || this == WITHDRAWAL_ASKED;
    }

    /** Whether the text may still be changed. */
    public boolean editable() {
        return this == DRAFT;
    }
}
