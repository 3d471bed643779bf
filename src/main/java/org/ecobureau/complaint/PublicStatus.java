package org.ecobureau.complaint;

/** What a citizen sees of a case; the codes are part of the public contract. */
public enum PublicStatus {
    RECEIVED("received", "已登记"),
    ACCEPTED("accepted", "已受理"),
    REFUSED("refused", "不予受理"),
    TRANSFERRED("transferred", "已转办"),
    IN_PROGRESS("inProgress", "办理中"),
    ANSWERED("answered", "已答复"),
    STAGE_CLOSED("stageClosed", "阶段性办结"),
    CLOSED("closed", "已办结"),
    WITHDRAWN("withdrawn", "已撤回"),
    MERGED("merged", "已并案");

    private final String code;
    private final String label;

    PublicStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }
}
