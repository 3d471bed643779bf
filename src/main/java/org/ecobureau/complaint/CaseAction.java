package org.ecobureau.complaint;

/** A step of a case: its word on the desk's button, and what the reporter's time line shows of it (null: nothing). */
public enum CaseAction {
    REGISTER("登记", "received", "我们收到了您的投诉"),
    ACCEPT("受理", "accepted", "决定受理"),
    REFUSE("不予受理", "refused", "决定不予受理"),
    PASS_ON("转办", "transferred", "已转给有权处理的单位"),
    ASSIGN("交办", "assigned", "已交承办单位"),
    START_INVESTIGATION("开始调查", "investigating", "开始调查"),
    RECORD_FINDING("记录核查情况", null, null),
    DRAFT_ANSWER("拟写答复", null, null),
    SUBMIT_FOR_REVIEW("送审", null, null),
    RETURN_DRAFT("退回修改", null, null),
    APPROVE_ANSWER("审核通过并答复", "answered", "已经答复您"),
    CLOSE("办结", "closed", "办结"),
    EXTEND("批准延期", "extended", "办理期限延长"),
    WITHDRAW("撤回", "withdrawn", "您撤回了投诉"),
    MESSAGE_FROM_REPORTER("投诉人留言", null, null),
    MESSAGE_TO_REPORTER("给投诉人留言", null, null),
    NOTE("内部记录", null, null),
    RATE("评价", "rated", "您评价了答复");

    private final String label;
    private final String publicCode;
    private final String publicLabel;

    CaseAction(String label, String publicCode, String publicLabel) {
        this.label = label;
        this.publicCode = publicCode;
        this.publicLabel = publicLabel;
    }

    public String label() {
        return label;
    }

    /** The code on the reporter's time line, or null when the step stays inside. */
    public String publicCode() {
        return publicCode;
    }

    public String publicLabel() {
        return publicLabel;
    }
}
