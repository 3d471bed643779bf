package org.ecobureau.plan;

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

    @Override
    public String code() {
        return "sources";
    }

    @Override
    public Map<String, PlanValue> year(int year) {
        SourceFigures figures = sources.year(year);
        Rates county = figures.county();
        if (county.sourceRate() == null) {
            return Map.of();
        }
        boolean all = figures.quarters() == QUARTERS && county.monitored() == county.sources() && county.unclear() == 0;
        return Map.of("county-sources", new PlanValue(year, county.sourceRate(), AirFigures.SOURCE, all,
                figures.quarters() + " 个季度有结果，" + county.monitored() + " 次监测 " + county.compliant() + " 次达标"
                        + (all ? "" : "，不完整，不作判定"),
                figures.demonstration()));
    }
}
