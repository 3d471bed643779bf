package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.water.WaterResult;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A stored water result as the API gives it for sections and sources. */
public record WaterEvaluationJson(String site, String period, OffsetDateTime start, OffsetDateTime end,
        @JsonProperty("class") String waterClass, String reason, String target, Boolean compliant, List<String> deciding,
        List<Exceeding> exceeding, List<String> notJudged, String standard, String source, String state,
        boolean computed, String completeness) {

    /** An item over the limit of the target; {@code exceedance} is null where the standard prints no multiple. */
    public record Exceeding(String parameter, BigDecimal value, BigDecimal limit, BigDecimal exceedance) {
    }

    public static WaterEvaluationJson of(WaterEvaluation e) {
        WaterResult r = e.result();
        return new WaterEvaluationJson(e.site().code(), e.period().code(), ChinaTime.offset(e.start()),
                ChinaTime.offset(e.end()),
                r.waterClass() == null ? null : r.waterClass().code(), r.reason(),
                r.target() == null ? null : r.target().code(),
                r.compliant(), r.deciding(),
                r.exceeding().stream()
                        .map(x -> new Exceeding(x.parameter(), Reading.plain(x.value()), Reading.plain(x.limit()),
                                x.multiple()))
                        .toList(),
                r.notJudged(), r.standard(), String.join("、", e.sources()), e.state().code(), e.computed(),
                e.completeness());
    }
}
