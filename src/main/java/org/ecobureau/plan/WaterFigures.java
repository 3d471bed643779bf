package org.ecobureau.plan;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.water.RiverCompliance;
import org.ecobureau.water.Rivers;

/** How many sections reached class III in a year: the target of each of them. */
@ApplicationScoped
class WaterFigures implements Figures {

    @Inject
    Rivers rivers;
    @Inject
    Clock clock;

    @Override
    public String code() {
        return "rivers";
    }

    @Override
    public Map<String, PlanValue> year(int year) {
        RiverCompliance river = rivers.year(year);
        return river.rate() == null ? Map.of()
                : Map.of("sections", value(year, river, year < ChinaTime.today(clock).getYear()));
    }

    /** Complete when the year is over and every section was judged by a reported year or by twelve months. */
    static PlanValue value(int year, RiverCompliance river, boolean ended) {
        boolean all = ended && river.whole() == river.sections();
        return new PlanValue(year, river.rate(), AirFigures.SOURCE, all,
                river.sentence() + (river.completeness() == null ? "" : "，数据最少的断面 " + river.completeness())
                        + (!ended ? "，这一年还没有结束" : all ? "" : "，不完整，不作判定"),
                river.demonstration());
    }
}
