package org.ecobureau.complaint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a person should look at a report first; nobody is refused for any of them. */
public enum Suspicion {
    ADDRESS_LIMIT("addressLimit", "同一网络地址来件较多"),
    PHONE_LIMIT("phoneLimit", "同一电话来件较多"),
    /** A field that people do not see was filled in. */
    HONEYPOT("honeypot", "可能由程序填写"),
    FAST("fast", "填写特别快"),
    /** Over a limit, but the sender's device did the proof of work: such a report goes to the usual pile. */
    SOLVED("solved", "提交前完成了防刷计算");

    private final String code;
    private final String label;

    Suspicion(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    /** The words on the desk. */
    public String label() {
        return label;
    }

    public static Optional<Suspicion> byCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }

    /** Whether a report with these flags waits until intake has looked at it: over a limit and nothing solved for it. */
    public static boolean holds(List<String> flags) {
        return (flags.contains(ADDRESS_LIMIT.code) || flags.contains(PHONE_LIMIT.code)) && !flags.contains(SOLVED.code);
    }
}
