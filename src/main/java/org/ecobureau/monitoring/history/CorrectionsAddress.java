package org.ecobureau.monitoring.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Problem;

/** The filter and the page of the log as they stand in addresses. */
final class CorrectionsAddress {

    private CorrectionsAddress() {
    }

    static Long key(String after) {
        if (after == null) {
            return null;
        }
        try {
            return Long.valueOf(Cursor.decode(after, 1).get(0));
        } catch (NumberFormatException e) {
            throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开");
        }
    }

    /** The query of the filter with further pairs; empty without any. */
    static String query(String township, String code, String... pairs) {
        List<String> parts = new ArrayList<>();
        add(parts, "township", township);
        add(parts, "site", code);
        for (int i = 0; i < pairs.length; i += 2) {
            add(parts, pairs[i], pairs[i + 1]);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (value != null && !value.isBlank()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
