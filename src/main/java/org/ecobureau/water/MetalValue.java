package org.ecobureau.water;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.ecobureau.monitoring.Reading;
import org.ecobureau.monitoring.SiteView;
import org.ecobureau.monitoring.WaterEvaluation;
import org.ecobureau.monitoring.WaterEvaluations;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.water.SurfaceWater;
import org.ecobureau.standard.water.WaterResult;

/**
 * A heavy metal at a section in one period, as the API gives it.
 *
 * @param value the number, the detection limit when {@code belowDetection}, or null with a {@code reason}
 * @param limit of the section's target, of table 3 for thallium, antimony and nickel; null without a target
 * @param compliant null when that cannot be said
 */
public record MetalValue(String site, String period, OffsetDateTime start, OffsetDateTime end, String parameter,
        BigDecimal value, boolean belowDetection, String reason, String unit, BigDecimal limit, Boolean compliant,
        BigDecimal exceedance, String completeness, String source, String state) {

    /** The items of {@code standard/heavy-metals.csv}. */
    static final List<String> ITEMS = DataFile.csv("heavy-metals.csv").stream().map(row -> row.text("parameter")).toList();

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = List.of("site", "period", "start", "end", "parameter", "value", "belowDetection",
            "reason", "unit", "limit", "compliant", "exceedance", "completeness", "source", "state");

    /** True for the sections that the county's plan set up for heavy metals. */
    static boolean watchedAt(SiteView site) {
        return site.controlLevel() != null && site.controlLevel().contains("重金属");
    }

    /** The metals among the values of an evaluation. */
    static List<MetalValue> of(WaterEvaluation e) {
        return e.readings().stream().filter(r -> ITEMS.contains(r.parameter())).map(r -> of(e, r)).toList();
    }

    private static MetalValue of(WaterEvaluation e, Reading r) {
        WaterResult.Exceedance over = e.result().exceeding().stream().filter(x -> x.parameter().equals(r.parameter()))
                .findFirst()
                .orElse(null);
        BigDecimal limit = e.result().target() == null ? null
                : SurfaceWater.limit(ChinaTime.dayOf(e.start()), WaterEvaluations.body(e.site()), r.parameter(),
                        e.result().target()).map(BigDecimal::new).orElse(null);
        Boolean compliant = over != null ? Boolean.FALSE
                : r.value() == null || limit == null || r.belowDetection() && r.value().compareTo(limit) > 0 ? null
                        : Boolean.TRUE;
        return new MetalValue(e.site().code(), e.period().code(), ChinaTime.offset(e.start()), ChinaTime.offset(e.end()),
                r.parameter(), r.value(), r.belowDetection(), r.reason(), r.unit(), limit, compliant,
                over == null ? null : over.multiple(), e.computed() ? r.note() : null, r.source(), r.state().code());
    }

    List<String> key() {
        return List.of(start.toString(), site, parameter);
    }

    List<Object> cells() {
        return Arrays.asList(site, period, start, end, parameter, value, belowDetection, reason, unit, limit, compliant,
                exceedance, completeness, source, state);
    }
}
