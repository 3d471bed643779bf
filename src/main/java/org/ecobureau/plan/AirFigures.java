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

    private static PlanValue value(int year, BigDecimal value, AirStatistics air, Indicator indicator) {
        int days = indicator.id().equals("pm25") ? air.pollutants().get("pm25").days() : air.validDays();
        boolean enough = days >= indicator.minimumDays();
        String note = !air.ended() ? "这一年还没有结束，算到 " + air.counted() + "，有效 " + days + " 天"
                : enough ? "有效 " + days + " 天" : "有效 " + days + " 天，不足 " + indicator.minimumDays() + " 天，不作判定";
        return new PlanValue(year, value, SOURCE, air.ended() && enough, note, air.demonstration());
    }
}
