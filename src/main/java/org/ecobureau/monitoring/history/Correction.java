package org.ecobureau.monitoring.history;

import java.math.BigDecimal;
import java.time.Instant;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SlotAddress;

/**
 * One row of the public log: a published value became another one, or was taken back.
 *
 * @param id number of the new version, the key of the log
 * @param at when it was changed
 * @param note why, for the public
 */
public record Correction(long id, Instant at, String site, String siteName, String township, String parameter,
        PeriodKind period, Instant start, String unit, int version, BigDecimal oldValue, String oldReason, boolean oldBelow,
        ObservationState oldState, BigDecimal newValue, String newReason, boolean newBelow, ObservationState newState,
        String source, String note) {

    /** The value before as files write it; null when the slot was empty. */
    public String oldWritten() {
        return written(oldValue, oldReason, oldBelow, oldState);
    }

    /** The value now as files write it; null when it was taken back. */
    public String newWritten() {
        return written(newValue, newReason, newBelow, newState);
    }

    private static String written(BigDecimal value, String reason, boolean below, ObservationState state) {
        if (state == ObservationState.WITHDRAWN) {
            return null;
        }
        return value == null ? reason : Reading.plain(value).toPlainString() + (below ? "L" : "");
    }

    /** The page with all versions of the value. */
    public String address() {
        return SlotAddress.of(site, parameter, period, start);
    }

    public boolean demonstration() {
        return Reading.DEMONSTRATION.equals(source);
    }
}
