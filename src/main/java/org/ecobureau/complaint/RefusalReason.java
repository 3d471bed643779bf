package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The four grounds of non-acceptance of 环保举报热线工作管理办法 Art. 8, and the two by which intake sorts out a flood; each says
 * what the reporter is told.
 */
public enum RefusalReason {
    NOT_ENVIRONMENT("a", "不属于生态环境事项", "您反映的事情不归生态环境部门管。"),
    IN_PROCEEDINGS("b", "已进入诉讼、仲裁或复议", "您反映的事情正在或已经由法院、仲裁机构或复议机关处理。"),
    REPEATED("c", "已受理，重复反映", "您反映的事情我们已经受理，请用原来的回执查询进展。"),
    /** Review: 信访工作条例 Art. 35, for petition matters only. */
    ANSWERED_BEFORE("d", "已答复，以同样的事实和理由再次反映",
            "您反映的事情已经答复过。有新的情况，请凭原来的回执留言。不服原来的信访答复的，可以在收到之日起三十日内，请求我局的上一级机关复查。"),
    FLOOD("flood", "短时间内大量重复灌入", "短时间内收到了大量同样的内容，这一件和它们重复，不单独办理。如果您反映的是真实情况，请凭回执给我们留言，我们会恢复办理。"),
    SPAM("spam", "不是投诉（广告、程序填写的内容）", "这一件没有可以办理的事项。如果我们判断错了，请凭回执给我们留言，我们会恢复办理。");

    private final String code;
    private final String label;
    private final String told;

    RefusalReason(String code, String label, String told) {
        this.code = code;
        this.label = label;
        this.told = told;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The sentence the reporter reads. */
    public String told() {
        return told;
    }

    /** By which action this reason is given. */
    public CaseAction action() {
        return this == FLOOD || this == SPAM ? CaseAction.MARK_SPAM : CaseAction.REFUSE;
    }

    /** The reasons an action may give. */
    public static List<RefusalReason> of(CaseAction action) {
        return Arrays.stream(values()).filter(r -> r.action() == action).toList();
    }

    public static Optional<RefusalReason> byCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code.equals(code)).findFirst();
    }
}
