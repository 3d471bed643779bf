package org.ecobureau.standard.air;

import java.util.List;

import org.ecobureau.standard.DataFile;

/** Advice for school breaks, morning exercise and outdoor work: only what table 1 of HJ 633-2026 says of these people. */
public final class AirActivities {

    /** What one activity is told at a level. */
    public record Advice(String standard, String activity, String label, int level, String sentence) {
    }

    private static final List<Advice> ALL = DataFile.csv("air-activities.csv").stream()
            .map(row -> new Advice(row.text("standard"), row.text("activity"), row.text("label"),
                    row.number("level").intValueExact(), row.text("sentence")))
            .toList();

    private AirActivities() {
    }

    /** The advice at a level, one for each activity; none for HJ 633-2012, whose days are past. */
    public static List<Advice> at(String standard, int level) {
        return ALL.stream().filter(a -> a.standard().equals(standard) && a.level() == level).toList();
    }
}
