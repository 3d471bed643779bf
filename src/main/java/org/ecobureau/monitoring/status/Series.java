package org.ecobureau.monitoring.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.shared.chart.Strip;
import org.ecobureau.standard.PublicationDeadlines.Deadline;

/**
 * One series: a site and a kind of period.
 *
 * @param lastStart start of the newest period with a value, null without any
 * @param receivedAt when the first version of that value came in
 * @param deadline when a value has to be public, null where none is known
 * @param cells the window: 30 days, 12 months, 8 quarters or 5 years, oldest first
 * @param nextStart start of the next period to come
 * @param nextDue until when its value has to be public, null without a deadline
 */
public record Series(SiteView site, PeriodKind period, Instant lastStart, Instant receivedAt, String source, Long batchId,
        Deadline deadline, List<Strip.Cell> cells, Instant nextStart, Instant nextDue, boolean overdue) {

    public Instant lastEnd() {
        return lastStart == null ? null : period.endOf(lastStart);
    }

    /** How long after the end of its period the newest value came in. */
    public Duration delay() {
        return lastStart == null ? null : Duration.between(lastEnd(), receivedAt);
    }

    /** Whether the newest value came in after its deadline; null without value or deadline. */
    public Boolean late() {
        return lastStart == null || deadline == null ? null : receivedAt.isAfter(deadline.due(lastEnd()));
    }

    public int expected() {
        return cells.stream().mapToInt(Strip.Cell::expected).sum();
    }

    public int present() {
        return cells.stream().mapToInt(Strip.Cell::present).sum();
    }

    public int missing() {
        return expected() - present();
    }
}
