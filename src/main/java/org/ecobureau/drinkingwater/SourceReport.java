package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.ecobureau.drinkingwater.SourceQuarters.Mark;
import org.ecobureau.monitoring.PeriodKind;

/**
 * The report of one quarter: every source with its result, and the figures over all of them.
 *
 * @param start start of the quarter
 * @param rows every source in use, county sources first
 */
public record SourceReport(Instant start, List<Row> rows, SourceFigures figures) {

    /**
     * One line of the report.
     *
     * @param number its number in the whole list, from 1
     * @param result null when nothing came in
     */
    public record Row(int number, Source source, QuarterResult result) {

        public boolean monitored() {
            return result != null && result.monitored();
        }

        /** What the report says of compliance. */
        public String verdict() {
            return result == null ? "没有结果" : result.verdict();
        }
    }

    static SourceReport of(Instant start, List<Source> sources, Map<Long, QuarterResult> results) {
        List<Row> rows = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (Source source : sources) {
            QuarterResult result = results.get(source.site().id());
            rows.add(new Row(rows.size() + 1, source, result));
            if (result != null) {
                marks.add(new Mark(start, result.siteId(), result.compliant(), result.items(), result.demonstration()));
            }
        }
        return new SourceReport(start, List.copyOf(rows),
                Sources.figures(PeriodKind.QUARTER.words(start), start, PeriodKind.QUARTER.endOf(start), sources, marks));
    }

    public String words() {
        return figures.words();
    }

    /** The rows of one township, or all for null. */
    public List<Row> of(String township) {
        return township == null ? rows : rows.stream().filter(r -> township.equals(r.source().site().township())).toList();
    }
}
