package org.ecobureau.complaint;

/** What a step may bring with it; the code is the form field's name and the key in the event row. */
public enum Datum {
    /** Refusal ground a–d, or words why a draft goes back, a case is withdrawn or extended. */
    REASON("reason", 500),
    /** To whom a matter outside our duty goes. */
    TARGET("target", 200),
    UNIT("unit", 40),
    LEGAL_TRACK("legalTrack", 20),
    FINDING("finding", 4000),
    VERIFIED("verified", 10),
    MEASURES("measures", 4000),
    ANSWER("answer", 4000),
    TEXT("text", 2000),
    RATING("rating", 20),
    COMMENT("comment", 1000),
    /**
     * Terms in force at that step, like "15 natural": the clock reads them here, so a later setting changes no running case.
     */
    ACCEPTANCE_TERM("acceptanceTerm", 20),
    ANSWER_TERM("answerTerm", 20),
    RETURN_TERM("returnTerm", 20),
    EXTENSION_TERM("extensionTerm", 20);

    private final String code;
    private final int maxLength;

    Datum(String code, int maxLength) {
        this.code = code;
        this.maxLength = maxLength;
    }

    public String code() {
        return code;
    }

    /** In characters. */
    public int maxLength() {
        return maxLength;
    }
}
