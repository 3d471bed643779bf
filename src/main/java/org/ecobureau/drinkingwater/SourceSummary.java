package org.ecobureau.drinkingwater;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.ecobureau.drinkingwater.SourceQuarters.Mark;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteView;

/**
 * The newest quarter of the sources in one sentence.
 *
 * @param quarter the quarter in words, null when there is none
 * @param good true when every source that can be judged meets its target
 */
public record SourceSummary(String sentence, String quarter, boolean good, boolean stale, boolean demonstration) {

    /** Sums up the newest quarter among the marks of the given sites. */
    static SourceSummary of(List<Mark> marks, List<SiteView> sites, Instant now, Duration staleAfter) {
        Set<Long> ids = sites.stream().map(SiteView::id).collect(Collectors.toSet());
        List<Mark> own = marks.stream().filter(m -> ids.contains(m.siteId()) && m.items() > 0).toList();
        Instant newest = own.stream().map(Mark::start).max(Instant::compareTo).orElse(null);
        if (newest == null) {
            return new SourceSummary("还没有收到水源的监测结果", null, false, true, false);
        }
        return of(own.stream().filter(m -> m.start().equals(newest)).toList(), sites.size(), newest, now, staleAfter);
    }

    /** Sums up the quarter of a report. */
    static SourceSummary of(SourceReport report, Instant now, Duration staleAfter) {
        List<Mark> marks = report.rows().stream().filter(SourceReport.Row::monitored).map(SourceReport.Row::result)
                .map(r -> new Mark(r.start(), r.siteId(), r.compliant(), r.items(), r.demonstration())).toList();
        return of(marks, report.rows().size(), report.start(), now, staleAfter);
    }

    /** Sums up one quarter; {@code sources} is how many there should be. */
    static SourceSummary of(List<Mark> quarter, int sources, Instant start, Instant now, Duration staleAfter) {
        long judged = quarter.stream().filter(m -> m.compliant() != null).count();
        long good = quarter.stream().filter(m -> Boolean.TRUE.equals(m.compliant())).count();
        String sentence = good == sources ? sources + " 个水源全部达标"
                : sources + " 个水源中 " + good + " 个达标"
                        + (judged > good ? "，" + (judged - good) + " 个未达标" : "")
                        + (judged < sources ? "，" + (sources - judged) + " 个没有结果" : "");
        return new SourceSummary(sentence, PeriodKind.QUARTER.words(start), judged > 0 && good == judged,
                now.isAfter(PeriodKind.QUARTER.endOf(start).plus(staleAfter)),
                quarter.stream().anyMatch(Mark::demonstration));
    }
}
