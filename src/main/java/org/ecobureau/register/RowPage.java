package org.ecobureau.register;

import java.util.List;

import org.ecobureau.shared.web.Cursor;
import org.ecobureau.shared.web.Problem;

/**
 * One page of the rows of a list, by the key of the last row shown.
 *
 * @param next mark of the next page, null on the last
 * @param later whether this is not the first page
 */
public record RowPage(List<RegisterRow> rows, String next, boolean later) {

    /** @param after mark of the page before, null or empty for the first page; a mark nobody gave out is a 400 */
    public static RowPage of(List<RegisterRow> all, String after, int size) {
        int start = start(all, after);
        int end = Math.min(all.size(), start + size);
        return new RowPage(all.subList(start, end), end == all.size() ? null : Cursor.encode(all.get(end - 1).key()),
                start > 0);
    }

    private static int start(List<RegisterRow> rows, String after) {
        if (after == null || after.isEmpty()) {
            return 0;
        }
        String key = Cursor.decode(after, 1).get(0);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(key)) {
                return i + 1;
            }
        }
        throw Problem.badParameter("after", "翻页标记无效，请从第一页重新打开。");
    }
}
