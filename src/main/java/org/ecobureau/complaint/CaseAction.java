package org.ecobureau.complaint;

/** A step of a case: its word on the desk's button, and what the reporter's time line shows of it (null: nothing). */
public enum CaseAction {
    REGISTER("登记", "received", "我们收到了您的投诉"),
    ADMIT("转入正常办理", null, null),
    MARK_SPAM("甄别为无效", "refused", "决定不予受理"),
    UNMARK_SPAM("撤销甄别", "restored", "恢复办理"),
    ACCEPT("受理", "accepted", "决定受理"),
    REFUSE("不予受理", "refused", "决定不予受理"),
    PASS_ON("转办", "transferred", "已转给有权处理的单位"),
    RETURN_TO_SOURCE("退回来源", "returned", "已退回转来的单位"),
    MERGE("并案", "merged", "和同一问题的其他投诉一起办理"),
    UNMERGE("撤销并案", "unmerged", "恢复单独办理"),
    LINK("关联", null, null),
    UNLINK("解除关联", null, null),
    SPLIT("拆分", "split", "您反映的问题分成几件办理"),
    ASSIGN("交办", "assigned", "已交承办单位"),
    ADD_CO_UNIT("增加协办", null, null),
    REMOVE_CO_UNIT("取消协办", null, null),
    GIVE_OPINION("提交协办意见", null, null),
    START_INVESTIGATION("开始调查", "investigating", "开始调查"),
    TAKE_OVER("接手", null, null),
    /** The reporter learns that somebody was there and on which day; never who, or whom they met, or what was found. */
    RECORD_VISIT("记录现场检查", "visited", "已到现场检查"),
    AMEND_VISIT("补充检查记录", null, null),
    RETURN_ASSIGNMENT("退回交办", null, null),
    RECUSE("回避", null, null),
    RECORD_FINDING("记录核查情况", null, null),
    DRAFT_ANSWER("拟写答复", null, null),
    SUBMIT_FOR_REVIEW("送审", null, null),
    RECALL_DRAFT("撤回送审", null, null),
    RETURN_DRAFT("退回修改", null, null),
    APPROVE_ANSWER("审核通过并答复", "answered", "已经答复您"),
    STAGE_CLOSE("阶段性办结", "stageClosed", "阶段性办结"),
    CLOSE("办结", "closed", "办结"),
    REOPEN("重新办理", "reopened", "重新办理"),
    ASK_EXTENSION("申请延期", null, null),
    EXTEND("批准延期", "extended", "办理期限延长"),
    DECLINE_EXTENSION("不同意延期", null, null),
    URGE("催办", null, null),
    /** What was registered wrong is put right; the reporter's own words stay as they were sent. */
    CORRECT("更正登记", "corrected", "更正了登记的内容"),
    /** On the reporter's wish; what was done with the identity stands in its own log. */
    CORRECT_IDENTITY("更正姓名和联系方式", null, null),
    ERASE_IDENTITY("删除姓名和联系方式", null, null),
    SUPERVISE("督办", null, null),
    END_SUPERVISION("结束督办", null, null),
    MARK_URGENT("标为紧急", null, null),
    END_URGENT("解除紧急", null, null),
    HOLD("暂停删除", null, null),
    RELEASE("恢复按期删除", null, null),
    ESCALATE("自动提醒", null, null),
    WITHDRAW("撤回", "withdrawn", "您撤回了投诉"),
    /** The same where others reported the same thing: it goes on for them. */
    LEAVE("撤回（别人的继续办理）", "withdrawn", "您撤回了投诉"),
    MESSAGE_FROM_REPORTER("投诉人留言", null, null),
    ADD_PHOTOS("补充照片", null, null),
    CALL_NOTE("记录来电补充", null, null),
    CALL_BACK("回电", null, null),
    MESSAGE_TO_REPORTER("给投诉人留言", null, null),
    /** What was decided is in the post, for whoever can only be written to. */
    POST_LETTER("登记已寄出", "posted", "给您寄了信"),
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
