package org.ecobureau.air;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.Standard;
import org.ecobureau.standard.Standards;
import org.ecobureau.standard.air.AirReport;
import org.ecobureau.standard.air.Aqi;
import org.ecobureau.standard.air.AqiResult;
import org.ecobureau.standard.air.AqiStep;
import org.ecobureau.standard.air.AqiTable;

/**
 * The computation of one report under one standard, in words for the page.
 *
 * @param inForce whether this standard is the one in force on the report's day
 * @param index the AQI, or NA
 * @param level class number 1 to 6 for the colour, 0 without a class
 * @param grade 二级（良）, empty without a class
 * @param primary names of the primary pollutants, or —
 * @param maximum how the AQI follows from the single indices
 * @param explanation why there is no AQI, empty when there is one
 */
public record AirMethodView(String standard, String title, boolean inForce, String index, int level, String grade,
        String primary, List<StepView> steps, String maximum, String explanation) {

    /**
     * One pollutant.
     *
     * @param given as typed, with unit; — when there is none
     * @param used the concentration computed with
     * @param working the formula, or the rule that applied
     * @param iaqi the result, or — without one
     */
    public record StepView(String name, String symbol, String given, String used, String working, String iaqi) {
    }

    private static final String NONE = "—";

    static AirMethodView of(AirReport report, AqiTable table) {
        AqiResult result = Aqi.evaluate(report, table);
        Standard standard = Standards.get(table.standard());
        boolean inForce = Standards.inForce(standard.family(), report.date()).equals(standard);
        List<StepView> steps = result.steps().stream().map(step -> step(step, table)).toList();
        return new AirMethodView(standard.id(), standard.title(), inForce,
                result.aqi() == null ? result.reason() : String.valueOf(result.aqi()),
                result.level() == null ? 0 : result.level().level(),
                result.level() == null ? "" : result.level().roman() + "（" + result.level().category() + "）",
                primary(result), steps, maximum(result), explanation(result, table));
    }

    private static StepView step(AqiStep step, AqiTable table) {
        Parameter parameter = Parameters.get(step.parameter());
        return new StepView(parameter.name(), parameter.symbol(), amount(step.given(), parameter),
                amount(step.used(), parameter), working(step, table),
                step.iaqi() == null ? NONE : String.valueOf(step.iaqi()));
    }

    private static String amount(BigDecimal value, Parameter parameter) {
        return value == null ? NONE : value.toPlainString() + " " + parameter.unit();
    }

    private static String working(AqiStep step, AqiTable table) {
        return switch (step.outcome()) {
            case INTERPOLATED -> step.formula() + " = " + step.exact().stripTrailingZeros().toPlainString()
                    + (isWhole(step.exact()) ? "" : "，向上进位取整");
            case CAPPED -> "高于表中最大浓度 " + step.low().concentration().toPlainString() + "，按 IAQI " + step.low().iaqi() + " 计";
            case ABOVE_TABLE -> "高于表中最大浓度 " + step.low().concentration().toPlainString() + "，" + table.standard()
                    + " 不再计算这一项";
            case MISSING -> "缺测（NA）";
            case NOT_MONITORED -> "不监测（/）";
        };
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static String primary(AqiResult result) {
        return result.primaryPollutants().isEmpty() ? NONE
                : result.primaryPollutants().stream().map(code -> Parameters.get(code).name())
                        .collect(Collectors.joining("、"));
    }

    private static String maximum(AqiResult result) {
        if (result.maximum() == null) {
            return "";
        }
        String indices = result.iaqi().values().stream().filter(Objects::nonNull).map(String::valueOf)
                .collect(Collectors.joining("，"));
        String max = "最大值（" + indices + "）= " + result.maximum();
        return result.aqi() != null && !result.aqi().equals(result.maximum())
                ? max + "；AQI 最小为 1，取 " + result.aqi()
                : max;
    }

    private static String explanation(AqiResult result, AqiTable table) {
        if (result.aqi() != null) {
            return "";
        }
        return result.maximum() == null ? "没有一项污染物可以计算分指数，因此没有 AQI。"
                : "有项目缺测，且分指数最大值不超过 " + table.missingBlocksUpTo() + "：按 " + table.standard()
                        + " 第 5.3.1 条，只公布各项浓度和分指数，AQI、级别和首要污染物显示为 NA。";
    }
}
