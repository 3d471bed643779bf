package org.ecobureau.complaint;

import java.util.List;

/** A record of a visit as typed. */
public record VisitInput(String startedAt, String endedAt, String officers, String place, String metRole, String metName,
        String seen, String ordered, List<Sample> samples) {

    /**
     * One row of a sample as typed.
     *
     * @param field what the names of its fields begin with, such as {@code sample1}
     */
    public record Sample(String field, String medium, String point, String item, String takenAt, String laboratory,
            Result result) {

        boolean isEmpty() {
            return blank(medium) && blank(point) && blank(item) && blank(takenAt) && blank(laboratory) && result.isEmpty();
        }
    }

    /** A result as typed; the laboratory may stand at the sample. */
    public record Result(String field, String value, String unit, String laboratory, String measuredOn, String reason) {

        boolean isEmpty() {
            return blank(value) && blank(unit) && blank(measuredOn);
        }
    }

    private static boolean blank(String typed) {
        return typed == null || typed.isBlank();
    }
}
