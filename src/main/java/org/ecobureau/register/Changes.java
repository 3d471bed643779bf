package org.ecobureau.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What turns one list into another, row by row by key.
 *
 * @param unchanged how many rows stand in both as they were
 */
public record Changes(List<RegisterRow> added, List<Changed> changed, List<RegisterRow> removed, int unchanged) {

    /** A row that stands in both lists with other cells. */
    public record Changed(RegisterRow before, RegisterRow after) {

        /** Names of the cells that differ, in the order of the list. */
        public List<String> columns() {
            Set<String> names = new LinkedHashSet<>(after.cells().keySet());
            names.addAll(before.cells().keySet());
            return names.stream().filter(name -> !Objects.equals(before.text(name), after.text(name))).toList();
        }
    }

    public static Changes between(List<RegisterRow> before, List<RegisterRow> after) {
        Map<String, RegisterRow> old = byKey(before);
        List<RegisterRow> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        int unchanged = 0;
        for (RegisterRow row : after) {
            RegisterRow earlier = old.remove(row.key());
            if (earlier == null) {
                added.add(row);
            } else if (earlier.cells().equals(row.cells())) {
                unchanged++;
            } else {
                changed.add(new Changed(earlier, row));
            }
        }
        return new Changes(List.copyOf(added), List.copyOf(changed), List.copyOf(old.values()), unchanged);
    }

    /** The list with the delivered rows put in their places by key, new ones at the end; the others stay. */
    public static List<RegisterRow> merged(List<RegisterRow> before, List<RegisterRow> delivered) {
        Map<String, RegisterRow> rows = byKey(before);
        delivered.forEach(row -> rows.put(row.key(), row));
        return List.copyOf(rows.values());
    }

    public boolean none() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    private static Map<String, RegisterRow> byKey(List<RegisterRow> rows) {
        Map<String, RegisterRow> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        return byKey;
    }
}
