package org.ecobureau.drinkingwater;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.water.WaterClass;

/**
 * What one source was found to be in one quarter.
 *
 * @param items how many items have a result, also one below its detection limit
 * @param waterClass null when no item could be judged
 * @param completeness "2/3 月" when the values are means of months, null when the quarter was reported
 * @param compliant null when that cannot be said; {@code reason} then says why
 */
public record QuarterResult(long siteId, Instant start, int items, WaterClass waterClass, WaterClass target, Boolean compliant,
        String reason, List<Over> exceeding, String standard, ObservationState state, String source, boolean demonstration,
        String completeness) {

    /**
     * An item over its limit.
     *
     * @param exceedance (C − S) ÷ S with two decimals, null where the standard prints none
     */
    public record Over(String parameter, BigDecimal exceedance) {

        static Over read(String text) {
            int sign = text.indexOf('=');
            String multiple = sign < 0 ? "" : text.substring(sign + 1);
            return new Over(sign < 0 ? text : text.substring(0, sign), multiple.isEmpty() ? null : new BigDecimal(multiple));
        }

        /** 锰(0.30), or the name alone. */
        String words() {
            String name = Parameters.find(parameter).map(p -> p.name()).orElse(parameter);
            return exceedance == null ? name : name + "(" + exceedance.toPlainString() + ")";
        }
    }

    /** True when anything was measured. */
    public boolean monitored() {
        return items > 0;
    }

    public String verdict() {
        return compliant == null ? "无法判定" : compliant ? "达标" : "未达标";
    }

    public String colour() {
        return compliant == null ? "grey" : compliant ? "green" : "red";
    }

    public String words() {
        return PeriodKind.QUARTER.words(start);
    }

    /** 1 to 6 for the colour, 0 without a class. */
    public int level() {
        return waterClass == null ? 0 : waterClass.ordinal() + 1;
    }

    public String label() {
        return waterClass == null ? "无法定类" : waterClass.label();
    }

    public String targetLabel() {
        return target == null ? "未设" : target.label();
    }

    /** Items over their limits with the multiple in brackets, empty when there are none. */
    public String over() {
        return exceeding.stream().map(Over::words).collect(Collectors.joining("、"));
    }

    public String shownSource() {
        return source.replace(Reading.DEMONSTRATION, "演示数据");
    }
}
