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
import org.ecobureau.standard.water.SurfaceWater;
import org.ecobureau.standard.water.WaterClass;
import org.ecobureau.standard.water.WaterResult;

/** Water results in words and rows, the same for rivers and for sources. */
public final class WaterWords {

    private WaterWords() {
    }

    /**
     * One result as a page prints it.
     *
     * @param level 1 to 6 for the colour, 0 without a class
     * @param verdict 达标, 未达标 or 无法判定
     * @param deciding items of the worst class, empty when there is no class
     * @param exceeding items over their limit with the multiple in brackets, empty when there are none
     * @param items number of items with a result
     */
    public record Verdict(String period, Instant start, Instant end, String age, int level, String label, String state,
            String target,
            String verdict, String colour, String deciding, String exceeding, String reason, int items, String source,
            String checked,
            String standard, boolean stale, boolean demonstration, String publisher) {

        public boolean compliant() {
            return verdict.equals("达标");
        }
    }

    /**
     * One item of a result.
     *
     * @param flags its quality flags in words, empty without any
     * @param href page with every version of the value
     */
    public record Item(String name, String symbol, String value, String css, String unit, String limit, String verdict,
            String flags, String href) {
    }

    public static Verdict verdict(WaterEvaluation e, Clock clock, java.time.Duration staleAfter) {
        WaterResult r = e.result();
        String verdict = r.compliant() == null ? "无法判定" : r.compliant() ? "达标" : "未达标";
        String colour = r.compliant() == null ? "grey" : r.compliant() ? "green" : "red";
        WaterClass c = r.waterClass();
        Instant now = clock.instant();
        return new Verdict(e.period().words(e.start()), e.start(), e.end(), ChinaTime.age(e.end(), now),
                c == null ? 0 : c.ordinal() + 1,
                c == null ? "无法定类" : c.label(), c == null ? "" : c.state(), r.target() == null ? "未设" : r.target().label(),
                verdict, colour,
                c == null ? "" : names(r.deciding()), exceeding(r.exceeding()), r.reason(), e.items(),
                e.sources().stream().map(s -> s.equals(Reading.DEMONSTRATION) ? "演示数据" : s).collect(Collectors.joining("、")),
                e.state().label(), r.standard(), now.isAfter(e.end().plus(staleAfter)), e.demonstration(),
                e.site().publisher());
    }

    static String names(List<String> codes) {
        return codes.stream().map(code -> Parameters.get(code).name()).collect(Collectors.joining("、"));
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
            items.add(new Item(p.name(), p.symbol(), written(reading, p),
                    reading.measured() ? "num" : reading.value() != null ? "num" : "na",
                    p.unit(), limit, verdict(e, reading, limit), reading.flagWords(), SlotAddress.of(reading)));
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
            return limit == null || !reading.belowDetection() ? "只作参考" : "检出限高于限值，无法判定";
        }
        return "达标";
    }

    /** What changed between two periods by 环办〔2011〕22号: the same class, one class, or two and more. */
    public static String trend(WaterEvaluation before, WaterEvaluation now) {
        if (before == null || before.result().waterClass() == null || now.result().waterClass() == null) {
            return "";
        }
        int steps = now.result().waterClass().ordinal() - before.result().waterClass().ordinal();
        if (steps == 0) {
            return "→ 无明显变化";
        }
        return (steps < 0 ? "↑ " : "↓ ") + (Math.abs(steps) == 1 ? "有所" : "明显") + (steps < 0 ? "好转" : "变差");
    }
}
