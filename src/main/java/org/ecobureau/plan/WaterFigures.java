package org.ecobureau.plan;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.water.RiverCompliance;
import org.ecobureau.water.Rivers;

/** How many sections reached class III in a year: the target of each of them. */
@ApplicationScoped
class WaterFigures implements Figures {

    @Inject
    Rivers rivers;

    @Override
    public String code() {
        return "rivers";
    }

    @Override
    public Map<String, PlanValue> year(int year) {
        RiverCompliance river = rivers.year(year);
        if (river.rate() == null) {
            return Map.of();
        }
        boolean all = river.evaluated() == river.sections();
        return Map.of("sections", new PlanValue(year, river.rate(), AirFigures.SOURCE, all,
                river.sentence() + (river.completeness() == null ? "" : "，数据最少的断面 " + river.completeness())
                        + (all ? "" : "，不作判定"),
                river.demonstration()));
    }
}
