package org.ecobureau.publication;

/** Where one version of a published thing stands. */
public enum State {
    DRAFT("草稿", "blue"),
    SUBMITTED("待审核", "yellow"),
    PUBLISHED("已发布", "green"),
    /** One person has asked to take it down; the public still sees it until a second person agrees. */
    WITHDRAWAL_ASKED("申请撤回", "orange"),
    /** A later version took its place. */
    CORRECTED("已被更正", "grey"),
    WITHDRAWN("已撤回", "red"),
    /** A draft that will not be published. */
    DISCARDED("已作废", "grey");

    private final String label;
    private final String colour;

    State(String label, String colour) {
        this.label = label;
        this.colour = colour;
    }

    /** The word staff see. */
    public String label() {
        return label;
    }

    /** The colour of its tag on staff pages, always beside the word. */
    public String colour() {
        return colour;
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
