package org.ecobureau.water;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.water.WaterClass;

/**
 * How many sections reached their target in a period: sections at or better than the target ÷ sections evaluated
 * (环办〔2011〕22号).
 *
 * @param period the period in words
 * @param sections how many there should be
 * @param evaluated how many could be judged against their target
 * @param rate met ÷ evaluated in percent with one decimal; null when none could be judged
 * @param worst label of the worst class such as Ⅳ类, null without any class
 * @param worstSections names of the sections of that class, joined by 、; null without any class
 * @param whole how many sections were judged by a reported value or by all months of the period
 * @param completeness of the section with the fewest months, "10/12 月"; null when every result was reported for the period
 */
public record RiverCompliance(String period, int sections, int evaluated, int whole, int met, BigDecimal rate,
        String worst,
        String worstSections, String completeness, boolean demonstration, String sentence) {

    /** Sums up the evaluations of one period. */
    static RiverCompliance of(String period, List<SiteView> sections, List<WaterEvaluation> evaluations) {
        int evaluated = (int) evaluations.stream().filter(e -> e.result().compliant() != null).count();
        int met = (int) evaluations.stream().filter(e -> Boolean.TRUE.equals(e.result().compliant())).count();
        int whole = (int) evaluations.stream().filter(e -> e.result().compliant() != null && e.whole()).count();
        BigDecimal rate = Rounding.percent(met, evaluated);
        WaterClass worst = evaluations.stream().map(e -> e.result().waterClass()).filter(c -> c != null)
                .max(WaterClass::compareTo).orElse(null);
        String names = worst == null ? null
                : evaluations.stream().filter(e -> e.result().waterClass() == worst).map(e -> e.site().name())
                        .collect(Collectors.joining("、"));
        String completeness = evaluations.stream().filter(WaterEvaluation::computed)
                .min((a, b) -> Integer.compare(a.basis().size(), b.basis().size())).map(WaterEvaluation::completeness)
                .orElse(null);
        return new RiverCompliance(period, sections.size(), evaluated, whole, met, rate, worst == null ? null : worst.label(),
                names,
                completeness, evaluations.stream().anyMatch(WaterEvaluation::demonstration),
                sentence(sections.size(), evaluated, met, rate));
    }

    private static String sentence(int sections, int evaluated, int met, BigDecimal rate) {
        if (evaluated == 0) {
            return "没有可以评价的断面";
        }
        String missing = evaluated < sections ? "，另有 " + (sections - evaluated) + " 个没有可评价的结果" : "";
        return "评价 " + evaluated + " 个断面，" + met + " 个达标，达标率 " + rate.toPlainString() + "%" + missing;
    }
}
