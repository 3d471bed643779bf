package org.ecobureau.complaint;

import java.time.Instant;
import java.util.List;

/**
 * The value a report of an error is about, as it was and as it is.
 *
 * @param value site, item and period in words
 * @param href its permanent address
 * @param then what people read when the report came in
 * @param changes the versions published since, oldest first
 */
public record ReportedValue(String value, String href, String then, List<Change> changes, boolean demonstration) {

    /**
     * A version published after the report.
     *
     * @param now the value in words
     * @param note why, for the public; null without
     */
    public record Change(int version, String now, Instant at, String note) {
    }

    /** What people read now is not what they read when the report came in. */
    public boolean mended() {
        return !changes.isEmpty() && !changes.get(changes.size() - 1).now().equals(then);
    }
}
