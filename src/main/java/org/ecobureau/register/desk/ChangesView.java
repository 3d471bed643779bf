package org.ecobureau.register.desk;

import java.util.List;

/**
 * Differences between two lists in words; of each kind the first ones, and how many more there are.
 *
 * @param sentence the counts: 新增 2 行，改动 1 行，删去 0 行，其余 23 行不变
 */
public record ChangesView(String sentence, boolean none, List<Line> added, int moreAdded, List<Changed> changed,
        int moreChanged,
        List<Line> removed, int moreRemoved) {

    /** A row by its key and its other cells in one line. */
    public record Line(String key, String text) {
    }

    /** A row whose cells differ. */
    public record Changed(String key, List<Difference> differences) {
    }

    /** One cell before and after; "（空）" for an empty one. */
    public record Difference(String label, String before, String after) {
    }
}
