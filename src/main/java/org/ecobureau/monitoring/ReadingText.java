package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a value means. Missing is {@code NA}, an empty cell or a dash; {@code /} is "not monitored"; {@code 0.01L}
 * or
 * {@code <0.01} is "below this detection limit". None of them ever becomes zero.
 *
 * @param value the number or the detection limit, null for a reason
 * @param reason {@code NA}, {@code /} or words, null for a number
 * @param flags codes of {@link QualityFlag} joined by {@code ;}, or null
 */
record ReadingText(BigDecimal value, String reason, boolean belowDetection, String flags) {
    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "NULL", "-", "--", "—", "——", "–", "－", "缺测");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,12})?([eE][+-]?\\d)?");
    private static final Pattern LIMIT = Pattern.compile("(?:[<＜]\\s*(?<a>[0-9.]+)|(?<b>[0-9.]+)\\s*L)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTS = Pattern.compile("[;；,，、\\s]+");
    private static final int SCALE = 8;
    private static final int WHOLE = 12;

    /** A value that cannot be read, with what to do about it. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    static ReadingText of(String value, String flag) throws Unreadable {
        String text = value == null ? "" : Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
        String mark = flag == null ? "" : Normalizer.normalize(flag, Normalizer.Form.NFKC).strip();
        if (MISSING.contains(text.toUpperCase(Locale.ROOT)) || MISSING.contains(value == null ? "" : value.strip())) {
            return missing(mark);
        }
        if (text.equals("/")) {
            return new ReadingText(null, "/", false, null);
        }
        boolean below = false;
        Set<QualityFlag> flags = EnumSet.noneOf(QualityFlag.class);
        for (String part : mark.isEmpty() ? new String[0] : PARTS.split(mark)) {
            if (part.equalsIgnoreCase("L")) {
                below = true;
            } else {
                flags.add(QualityFlag.find(part).orElseThrow(() -> new Unreadable(
                        "有数值时标记只能为空、L 或质量标记（如 " + QualityFlag.DUST.code() + "、" + QualityFlag.DUST.label() + "），收到“" + part
                                + "”")));
            }
        }
        Matcher limit = LIMIT.matcher(text);
        if (limit.matches()) {
            String number = limit.group("a") != null ? limit.group("a") : limit.group("b");
            return new ReadingText(number(number), null, true, QualityFlag.stored(flags));
        }
        if (text.equalsIgnoreCase("ND") || text.equals("未检出")) {
            throw new Unreadable("未检出的值请写检出限加 L，例如 0.01L");
        }
        return new ReadingText(number(text), null, below, QualityFlag.stored(flags));
    }

    private static ReadingText missing(String mark) throws Unreadable {
        if (mark.length() > 100) {
            throw new Unreadable("缺测原因最多 100 字");
        }
        if (mark.equalsIgnoreCase("L")) {
            throw new Unreadable("标记 L 需要同时写检出限");
        }
        Optional<QualityFlag> why = QualityFlag.find(mark);
        String reason = MISSING.contains(mark.toUpperCase(Locale.ROOT)) ? "NA" : why.map(QualityFlag::label).orElse(mark);
        return new ReadingText(null, reason, false, why.map(QualityFlag::code).orElse(null));
    }

    private static BigDecimal number(String text) throws Unreadable {
        if (!NUMBER.matcher(text).matches()) {
            throw new Unreadable("“" + shorten(text) + "”不是数字；缺测写 NA，未监测写 /");
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > SCALE) {
            throw new Unreadable("小数最多 " + SCALE + " 位");
        }
        if (number.precision() - number.scale() > WHOLE) {
            throw new Unreadable("整数部分最多 " + WHOLE + " 位");
        }
        return number;
    }

    private static String shorten(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    /** True when {@code other} says the same thing. */
    boolean same(BigDecimal otherValue, String otherReason, boolean otherBelow, String otherFlags) {
        if (!Objects.equals(flags, otherFlags)) {
            return false;
        }
        if (value == null || otherValue == null) {
            return value == null && otherValue == null && reason.equals(otherReason);
        }
        return value.compareTo(otherValue) == 0 && belowDetection == otherBelow;
    }
}
