package org.ecobureau.water;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.WaterEvaluation;

/**
 * The newest month of the rivers in one sentence.
 *
 * @param sentence what a neighbour would say
 * @param month the month in words, null when there is none
 * @param good true when every section that can be judged meets its target
 * @param stale true when that month is too long ago
 */
public record RiverSummary(String sentence, String month, boolean good, boolean stale, boolean demonstration) {

    /**
     * Sums up the newest month (or quarter, or year) among the evaluations of one kind; {@code sections} is how many there
     * should be.
     */
    public static RiverSummary of(List<WaterEvaluation> months, int sections, Instant now, Duration staleAfter) {
        Instant newest = months.stream().map(WaterEvaluation::start).max(Instant::compareTo).orElse(null);
        if (newest == null) {
            return new RiverSummary("还没有收到断面的监测结果", null, false, true, false);
        }
        PeriodKind kind = months.get(0).period();
        List<WaterEvaluation> month = months.stream().filter(e -> e.start().equals(newest)).toList();
        long judged = month.stream().filter(e -> e.result().compliant() != null).count();
        long good = month.stream().filter(e -> Boolean.TRUE.equals(e.result().compliant())).count();
        String sentence = good == sections ? sections + " 个断面全部达标"
                : good == judged && judged < sections
                        ? "收到 " + judged + " 个断面的结果，都达标；还有 " + (sections - judged) + " 个没有结果"
                        : sections + " 个断面中 " + (judged - good) + " 个未达标"
                                + (judged < sections ? "，" + (sections - judged) + " 个没有结果" : "");
        return new RiverSummary(sentence, kind.words(newest), judged > 0 && good == judged,
                now.isAfter(kind.endOf(newest).plus(staleAfter)),
                month.stream().anyMatch(WaterEvaluation::demonstration));
    }
}
