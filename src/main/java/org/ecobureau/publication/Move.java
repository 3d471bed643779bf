package org.ecobureau.publication;

/** What a person can do with a version. */
public enum Move {
    CREATE("起草"),
    SUBMIT("提交审核"),
    /** The drafter takes it back before anybody has decided. */
    RECALL("撤回修改"),
    /** The checker gives it back with a reason. */
    SEND_BACK("退回修改"),
    APPROVE("审核通过并发布"),
    /** The approval of the next version ends this one. */
    SUPERSEDE("被更正"),
    ASK_WITHDRAWAL("申请撤回"),
    /** It stays published although somebody asked to take it down. */
    KEEP("不撤回"),
    WITHDRAW("确认撤回"),
    DISCARD("作废草稿");

    private final String label;

    Move(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
