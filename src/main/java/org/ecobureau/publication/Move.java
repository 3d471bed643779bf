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

    /** Whether its button is the one people come for. */
    public boolean main() {
        return this == SUBMIT || this == APPROVE || this == WITHDRAW;
    }

    /** What stands beside its button where a page has nothing more exact to say; null when the label is enough. */
    public String hint() {
        return switch (this) {
            case SUBMIT -> "提交后由另一位信息发布员审核。";
            case APPROVE -> "通过后立即发布。";
            case SEND_BACK -> "请写明要改什么，起草人会看到。";
            case ASK_WITHDRAWAL -> "原因会向公众公开；需要另一位信息发布员确认。";
            case DISCARD -> "请写明原因。作废后不能恢复。";
            default -> null;
        };
    }
}
