package org.ecobureau.monitoring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.Parameter;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.water.GroundWater;
import org.ecobureau.standard.water.MainIndicator;
import org.ecobureau.standard.water.SurfaceWater;
import org.ecobureau.standard.water.WaterClass;
import org.ecobureau.standard.water.WaterResult;
import org.ecobureau.standard.water.WaterState;
import org.ecobureau.standard.water.WaterTrend;

/** Water results in words and rows, the same for rivers and for sources. */
public final class WaterWords {

    private WaterWords() {
    }

    /**
     * One result as a page prints it.
     *
     * @param level 1 to 6 for the colour, 0 without a class
     * @param state 优 to 重度污染 of surface water (环办〔2011〕22号); empty without a class and for groundwater
     * @param verdict 达标, 未达标 or 无法判定
     * @param deciding items of the worst class with their multiple over the target, empty when there is no class
     * @param exceeding items over their limit with the multiple in brackets, empty when there are none
     * @param items number of items with a result
     * @param completeness "11/12 月" when the result rests on means, else null
     * @param main main pollution indicators with their multiple over class III, empty for 优 and 良好
     * @param can what water of this class may be used for, empty without a class
     */
    public record Verdict(String period, Instant start, Instant end, String age, int level, String label, String state,
            String target,
            String verdict, String colour, String deciding, String exceeding, String reason, int items, String source,
            String checked,
            String standard, boolean stale, boolean demonstration, String publisher, String completeness, String main,
            String can, String cannot) {

        public boolean compliant() {
            return verdict.equals("达标");
        }
    }

    /**
     * One item of a result.
     *
     * @param flags its quality flags in words, empty without any
     * @param href page with every version of the value, null for a mean
     * @param completeness "2/3 月" beside a mean, else null
     */
    public record Item(String parameter, String name, String symbol, String value, String css, String unit, String limit,
            String verdict, String flags, String href, String completeness) {
    }

    public static Verdict verdict(WaterEvaluation e, Clock clock, java.time.Duration staleAfter) {
        WaterResult r = e.result();
        String verdict = r.compliant() == null ? "无法判定" : r.compliant() ? "达标" : "未达标";
        String colour = r.compliant() == null ? "grey" : r.compliant() ? "green" : "red";
        WaterClass c = r.waterClass();
        Instant now = clock.instant();
        return new Verdict(e.period().words(e.start()), e.start(), e.end(), ChinaTime.age(e.end(), now),
                c == null ? 0 : c.ordinal() + 1,
                c == null ? "无法定类" : c.label(), c == null || e.site().groundwater() ? "" : c.state(),
                r.target() == null ? "未设" : r.target().label(),
                verdict, colour,
                c == null ? "" : deciding(r), exceeding(r.exceeding()), r.reason(), e.items(),
                e.sources().stream().map(s -> s.equals(Reading.DEMONSTRATION) ? "演示数据" : s).collect(Collectors.joining("、")),
                e.state().label(), r.standard(), now.isAfter(e.end().plus(staleAfter)), e.demonstration(),
                e.site().publisher(), e.completeness(),
                e.site().groundwater() ? "" : main(MainIndicator.ofSection(WaterEvaluations.sample(e))),
                c == null ? "" : c.can(),
                c == null ? "" : c.cannot());
    }

    /** Items with their multiple over the target, where there is one. */
    private static String deciding(WaterResult r) {
        return r.deciding().stream().map(code -> r.exceeding().stream().filter(x -> x.parameter().equals(code)).findFirst()
                .map(x -> exceeding(List.of(x))).orElseGet(() -> Parameters.get(code).name())).collect(Collectors.joining("、"));
    }

    /** Items with their multiple as the method writes them: 总磷(0.55); items without a multiple stand alone. */
    static String exceeding(List<WaterResult.Exceedance> items) {
        return items.stream()
                .map(x -> Parameters.get(x.parameter()).name()
                        + (x.multiple() == null ? "" : "(" + x.multiple().toPlainString() + ")"))
                .collect(Collectors.joining("、"));
    }

    /** Every item of a result with its limit for the target. */
    public static List<Item> items(WaterEvaluation e) {
        List<Item> items = new ArrayList<>();
        for (Reading reading : e.readings()) {
            Parameter p = Parameters.get(reading.parameter());
            String limit = e.result().target() == null ? null
                    : limit(e, p.code()).map(l -> sign(p.code()) + l).orElse(null);
            items.add(new Item(p.code(), p.name(), p.symbol(), written(reading, p),
                    reading.measured() ? "num" : reading.value() != null ? "num" : "na",
                    p.unit(), limit, verdict(e, reading, limit), reading.flagWords(),
                    e.computed() ? null : SlotAddress.of(reading), e.computed() ? reading.note() : null));
        }
        return items;
    }

    private static Optional<String> limit(WaterEvaluation e, String code) {
        return e.site().groundwater() ? GroundWater.limit(code, e.result().target())
                : SurfaceWater.limit(ChinaTime.dayOf(e.start()), WaterEvaluations.body(e.site()), code, e.result().target());
    }

    private static String sign(String code) {
        return code.equals("ph") ? "" : code.equals("dissolvedOxygen") ? "≥ " : "≤ ";
    }

    private static String written(Reading reading, Parameter p) {
        if (reading.measured()) {
            BigDecimal rounded = Rounding.halfEven(reading.value(), p.decimals());
            // A value far below the usual decimals is printed as measured, else it would read as zero.
            return rounded.signum() == 0 && reading.value().signum() != 0 ? reading.value().toPlainString()
                    : rounded.toPlainString();
        }
        return reading.written();
    }

    private static String verdict(WaterEvaluation e, Reading reading, String limit) {
        if (reading.value() == null) {
            return "/".equals(reading.reason()) ? "不监测" : "缺测";
        }
        for (WaterResult.Exceedance x : e.result().exceeding()) {
            if (x.parameter().equals(reading.parameter())) {
                return x.multiple() == null ? "超标" : "超标 " + x.multiple().toPlainString() + " 倍";
            }
        }
        if (e.result().notJudged().contains(reading.parameter())) {
            return limit == null || !reading.belowDetection() ? "只作参考"
                    : within(e, reading) ? "达标" : "检出限高于限值，无法判定";
        }
        return "达标";
    }

    /** Whether an item without a class keeps the limit of the target all the same, because its detection limit does. */
    private static boolean within(WaterEvaluation e, Reading reading) {
        return sign(reading.parameter()).equals("≤ ") && limit(e, reading.parameter()).map(BigDecimal::new)
                .filter(limit -> reading.value().compareTo(limit) <= 0).isPresent();
    }

    /** What changed between two periods by 环办〔2011〕22号, empty when it cannot be said: {@link WaterTrend}. */
    public static String trend(WaterEvaluation before, WaterEvaluation now) {
        return before == null || before.result().waterClass() == null || now.result().waterClass() == null ? ""
                : WaterTrend.of(WaterState.of(before.result().waterClass()), WaterState.of(now.result().waterClass())).words();
    }

    /** Main pollution indicators as the method writes them: 高锰酸盐指数(1.2); empty for 优 and 良好. */
    public static String main(List<MainIndicator> items) {
        return items.stream().map(i -> Parameters.get(i.parameter()).name()
                + (i.multiple() == null ? "" : "(" + i.multiple().toPlainString() + ")"))
                .collect(Collectors.joining("、"));
    }
}
