package org.ecobureau.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is still open in a text: a placeholder nobody filled in, {@code {number}}, or a gap to be filled by hand,
 * {@code 【检查日期】}; a bracket without its other half counts as one.
 */
public final class Gaps {

    private static final String BRACKETS = "{}｛｝【】";
    private static final Pattern GAP = Pattern
            .compile("\\{[^" + BRACKETS + "]*}|｛[^" + BRACKETS + "]*｝|【[^" + BRACKETS + "]*】|[" + BRACKETS + "]");
    private static final int SHOWN = 20;

    private Gaps() {
    }

    /**
     * One open place.
     *
     * @param at the first character counts as 1
     */
    public record Gap(String words, int at) {
    }

    /** The open places in their order; nothing has none. */
    public static List<Gap> in(String text) {
        List<Gap> gaps = new ArrayList<>();
        if (text == null) {
            return gaps;
        }
        Matcher matcher = GAP.matcher(text);
        while (matcher.find()) {
            gaps.add(new Gap(matcher.group(), text.codePointCount(0, matcher.start()) + 1));
        }
        return gaps;
    }

    /** What the person is told, or null when nothing is open. */
    public static String told(String text) {
        return told(text, null);
    }

    /** The same of a text that may quote another one with what looks open there. */
    static String told(String text, String quoted) {
        List<String> own = in(quoted).stream().map(Gap::words).toList();
        List<Gap> gaps = in(text).stream().filter(gap -> !own.contains(gap.words())).toList();
        return gaps.isEmpty() ? null
                : "还有没填的地方：" + gaps.stream().map(g -> "第 " + g.at() + " 个字起“" + cut(g.words()) + "”")
                        .collect(Collectors.joining("，")) + "。填好或删去后再提交。";
    }

    private static String cut(String words) {
        return words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "…";
    }
}
