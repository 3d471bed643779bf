package org.ecobureau.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.ecobureau.plan.PlanBoard.Standing;
import org.ecobureau.shared.text.Csv;
import org.ecobureau.shared.web.Listing;
import org.ecobureau.shared.web.PublicCache;

/** The indicators of the plan for anybody; the whole list is one page. */
@Path("/api/v1/plan")
@PublicCache(300)
public class PlanApi {

    static final List<String> HEADER = List.of("id", "name", "unit", "baselineYear", "baseline", "target", "targetYear",
            "values.year", "values.value", "values.source", "values.note", "state");

    @Inject
    PlanBoard board;

    /** The value of a year. */
    public record Value(int year, BigDecimal value, String source, String note) {
    }

    /** An indicator; {@code target} is a lower bound when {@code direction} is atLeast, else an upper one. */
    public record IndicatorJson(String id, String name, String unit, int baselineYear, BigDecimal baseline, BigDecimal target,
            int targetYear, String direction, List<Value> values, String state) {

        static IndicatorJson of(Standing s) {
            Indicator i = s.indicator();
            return new IndicatorJson(i.id(), i.name(), i.unit(), i.baselineYear(), i.baseline(), i.target(), i.targetYear(),
                    i.atLeast() ? "atLeast" : "atMost",
                    s.values().stream().map(v -> new Value(v.year(), v.value(), v.source(), v.note())).toList(),
                    s.state().code());
        }
    }

    @GET
    @Path("/indicators")
    @Produces("application/json")
    public Listing<IndicatorJson> indicators() {
        return new Listing<>(board.all().stream().map(IndicatorJson::of).toList(), null);
    }

    @GET
    @Path("/indicators.csv")
    @Produces("text/csv")
    public Response indicatorsCsv() {
        List<Standing> all = board.all();
        return Csv.response("plan-indicators.csv", HEADER, all.stream().map(PlanApi::cells));
    }

    private static List<Object> cells(Standing s) {
        Indicator i = s.indicator();
        List<PlanValue> values = s.values();
        List<Object> cells = new ArrayList<>(Arrays.asList(i.id(), i.name(), i.unit(), i.baselineYear(), i.baseline(),
                i.target(), i.targetYear()));
        cells.add(values.stream().map(PlanValue::year).toList());
        cells.add(values.stream().map(v -> v.value().toPlainString()).toList());
        cells.add(values.stream().map(PlanValue::source).toList());
        cells.add(values.stream().map(v -> v.note() == null ? "" : v.note()).toList());
        cells.add(s.state().code());
        return cells;
    }
}
