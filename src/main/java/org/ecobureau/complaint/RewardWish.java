package org.ecobureau.complaint;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import org.ecobureau.shared.time.ChinaTime;

/**
 * The wish of a named reporter for the reward that a place may pay to the first who reports a violation. What is paid for and
 * how much is not known to us [U]: the wish is kept and shown with the time that proves who was first, nothing else.
 */
public final class RewardWish {

    /** Key among the answers of a case; also what the API sends. */
    public static final String ANSWER = "rewardWish";
    public static final String YES = "true";
    public static final String LABEL = "申请举报奖励";

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");

    private RewardWish() {
    }

    /** The answers as they are kept: only who gives a name can be paid. */
    static Map<String, String> kept(Map<String, String> answers, IdentityMode mode) {
        if (!answers.containsKey(ANSWER) || mode == IdentityMode.NAMED && YES.equals(answers.get(ANSWER))) {
            return answers;
        }
        Map<String, String> without = new LinkedHashMap<>(answers);
        without.remove(ANSWER);
        return without;
    }

    public static boolean of(CaseSheet sheet) {
        return YES.equals(sheet.answers().get(ANSWER));
    }

    /** The wish with the proof of when the report came in. */
    public static String words(CaseSheet sheet) {
        return "是；" + SECOND.format(sheet.receivedAt().atZone(ChinaTime.ZONE)) + " 收到，是不是第一个反映的以这个时间为准";
    }
}
