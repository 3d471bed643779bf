package org.ecobureau.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * Fired inside the transaction that added versions, after they are written: who keeps something computed from observations
 * recomputes it here, so that it changes together with them.
 */
public record ObservationsChanged(List<Span> spans) {

    /** One site and kind of period in one month, with the first and the last start that changed there. */
    public record Span(long siteId, SiteKind kind, PeriodKind period, Instant first, Instant last) {
    }
}
