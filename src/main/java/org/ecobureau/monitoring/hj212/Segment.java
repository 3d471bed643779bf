package org.ecobureau.monitoring.hj212;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data segment of a packet (HJ 212-2017, 6.3.2): {@code QN=…;ST=…;CN=…;PW=…;MN=…;Flag=…;PNUM=…;PNO=…;CP=&&…&&}.
 *
 * @param qn number of the request: the time it was sent, 17 digits
 * @param cn command
 * @param mn number of the device
 * @param answer whether the device waits for an answer (bit 0 of Flag)
 * @param count how many packets this content was split into, 1 when it was not (bit 1 of Flag)
 * @param number which of them this is, from 1
 * @param content what stands between the marks {@code &&}
 */
record Segment(String qn, String cn, String pw, String mn, boolean answer, int count, int number, String content) {
    private static final Pattern QN = Pattern.compile("\\d{17}");
    private static final Pattern CN = Pattern.compile("\\d{4}");
    private static final Pattern MN = Pattern.compile("[0-9A-Za-z_-]{1,32}");
    private static final Pattern SMALL = Pattern.compile("\\d{1,4}");
    private static final String OPEN = "CP=&&";
    private static final String CLOSE = "&&";

    /** Reads a data segment; empty when it lacks a field or has one that is not what the standard says. */
    static Optional<Segment> read(String text) {
        int open = text.indexOf(OPEN);
        int close = text.lastIndexOf(CLOSE);
        if (open < 0 || close < open + OPEN.length()) {
            return Optional.empty();
        }
        Map<String, String> head = new HashMap<>();
        for (String field : text.substring(0, open).split(";")) {
            int equals = field.indexOf('=');
            if (equals > 0 && head.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        String flag = head.getOrDefault("Flag", "0");
        String count = head.getOrDefault("PNUM", "");
        String number = head.getOrDefault("PNO", "");
        if (!matches(QN, head.get("QN")) || !matches(CN, head.get("CN")) || !matches(MN, head.get("MN"))
                || !head.containsKey("PW") || !matches(SMALL, flag)) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(flag);
        boolean split = (bits & 2) != 0 && !count.isEmpty();
        if (split && !(matches(SMALL, count) && matches(SMALL, number))) {
            return Optional.empty();
        }
        return Optional.of(new Segment(head.get("QN"), head.get("CN"), head.get("PW"), head.get("MN"), (bits & 1) != 0,
                split ? Integer.parseInt(count) : 1, split ? Integer.parseInt(number) : 1,
                text.substring(open + OPEN.length(), close)));
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }

    /** The same segment with the content of all its packets. */
    Segment whole(String joined) {
        return new Segment(qn, cn, pw, mn, answer, 1, 1, joined);
    }

    /**
     * The fields of a content: {@code DataTime=20260801080000;a21026-Avg=0.012,a21026-Flag=N;…} gives {@code DataTime} under
     * {@code ""} and {@code Avg}, {@code Flag} under {@code a21026}, in the order they came.
     */
    static Map<String, Map<String, String>> fields(String content) {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        for (String field : content.split("[;,]")) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                continue;
            }
            String name = field.substring(0, equals).strip();
            int dash = name.indexOf('-');
            String group = dash < 0 ? "" : name.substring(0, dash);
            groups.computeIfAbsent(group, g -> new LinkedHashMap<>()).put(name.substring(dash + 1),
                    field.substring(equals + 1).strip());
        }
        return groups;
    }
}
