package org.ecobureau.complaint;

/** Where a case stands inside the bureau, and what the citizen sees of it. */
public enum CaseStatus {
    /** Over a limit of address or phone: stored, its clocks run, and intake looks at it before anybody works on it. */
    HELD("待甄别", PublicStatus.RECEIVED, false),
    REGISTERED("已登记", PublicStatus.RECEIVED, false),
    ACCEPTED("已受理，待交办", PublicStatus.ACCEPTED, false),
    REFUSED("不予受理", PublicStatus.REFUSED, true),
    PASSED_ON("已转办", PublicStatus.TRANSFERRED, true),
    /** Given back to 12345, the platform or the superior it came from. */
    RETURNED("已退回来源", PublicStatus.TRANSFERRED, true),
    /** Handled together with another case about the same thing. */
    MERGED("已并案", PublicStatus.MERGED, true),
    ASSIGNED("已交办", PublicStatus.IN_PROGRESS, false),
    INVESTIGATING("调查中", PublicStatus.IN_PROGRESS, false),
    DRAFTED("拟答复", PublicStatus.IN_PROGRESS, false),
    IN_REVIEW("审核中", PublicStatus.IN_PROGRESS, false),
    ANSWERED("已答复，待办结", PublicStatus.ANSWERED, false),
    /** Answered, but something has still to be seen to later. */
    STAGE_CLOSED("阶段性办结", PublicStatus.STAGE_CLOSED, false),
    CLOSED("已办结", PublicStatus.CLOSED, true),
    /** Looked at by intake: part of a flood, or no complaint at all. */
    SPAM("甄别为无效", PublicStatus.REFUSED, true),
    WITHDRAWN("已撤回", PublicStatus.WITHDRAWN, true);

    private final String label;
    private final PublicStatus shown;
    private final boolean last;

    CaseStatus(String label, PublicStatus shown, boolean last) {
        this.label = label;
        this.shown = shown;
        this.last = last;
    }

    /** The word on the desk. */
    public String label() {
        return label;
    }

    /** What the citizen sees. */
    public PublicStatus shown() {
        return shown;
    }

    /** Ended without being taken on, by a ground of the law or as spam: kept for a shorter time. */
    public boolean isRefused() {
        return shown == PublicStatus.REFUSED;
    }

    /** The end: only taking a merge back or handling the matter anew leads out of here. */
    public boolean isFinal() {
        return last;
    }
}
