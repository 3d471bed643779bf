package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.ecobureau.shared.time.ChinaTime;

/**
 * A record of a visit that {@link VisitRules} let through.
 *
 * @param endedAt null when it was not written down
 * @param metName the name of who was met, may be null: personal data, for staff only
 */
public record NewVisit(Instant startedAt, Instant endedAt, List<String> officers, String place, String metRole,
        String metName, String seen, String ordered, List<Sample> samples) {

    /**
     * One sample or measurement.
     *
     * @param parameter code of the registry, null for an item in free words
     * @param result null while it is pending
     */
    public record Sample(SampleMedium medium, String point, String parameter, String item, Instant takenAt,
            String laboratory, Result result) {
    }

    /** A result; the reason says why it replaces the one before. */
    public record Result(SampleValue value, String unit, String laboratory, LocalDate measuredOn, String reason) {
    }

    /** The day the reporter is told. */
    public LocalDate day() {
        return ChinaTime.dayOf(startedAt);
    }

    @Override
    public String toString() {
        return "NewVisit[" + startedAt + "]";
    }
}
