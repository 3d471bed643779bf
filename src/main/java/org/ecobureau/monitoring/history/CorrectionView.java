package org.ecobureau.monitoring.history;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.time.ChinaTime;

/**
 * One correction as the API gives it.
 *
 * @param oldValue the number before; null with {@code oldReason}, which says {@code NA}, {@code /}, {@code 0.01L} or words
 * @param newValue the number now; both null when the value was taken back
 * @param reason why it was changed
 * @param url page with every version
 */
public record CorrectionView(OffsetDateTime at, String site, String parameter, OffsetDateTime start, BigDecimal oldValue,
        BigDecimal newValue, String reason, String period, String oldReason, String newReason, String unit, int version,
        String source, String url) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = List.of("at", "site", "parameter", "start", "oldValue", "newValue", "reason",
            "period", "oldReason", "newReason", "unit", "version", "source", "url");

    static CorrectionView of(Correction c) {
        return new CorrectionView(ChinaTime.offset(c.at()), c.site(), c.parameter(), ChinaTime.offset(c.start()),
                number(c.oldValue(), c.oldBelow(), c.oldState()), number(c.newValue(), c.newBelow(), c.newState()), c.note(),
                c.period().code(), words(c.oldWritten(), c.oldValue(), c.oldBelow()),
                words(c.newWritten(), c.newValue(), c.newBelow()), c.unit(), c.version(), c.source(), c.address());
    }

    private static BigDecimal number(BigDecimal value, boolean below, ObservationState state) {
        return value == null || below || state == ObservationState.WITHDRAWN ? null : Reading.plain(value);
    }

    private static String words(String written, BigDecimal value, boolean below) {
        return value != null && !below ? null : written;
    }

    public List<Object> cells() {
        return Arrays.asList(at, site, parameter, start, oldValue, newValue, reason, period, oldReason, newReason, unit,
                version,
                source, url);
    }
}
