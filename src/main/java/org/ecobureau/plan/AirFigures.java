package org.ecobureau.plan;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.air.AirStatistics;
import org.ecobureau.air.AirYears;

/** Good days and PM2.5 of a year from the county's days. */
@ApplicationScoped
class AirFigures implements Figures {

    /** The source of everything computed here. */
    static final String SOURCE = "本站按已发布的监测数据计算";

    @Inject
    AirYears years;
    @Inject
    Indicators indicators;

    @Override
    public String code() {
        return "air";
    }

    @Override
    public Map<String, PlanValue> year(int year) {
        AirStatistics air = years.statistics(year);
        Map<String, PlanValue> values = new HashMap<>();
        for (Indicator indicator : indicators.all()) {
            BigDecimal value = switch (indicator.id()) {
                case "good-days" -> air.goodRate();
                case "pm25" -> air.pm25Mean();
                default -> null;
            };
            if (value != null) {
                values.put(indicator.id(), value(year, value, air, indicator));
            }
        }
        return values;
    }

    /**
     * Good days need the days of the plan file; PM2.5 needs what a year of it needs by GB 3095-2026, table 4: 324 days and 27
     * of
     * each month (February 25).
     */
    static PlanValue value(int year, BigDecimal value, AirStatistics air, Indicator indicator) {
        boolean pm25 = indicator.id().equals("pm25");
        int days = pm25 ? air.pollutants().get("pm25").days() : air.validDays();
        String shortage = pm25 ? air.pollutants().get("pm25").shortage()
                : days < indicator.minimumDays() ? "不足 " + indicator.minimumDays() + " 天" : null;
        String note = !air.ended() ? "这一年还没有结束，算到 " + air.counted() + "，有效 " + days + " 天"
                : "有效 " + days + " 天" + (shortage == null ? "" : "，" + shortage + "，不作判定");
        return new PlanValue(year, value, SOURCE, air.ended() && shortage == null, note, air.demonstration());
    }
}
