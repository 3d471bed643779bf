package org.ecobureau.water;

import java.math.BigDecimal;
import java.util.List;

import org.ecobureau.standard.water.WaterResult;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A water result of the public interface. Field names are the JSON names. */
public record WaterResultView(@JsonProperty("class") String waterClass, String reason, String target,
        Boolean compliant, List<String> deciding, List<Exceeding> exceeding, List<String> notJudged,
        String standard) {

    /** An item over the limit of the target; {@code exceedance} is null where the standard prints no multiple. */
    public record Exceeding(String parameter, BigDecimal value, BigDecimal limit, BigDecimal exceedance) {
    }

    public static WaterResultView of(WaterResult result) {
        return new WaterResultView(result.waterClass() == null ? null : result.waterClass().code(), result.reason(),
                result.target() == null ? null : result.target().code(), result.compliant(), result.deciding(),
                result.exceeding().stream()
                        .map(e -> new Exceeding(e.parameter(), e.value(), e.limit(), e.multiple())).toList(),
                result.notJudged(), result.standard());
    }
}
