package org.ecobureau.standard;

/** How sure we are of a figure or text; shown beside it so that nobody takes a copy for the gazette. */
public enum Verification {
    /** Read in the document itself. */
    V1("已核对原文"),
    /** Found in independent secondary sources. */
    V2("据多个二手来源"),
    /** Common knowledge; to be confirmed by the bureau before it binds anybody. */
    U("未经核对");

    private final String label;

    Verification(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
