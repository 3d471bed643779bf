package org.ecobureau.drinkingwater;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.WaterEvaluation;

/**
 * The newest quarter of the sources in one sentence.
 *
 * @param quarter the quarter in words, null when there is none
 * @param good true when every source that can be judged meets its target
 */
public record SourceSummary(String sentence, String quarter, boolean good, boolean stale, boolean demonstration) {

    /** Sums up the newest quarter among the evaluations; {@code sources} is how many there should be. */
    public static SourceSummary of(List<WaterEvaluation> quarters, int sources, Instant now, Duration staleAfter) {
        Instant newest = quarters.stream().map(WaterEvaluation::start).max(Instant::compareTo).orElse(null);
        if (newest == null) {
            return new SourceSummary("还没有收到水源的监测结果", null, false, true, false);
        }
        List<WaterEvaluation> quarter = quarters.stream().filter(e -> e.start().equals(newest)).toList();
        long judged = quarter.stream().filter(e -> e.result().compliant() != null).count();
        long good = quarter.stream().filter(e -> Boolean.TRUE.equals(e.result().compliant())).count();
        String sentence = good == sources ? sources + " 个水源全部达标"
                : sources + " 个水源中 " + good + " 个达标"
                        + (judged > good ? "，" + (judged - good) + " 个未达标" : "")
                        + (judged < sources ? "，" + (sources - judged) + " 个没有结果" : "");
        return new SourceSummary(sentence, PeriodKind.QUARTER.words(newest), judged > 0 && good == judged,
                now.isAfter(PeriodKind.QUARTER.endOf(newest).plus(staleAfter)),
                quarter.stream().anyMatch(WaterEvaluation::demonstration));
    }
}
