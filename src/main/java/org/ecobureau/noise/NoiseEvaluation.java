package org.ecobureau.noise;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.ecobureau.monitoring.Completeness;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.noise.NoiseGrade;
import org.ecobureau.standard.noise.NoisePeriod;

/**
 * All points of a kind (zones: of a class) in one period, by day or by night.
 *
 * @param zone class of GB 3096, only for zones
 * @param points points that should have a value
 * @param valid points that have one
 * @param passed zones: points that keep the limit, else null
 * @param rate zones: passed of valid in per cent, else null
 * @param mean area and road: the mean in dB(A), else null
 * @param limit zones: the limit in dB(A), else null
 * @param grade area and road: grade of HJ 640, else null
 * @param peaksOver zones by night: points whose loudest sudden noise exceeds the limit by more than 15 dB(A) (GB 3096-2008,
 *        5.4), else null
 */
public record NoiseEvaluation(PointKind kind, String zone, PeriodKind period, Instant start, Instant end, NoisePeriod time,
        int points, int valid, Integer passed, BigDecimal rate, BigDecimal mean, BigDecimal limit, NoiseGrade grade,
        Integer peaksOver, String standard, Set<String> sources, ObservationState state) {

    static final String UNIT = "dB(A)";

    /** Columns of the CSV in the order of {@link #cells()}, the same names as in JSON. */
    public static final List<String> HEADER = List.of("kind", "zone", "period", "start", "end", "time", "points", "valid",
            "passed", "rate", "mean", "unit", "limit", "grade", "peaksOver", "standard", "state", "source");

    public Completeness completeness() {
        return new Completeness(valid, points, "个点");
    }

    public boolean demonstration() {
        return sources.contains(Reading.DEMONSTRATION);
    }

    String source() {
        return String.join("、", sources);
    }

    List<Object> cells() {
        return Arrays.asList(kind.code(), zone, period.code(), ChinaTime.offset(start), ChinaTime.offset(end), time.code(),
                points, valid, passed, rate, mean, UNIT, limit, grade == null ? null : grade.level(), peaksOver, standard,
                state.code(), source());
    }

    List<String> key() {
        return List.of(start.toString(), period.name(), kind.name(), zone == null ? "" : zone, time.name());
    }
}
