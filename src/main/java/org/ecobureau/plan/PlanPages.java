package org.ecobureau.plan;

import java.math.BigDecimal;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.ecobureau.plan.PlanBoard.Standing;
import org.ecobureau.shared.chart.Bar;
import org.ecobureau.shared.chart.Svg;
import org.ecobureau.shared.web.PublicCache;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** The plan's aims and what came of them. */
@Path("/plan")
@PublicCache(300)
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PlanPages {
    private static final BigDecimal ROOM = new BigDecimal("1.1");

    @Inject
    PlanBoard board;
    @Inject
    Indicators indicators;

    /**
     * A line of the table.
     *
     * @param svg bar of the newest value with a mark at the target, or null without a value
     */
    public record Row(String id, String name, String note, String unit, String baseline, String target,
            List<PlanValue> values, Svg svg, String state, String colour) {
    }

    /** The page. */
    public record PlanView(int baselineYear, int targetYear, boolean ended, List<Row> rows, int met, int notMet, int unknown,
            boolean demonstration) {
    }

    @CheckedTemplate(basePath = "plan", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance plan(PlanView view);
    }

    @GET
    public TemplateInstance plan() {
        List<Standing> all = board.all();
        return Templates.plan(new PlanView(indicators.firstYear(), indicators.lastYear(), board.ended(),
                all.stream().map(PlanPages::row).toList(), count(all, IndicatorState.MET), count(all, IndicatorState.NOT_MET),
                count(all, IndicatorState.UNKNOWN),
                all.stream().anyMatch(s -> s.values().stream().anyMatch(PlanValue::demonstration))));
    }

    private static int count(List<Standing> all, IndicatorState state) {
        return (int) all.stream().filter(s -> s.state() == state).count();
    }

    private static Row row(Standing s) {
        Indicator i = s.indicator();
        PlanValue newest = s.values().isEmpty() ? null : s.values().get(s.values().size() - 1);
        return new Row(i.id(), i.name(), i.note(), i.unit(), i.baseline() == null ? null : i.baseline().toPlainString(),
                i.targetWords(), s.values(), newest == null ? null : bar(i, newest), s.state().label(), s.state().colour());
    }

    private static Svg bar(Indicator i, PlanValue newest) {
        BigDecimal end = newest.value().max(i.target()).max(BigDecimal.ONE).multiply(ROOM);
        return Bar.of(newest.value(), end, i.target(), "#1c5f8a", newest.year() + " 年 " + newest.value().toPlainString()
                + " " + i.unit() + "，目标 " + i.targetWords());
    }
}
