package org.ecobureau.standard.air;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Rounding;

/** The evaluation of a month or a calendar year of day values by HJ 663 and GB 3095 table 4. */
public final class AirEvaluation {
    private static final MathContext PRECISE = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final int MONTHS = 12;

    private record Rule(boolean mean, int percent, int decimals, int complianceDecimals) {
    }

    private static final Map<String, Rule> RULES = read();

    private AirEvaluation() {
    }

    /**
     * One pollutant over a month or year.
     *
     * @param days valid day values
     * @param mean arithmetic mean of the day values, rounded for print; null without any, and for CO and O₃, which have no
     *        annual mean in the standard
     * @param percent which percentile HJ 663 asks for, e.g. 95
     * @param percentile rounded for print; null without any value
     * @param shortage what is missing for a valid result in words, null when there is enough
     * @param standard the version of GB 3095 whose grade-2 limits are used, with its phase
     * @param meanLimit grade-2 limit of the annual mean, or null
     * @param percentileLimit grade-2 limit of the day (ozone: of the 8-hour mean)
     * @param meanCompliant whether the mean is within its limit; null when it cannot be judged
     * @param percentileCompliant the same for the percentile
     */
    public record Figure(String parameter, int days, BigDecimal mean, int percent, BigDecimal percentile, String shortage,
            String standard, BigDecimal meanLimit, BigDecimal percentileLimit, Boolean meanCompliant,
            Boolean percentileCompliant) {

        /** Both judged items within the limits; null when one cannot be judged. */
        public Boolean compliant() {
            if (percentileCompliant == null) {
                return null;
            }
            return meanLimit == null ? percentileCompliant : percentileCompliant && meanCompliant;
        }
    }

    /** The six pollutants of a whole calendar year; judged only when {@code ended} and valid. */
    public static Figure year(int year, String parameter, Map<LocalDate, BigDecimal> days, boolean ended) {
        String shortage = ended ? shortageOfYear(year, parameter, days) : "这一年还没有结束";
        return figure(parameter, days, shortage, LocalDate.of(year, MONTHS, 31), true);
    }

    /** One month: valid with 27 day values (February 25); a month has no limits of its own, so nothing is judged. */
    public static Figure month(YearMonth month, String parameter, Map<LocalDate, BigDecimal> days, boolean ended) {
        int least = least(parameter, month.getMonthValue());
        String shortage = !ended ? "这个月还没有结束" : days.size() < least ? "只有 " + days.size() + " 天有效，少于 " + least + " 天" : null;
        return figure(parameter, days, shortage, month.atEndOfMonth(), false);
    }

    private static Figure figure(String parameter, Map<LocalDate, BigDecimal> days, String shortage, LocalDate on,
            boolean judged) {
        Rule rule = RULES.get(parameter);
        AirLimits.Limit day = AirLimits.on(on, parameter, "day").orElseThrow();
        BigDecimal meanLimit = rule.mean() && judged ? AirLimits.on(on, parameter, "year").orElseThrow().grade2() : null;
        BigDecimal percentileLimit = judged ? day.grade2() : null;
        String standard = day.standard() + (day.phase().isEmpty() ? "" : day.phase());
        if (days.isEmpty()) {
            return new Figure(parameter, 0, null, rule.percent(), null, "没有有效的日值", standard, meanLimit, percentileLimit, null,
                    null);
        }
        List<BigDecimal> values = new ArrayList<>(days.values());
        BigDecimal mean = rule.mean() ? values.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), PRECISE) : null;
        BigDecimal percentile = AirMeans.percentile(values, rule.percent());
        boolean judge = judged && shortage == null;
        return new Figure(parameter, values.size(), round(mean, rule.decimals()), rule.percent(),
                round(percentile, rule.decimals()), shortage, standard, meanLimit, percentileLimit,
                judge && mean != null ? within(mean, meanLimit, rule) : null,
                judge ? within(percentile, percentileLimit, rule) : null);
    }

    /** Rounded once, from the exact value, to the decimals of the comparison (HJ 663-2026 table 3). */
    private static boolean within(BigDecimal exact, BigDecimal limit, Rule rule) {
        return Rounding.halfEven(exact, rule.complianceDecimals()).compareTo(limit) <= 0;
    }

    private static BigDecimal round(BigDecimal exact, int decimals) {
        return exact == null ? null : Rounding.halfEven(exact, decimals);
    }

    private static String shortageOfYear(int year, String parameter, Map<LocalDate, BigDecimal> days) {
        List<String> missing = new ArrayList<>();
        int least = AirMeans.minimum(parameter, "year");
        if (days.size() < least) {
            missing.add("全年只有 " + days.size() + " 天有效，少于 " + least + " 天");
        }
        for (int month = 1; month <= MONTHS; month++) {
            YearMonth each = YearMonth.of(year, month);
            long valid = days.keySet().stream().filter(day -> YearMonth.from(day).equals(each)).count();
            if (valid < least(parameter, month)) {
                missing.add(month + " 月 " + valid + " 天，少于 " + least(parameter, month) + " 天");
            }
        }
        return missing.isEmpty() ? null : String.join("；", missing);
    }

    private static int least(String parameter, int month) {
        return AirMeans.minimum(parameter, month == 2 ? "february" : "month");
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (DataFile.Row row : DataFile.csv("air-evaluation.csv")) {
            rules.put(row.text("parameter"),
                    new Rule(row.text("mean").equals("yes"), row.number("percentile").intValueExact(),
                            row.number("statistic_decimals").intValueExact(),
                            row.number("compliance_decimals").intValueExact()));
        }
        return rules;
    }
}
