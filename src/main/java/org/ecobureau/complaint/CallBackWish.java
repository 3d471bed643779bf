package org.ecobureau.complaint;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Violation;

/**
 * That a caller wants to be called: only who gives a name can be, because of everybody else no number is kept for the desk.
 *
 * @param when in the caller's words, may be null
 * @param phone another number than the caller's, normalised; null for the same
 */
public record CallBackWish(String when, String phone) {

    public static final int WHEN_MOST = 60;

    /** The time is readable for everybody who reads the case, so no number may stand there. */
    private static final Pattern NUMBER = Pattern.compile("\\d{7}");
    /** Dates and times of day, which are digits with marks between them as well; a longer row of such parts is none. */
    private static final String DAY = "(?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\\d|3[01])";
    private static final String TIME = "(?:[01]?\\d|2[0-4]):[0-5]\\d";
    private static final Pattern WHEN = Pattern.compile("(?<!\\d)(?<!\\d[-./])(?:(?:20\\d{2}[-./])?" + DAY + "(?:[-~]" + DAY
            + ")?|" + TIME + "(?:[-~]" + TIME + ")?)(?!\\d)(?![-./]\\d)");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[^\\p{L}\\d]+(?=\\d)");
    /** The digits in words, each in its place. */
    private static final String WORDS = "〇一二三四五六七八九○幺零";
    private static final String DIGITS = "0123456789010";

    /** Either a wish or what is wrong; both empty when nobody asked for a call. */
    public record Outcome(CallBackWish wish, List<Violation> violations) {
    }

    /** Checks what was typed. */
    public static Outcome check(boolean wanted, IdentityMode mode, String typedWhen, String typedPhone) {
        if (!wanted) {
            return new Outcome(null, List.of());
        }
        List<Violation> violations = new ArrayList<>();
        if (mode != null && mode != IdentityMode.NAMED) {
            violations.add(new Violation("callBack", "匿名、保密的不能约回电：办理人员看不到号码。请告诉对方凭编号和查询码查进展。"));
        }
        String when = Nfc.clean(typedWhen);
        if (Nfc.length(when) > WHEN_MOST) {
            violations.add(Violation.tooLong("callBackWhen", WHEN_MOST, when));
        } else if (when != null && holdsNumber(when)) {
            violations.add(new Violation("callBackWhen", "这里只写时间；号码请写在“回电号码”里，那里会密封。"));
        }
        String phone = Phone.normalise(typedPhone);
        if (phone != null && !Phone.isValid(phone)) {
            violations.add(new Violation("callBackPhone", "电话号码不对，请填写手机号或者带区号的固定电话。"));
        }
        return violations.isEmpty() ? new Outcome(new CallBackWish(when, phone), List.of())
                : new Outcome(null, List.copyOf(violations));
    }

    /** Also of one in full-width digits, in words, or with marks between its parts. */
    private static boolean holdsNumber(String when) {
        StringBuilder plain = new StringBuilder();
        // Dashes of every kind are one dash.
        Normalizer.normalize(when, Normalizer.Form.NFKC).replaceAll("[\\p{Pd}～]", "-").codePoints().forEach(c -> {
            int word = WORDS.indexOf(c);
            int digit = word >= 0 ? DIGITS.charAt(word) - '0' : Character.digit(c, 10);
            plain.appendCodePoint(digit >= 0 ? '0' + digit : c);
        });
        String withoutTimes = WHEN.matcher(plain).replaceAll("时");
        return NUMBER.matcher(BETWEEN_DIGITS.matcher(withoutTimes).replaceAll("")).find();
    }

    /** For the time line: when, never the number. */
    String told() {
        return when == null ? "尽快" : when;
    }

    @Override
    public String toString() {
        return "CallBackWish[" + when + "]";
    }
}
