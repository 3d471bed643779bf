package org.ecobureau.plan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.RegisterRow;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.time.ChinaTime;

/** Puts each indicator together with its values: complete computed ones first, then reported ones, then what is incomplete. */
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

    /** Every indicator in the order of the plan; one statement. */
    List<Standing> all() {
        Map<String, List<PlanValue>> measured = computed.all();
        Map<String, List<PlanValue>> reported = reported();
        List<Standing> all = new ArrayList<>();
        for (Indicator indicator : indicators.all()) {
            List<PlanValue> values = together(measured.getOrDefault(indicator.id(), List.of()),
                    reported.getOrDefault(indicator.id(), List.of()));
            all.add(new Standing(indicator, values, IndicatorState.of(indicator, values)));
        }
        return all;
    }

    /** One value a year: an incomplete computed one gives way to a reported one. */
    static List<PlanValue> together(List<PlanValue> measured, List<PlanValue> reported) {
        Map<Integer, PlanValue> years = new TreeMap<>();
        measured.forEach(value -> years.put(value.year(), value));
        reported.forEach(value -> years.merge(value.year(), value, (known, other) -> known.complete() ? known : other));
        return List.copyOf(years.values());
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
