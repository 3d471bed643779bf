package org.ecobureau.monitoring;

import java.util.ArrayList;
import java.util.List;

import org.ecobureau.shared.web.Violation;

/** What storing a delivery would do, row by row; nothing is written yet. */
public final class ObservationPlan {

    /** A version to add; {@code previous} is the version it follows, or null. */
    record Addition(CheckedRow row, Reading previous, ObservationState state, String note) {
    }

    final List<Addition> additions = new ArrayList<>();
    final List<Violation> violations = new ArrayList<>();
    int fresh;
    int newVersions;
    int unchanged;
    int rejected;

    /** Values for slots that held none. */
    public int fresh() {
        return fresh;
    }

    /** Values that follow another value of the same slot. */
    public int newVersions() {
        return newVersions;
    }

    /** Values that are known already. */
    public int unchanged() {
        return unchanged;
    }

    /** Rows that cannot be stored. */
    public int rejected() {
        return rejected;
    }

    public List<Violation> violations() {
        return violations;
    }
}
