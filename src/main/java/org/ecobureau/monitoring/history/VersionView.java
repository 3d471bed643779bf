package org.ecobureau.monitoring.history;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.time.ChinaTime;

/**
 * One version of one value as the API and the page give it.
 *
 * @param value the number, null with a {@code reason}; both null when the value was taken back
 * @param note why it is another value than before, in words for the public
 */
public record VersionView(int version, BigDecimal value, String reason, String unit, String state, String flags, String source,
        OffsetDateTime receivedAt, String note) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = List.of("version", "value", "reason", "unit", "state", "flags", "source",
            "receivedAt", "note");

    public static VersionView of(Reading r) {
        boolean gone = r.state() == ObservationState.WITHDRAWN;
        return new VersionView(r.version(), r.measured() ? r.value() : null, r.measured() || gone ? null : r.written(),
                r.unit(),
                r.state().code(), r.flags(), r.source(), ChinaTime.offset(r.receivedAt()), r.note());
    }

    public List<Object> cells() {
        return Arrays.asList(version, value, reason, unit, state, flags, source, receivedAt, note);
    }
}
