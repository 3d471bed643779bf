package org.ecobureau.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.drinkingwater.Rates;
import org.ecobureau.drinkingwater.SourceFigures;
import org.ecobureau.drinkingwater.Sources;

/** How many of the county's source quarters complied in a year. */
@ApplicationScoped
class DrinkingWaterFigures implements Figures {
    private static final int QUARTERS = 4;

    @Inject
    Sources sources;
    @Inject
    Clock clock;

    @Override
    public String code() {
        return "sources";
    }

    @Override
    public Map<String, PlanValue> year(int year) {
        SourceFigures figures = sources.year(year);
        return figures.county().sourceRate() == null ? Map.of()
                : Map.of("county-sources", value(year, figures, clock.instant()));
    }

    /** Complete when the year is over and every source of the county could be judged in each of its four quarters. */
    static PlanValue value(int year, SourceFigures figures, Instant now) {
        Rates county = figures.county();
        int due = QUARTERS * figures.countySources();
        boolean ended = !figures.end().isAfter(now);
        boolean all = ended && county.monitored() == due && county.unclear() == 0;
        String note = "应监测 " + due + " 次，已监测 " + county.monitored() + " 次，达标 " + county.compliant() + " 次"
                + (county.unclear() > 0 ? "，" + county.unclear() + " 次不能判定" : "")
                + (!ended ? "，这一年还没有结束" : all ? "" : "，不完整，不作判定");
        return new PlanValue(year, county.sourceRate(), AirFigures.SOURCE, all, note, figures.demonstration());
    }
}
