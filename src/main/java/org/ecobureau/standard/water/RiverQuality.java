package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Rounding;

/**
 * A whole river or basin by 环办〔2011〕22号: few sections are judged by the mean of each item over the sections, many by the
 * shares of classes.
 *
 * @param sections sections with a class
 * @param byShares true when judged by the shares
 * @param good share of sections of class I to III in percent, one decimal
 * @param bad share of sections worse than V in percent, one decimal
 * @param state null when no section has a class
 * @param waterClass class of the means; null when judged by the shares
 * @param main main pollution indicators, at most three; none for 优 and 良好
 */
public record RiverQuality(int sections, boolean byShares, BigDecimal good, BigDecimal bad, WaterState state,
        WaterClass waterClass, List<MainIndicator> main) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A line of the table of shares; a missing bound is no bound. */
    private record Row(WaterState state, BigDecimal goodFrom, BigDecimal badBelow) {

        boolean holds(BigDecimal good, BigDecimal bad) {
            return (goodFrom == null || good.compareTo(goodFrom) >= 0) && (badBelow == null || bad.compareTo(badBelow) < 0);
        }
    }

    private static final List<Row> STATES = DataFile.csv("river-states.csv").stream().map(
            row -> new Row(WaterState.byLabel(row.text("state")), row.number("good_from"), row.number("bad_below")))
            .toList();

    /**
     * Judges the sections of a river in one period.
     *
     * @param forShares from so many sections on the shares decide
     * @param detectionShare what part of its detection limit a result below it counts in a mean
     */
    public static RiverQuality of(List<WaterSample> samples, int forShares, BigDecimal detectionShare) {
        List<WaterSample> sections = samples.stream().filter(s -> classOf(s) != null).toList();
        if (sections.isEmpty()) {
            return new RiverQuality(0, false, null, null, null, null, List.of());
        }
        List<WaterClass> classes = sections.stream().map(RiverQuality::classOf).toList();
        int good = (int) classes.stream().filter(c -> !c.worseThan(WaterClass.III)).count();
        int bad = (int) classes.stream().filter(WaterClass.WORSE_THAN_V::equals).count();
        BigDecimal goodShare = Rounding.percent(good, classes.size());
        BigDecimal badShare = Rounding.percent(bad, classes.size());
        if (sections.size() < forShares) {
            WaterSample mean = mean(sections, detectionShare);
            WaterClass found = classOf(mean);
            return new RiverQuality(sections.size(), false, goodShare, badShare, WaterState.of(found), found,
                    MainIndicator.ofSection(mean));
        }
        WaterState state = STATES.stream().filter(row -> row.holds(exact(good, classes.size()), exact(bad, classes.size())))
                .findFirst().orElseThrow().state();
        return new RiverQuality(sections.size(), true, goodShare, badShare, state, null,
                state.compareTo(WaterState.GOOD) <= 0 ? List.of() : MainIndicator.ofRiver(sections));
    }

    /**
     * The trend since another period: by the shares when both periods were judged so, else by the grade of state.
     *
     * @return null when either period has no state
     */
    public WaterTrend since(RiverQuality before, BigDecimal some, BigDecimal clear) {
        if (before == null || before.state() == null || state == null) {
            return null;
        }
        return byShares && before.byShares() ? WaterTrend.ofShares(before.good(), before.bad(), good, bad, some, clear)
                : WaterTrend.of(before.state(), state);
    }

    private static BigDecimal exact(int part, int whole) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 10, RoundingMode.HALF_EVEN);
    }

    private static WaterClass classOf(WaterSample sample) {
        return SurfaceWater.evaluate(sample).waterClass();
    }

    private static WaterSample mean(List<WaterSample> sections, BigDecimal detectionShare) {
        Map<String, List<WaterReading>> byItem = new LinkedHashMap<>();
        sections.forEach(s -> s.values().forEach((p, r) -> byItem.computeIfAbsent(p, x -> new ArrayList<>()).add(r)));
        Map<String, WaterReading> means = new LinkedHashMap<>();
        byItem.forEach((p, readings) -> means.put(p, WaterMeans.of(readings, detectionShare).orElseThrow()));
        WaterSample first = sections.get(0);
        WaterClass target = sections.stream().map(WaterSample::target).filter(Objects::nonNull).findFirst().orElse(null);
        return new WaterSample(first.date(), WaterBody.RIVER, first.use(), target, means);
    }
}
