package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.ecobureau.monitoring.Reading;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AirEvaluation.Figure;
import org.ecobureau.standard.air.AqiLevel;
import org.ecobureau.standard.air.AqiTable;

/**
 * The statistics of a year as the page prints them.
 *
 * @param sentence the good days in words, with the denominator
 * @param limits the standard and phase of the limits
 * @param months the months up to now, and the columns of their figures
 */
public record AirStatisticsView(AirStatistics whole, String sentence, List<Level> levels, List<Primary> primaries,
        String limits, List<Row> rows, List<Column> columns, List<Month> months, String source, String state) {
    private static final List<String> TABLE = List.of("pm25", "pm10", "no2", "so2", "co", "o3");

    /** Days of a level and their share of the valid days. */
    public record Level(int number, String category, int days, String share) {
    }

    /** Days on which a pollutant was the primary one. */
    public record Primary(String name, int days) {
    }

    /** The year of a pollutant. */
    public record Row(String name, String symbol, String unit, String mean, String meanLimit, String percentile, int percent,
            String percentileLimit, int days, String verdict, String css, String shortage) {
    }

    /** The head of a column of months. */
    public record Column(String symbol, String unit, String what) {
    }

    /** A month; {@code weak} names the pollutants with too few days. */
    public record Month(String name, int days, int validDays, int goodDays, String rate, List<String> figures, String weak) {
    }

    static AirStatisticsView of(AirYears.Year year) {
        AirStatistics s = year.whole();
        List<Level> levels = AqiLevel.of(AirYears.NEW_INDEX).stream().map(l -> new Level(l.level(), l.category(),
                s.levelDays().get(l.level()), percent(AirStatistics.rate(s.levelDays().get(l.level()), s.validDays()))))
                .toList();
        List<Primary> primaries = AqiTable.POLLUTANTS.stream().filter(code -> s.primaryDays().get(code) > 0)
                .map(code -> new Primary(Parameters.get(code).name() + " " + Parameters.get(code).symbol(),
                        s.primaryDays().get(code)))
                .toList();
        List<Month> months = new ArrayList<>();
        year.months().forEach((month, m) -> {
            if (m.days() > 0) {
                months.add(month(month, m));
            }
        });
        return new AirStatisticsView(s, sentence(s), levels, primaries, s.pollutants().get("pm25").standard(),
                TABLE.stream().map(code -> row(s.pollutants().get(code))).toList(),
                TABLE.stream().map(AirStatisticsView::column).toList(),
                months, s.sources().stream().map(x -> x.equals(Reading.DEMONSTRATION) ? "演示数据" : x)
                        .collect(Collectors.joining("、")),
                s.state() == null ? "" : s.state().label());
    }

    private static String sentence(AirStatistics s) {
        if (s.validDays() == 0) {
            return null;
        }
        return "优良 " + s.goodDays() + " 天，优良天数比例 " + s.goodRate().toPlainString() + "%（" + s.goodDays() + " ÷ " + s.validDays()
                + " 个有效天；" + s.days() + " 天里有 " + (s.days() - s.validDays()) + " 天没有 AQI，不计入）";
    }

    private static Row row(Figure f) {
        Parameter p = Parameters.get(f.parameter());
        Boolean compliant = f.compliant();
        String verdict = compliant == null ? "不作判断" : compliant ? "达标" : "未达标：" + exceeding(f);
        return new Row(p.name(), p.symbol(), p.unit(),
                f.mean() == null ? f.meanLimit() == null ? "不评价" : "NA" : plain(f.mean()),
                f.meanLimit() == null ? "" : plain(f.meanLimit()), f.percentile() == null ? "NA" : plain(f.percentile()),
                f.percent(), plain(f.percentileLimit()), f.days(), verdict,
                compliant == null ? "none" : compliant ? "ok" : "over", f.shortage());
    }

    private static String exceeding(Figure f) {
        List<String> over = new ArrayList<>();
        if (Boolean.FALSE.equals(f.meanCompliant())) {
            over.add("年平均");
        }
        if (Boolean.FALSE.equals(f.percentileCompliant())) {
            over.add("第 " + f.percent() + " 百分位数");
        }
        return String.join("、", over) + "超过限值";
    }

    private static Column column(String code) {
        Parameter p = Parameters.get(code);
        return new Column(p.symbol(), p.unit(), code.equals("co") ? "第 95 百分位" : code.equals("o3") ? "第 90 百分位" : "平均");
    }

    private static Month month(YearMonth month, AirStatistics m) {
        List<String> figures = TABLE.stream().map(code -> m.pollutants().get(code))
                .map(f -> f.percentile() == null ? "NA" : plain(f.mean() == null ? f.percentile() : f.mean())).toList();
        String weak = !m.ended() ? "这个月还没有结束"
                : TABLE.stream().map(code -> m.pollutants().get(code)).filter(f -> f.shortage() != null)
                        .map(f -> Parameters.get(f.parameter()).symbol() + " " + f.days() + " 天")
                        .collect(Collectors.joining("、"));
        return new Month(month.getMonthValue() + " 月", m.days(), m.validDays(), m.goodDays(), percent(m.goodRate()), figures,
                weak);
    }

    private static String percent(BigDecimal rate) {
        return rate == null ? "NA" : rate.toPlainString() + "%";
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
