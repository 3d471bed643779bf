package org.ecobureau.shared.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The opaque word that says where the next page of a list starts: the sort key of the last row shown. */
public final class Cursor {

    private Cursor() {
    }

    public static String encode(Object... key) {
        StringBuilder text = new StringBuilder();
        for (Object part : key) {
            text.append(text.isEmpty() ? "" : "\n").append(part);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The parts again; a word that no page gave out is a bad request. */
    public static List<String> decode(String cursor, int parts) {
        Problem invalid = Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            List<String> key = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
            if (key.size() != parts) {
                throw invalid;
            }
            return key;
        } catch (IllegalArgumentException notBase64) {
            throw invalid;
        }
    }
}
