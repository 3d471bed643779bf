package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.util.List;

/**
 * The judgement of one sample.
 *
 * @param waterClass worst class of the judged items; null when no item could be judged
 * @param reason why there is no class or no compliance, in Chinese; null otherwise
 * @param compliant whether the target and every single limit is kept; null when that cannot be said
 * @param deciding items of the worst class
 * @param notJudged items given that took no part: reference items, unknown to the standard, or not detected with a
 *        detection limit above the limit of class I
 */
public record WaterResult(String standard, WaterClass waterClass, String reason, WaterClass target, Boolean compliant,
        List<String> deciding, List<Exceedance> exceeding, List<String> notJudged) {

    /**
     * An item over its limit.
     *
     * @param multiple (C − S) ÷ S with two decimals; null where the standard prints none (pH, dissolved oxygen)
     */
    public record Exceedance(String parameter, BigDecimal value, BigDecimal limit, BigDecimal multiple) {
    }
}
