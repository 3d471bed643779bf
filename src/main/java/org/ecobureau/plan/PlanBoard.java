package org.ecobureau.plan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;

/** Puts each indicator together with its values: computed ones first, reported ones for the years without. */
@ApplicationScoped
class PlanBoard {

    /** The list the bureau publishes for indicators that are not measured here. */
    static final String REGISTER = "plan-values";

    @Inject
    Indicators indicators;
    @Inject
    ComputedValues computed;
    @Inject
    Registers registers;
    @Inject
    Clock clock;

    /** An indicator with its values, oldest first. */
    record Standing(Indicator indicator, List<PlanValue> values, IndicatorState state) {
    }

    /** Every indicator in the order of the plan; two statements while nothing has changed. */
    List<Standing> all() {
        Map<String, List<PlanValue>> measured = computed.all();
        Map<String, List<PlanValue>> reported = reported();
        List<Standing> all = new ArrayList<>();
        for (Indicator indicator : indicators.all()) {
            List<PlanValue> values = new ArrayList<>(measured.getOrDefault(indicator.id(), List.of()));
            List<Integer> years = values.stream().map(PlanValue::year).toList();
            reported.getOrDefault(indicator.id(), List.of()).stream().filter(v -> !years.contains(v.year()))
                    .forEach(values::add);
            values.sort(Comparator.comparingInt(PlanValue::year));
            all.add(new Standing(indicator, values, IndicatorState.of(indicator, values)));
        }
        return all;
    }

    private Map<String, List<PlanValue>> reported() {
        PublishedRegister list = registers.published(REGISTER);
        int today = ChinaTime.today(clock).getYear();
        Map<String, List<PlanValue>> values = new HashMap<>();
        for (RegisterRow row : list.rows()) {
            int year = row.number("year").intValue();
            String source = row.text("source") == null ? list.source() : row.text("source");
            values.computeIfAbsent(row.text("indicator"), id -> new ArrayList<>()).add(new PlanValue(year, row.number("value"),
                    source, year < today, row.text("note"), list.demonstration()));
        }
        return values;
    }

    /** Whether the last year of the plan is over. */
    boolean ended() {
        return ChinaTime.today(clock).getYear() > indicators.lastYear();
    }
}
