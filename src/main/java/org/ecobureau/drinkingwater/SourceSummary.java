package org.ecobureau.drinkingwater;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.ecobureau.drinkingwater.SourceQuarters.Mark;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.SiteView;

/**
 * The newest ended quarter of the sources in one sentence.
 *
 * @param quarter the quarter in words, null when there is none
 * @param good true when every source has a result and meets its target
 */
public record SourceSummary(String sentence, String quarter, boolean good, boolean stale, boolean demonstration) {

    /** Sums up the newest ended quarter among the marks of the given sites, and says when the running one comes in. */
    static SourceSummary of(List<Mark> marks, List<SiteView> sites, Instant now, Duration staleAfter) {
        Set<Long> ids = sites.stream().map(SiteView::id).collect(Collectors.toSet());
        List<Mark> own = marks.stream().filter(m -> ids.contains(m.siteId()) && m.items() > 0).toList();
        Instant newest = newest(own.stream().map(Mark::start).toList(), now);
        if (newest == null) {
            return new SourceSummary("还没有收到水源的监测结果", null, false, true, false);
        }
        SourceSummary summary = of(own.stream().filter(m -> m.start().equals(newest)).toList(), sites.size(), newest, now,
                staleAfter);
        String coming = own.stream().anyMatch(m -> m.start().isAfter(newest)) ? "；" + coming(now) : "";
        return new SourceSummary(summary.sentence + coming, summary.quarter, summary.good, summary.stale,
                summary.demonstration);
    }

    /** The newest of these quarters that has ended, else the newest; null for none. */
    static Instant newest(Collection<Instant> quarters, Instant now) {
        return quarters.stream().filter(start -> !running(start, now)).max(Instant::compareTo)
                .orElseGet(() -> quarters.stream().max(Instant::compareTo).orElse(null));
    }

    /** Whether a quarter has not ended yet. */
    static boolean running(Instant start, Instant now) {
        return PeriodKind.QUARTER.endOf(start).isAfter(now);
    }

    /** That results of the running quarter come in. */
    static String coming(Instant now) {
        return PeriodKind.QUARTER.words(PeriodKind.QUARTER.startOf(now)) + "还没有结束，结果正在陆续收到";
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
        return new SourceSummary(sentence, PeriodKind.QUARTER.words(start), sources > 0 && good == sources,
                now.isAfter(PeriodKind.QUARTER.endOf(start).plus(staleAfter)),
                quarter.stream().anyMatch(Mark::demonstration));
    }
}
