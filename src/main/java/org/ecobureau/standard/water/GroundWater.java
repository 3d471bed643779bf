package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Standards;
import org.ecobureau.standard.water.WaterResult.Exceedance;

/** Class of groundwater by GB/T 14848-2017 table 1, I to V; the worst item decides, equal limits give the better class. */
public final class GroundWater {

    private static final String PH = "ph";
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    /** Class IV of gross alpha and beta is any value above class III. */
    private static final BigDecimal NO_BOUND = new BigDecimal("1E12");

    private record Band(WaterClass best, WaterClass worst, BigDecimal from, BigDecimal to) {

        boolean contains(BigDecimal value) {
            return value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
        }

        BigDecimal broken(BigDecimal value) {
            return value.compareTo(from) < 0 ? from : to;
        }
    }

    private static final List<Band> PH_BANDS = DataFile.csv("ground-water-ph.csv").stream()
            .map(row -> new Band(WaterClass.valueOf(row.text("best")), WaterClass.valueOf(row.text("worst")),
                    row.number("from"), row.number("to")))
            .toList();

    private static final List<WaterItem> TABLE_1 = DataFile.csv("ground-water.csv").stream()
            .map(row -> new WaterItem(row.text("parameter"), WaterItem.Sense.MAX,
                    List.of(row.text("I").isEmpty() ? ZERO : row.number("I"), row.number("II"), row.number("III"),
                            row.text("IV").equals(">") ? NO_BOUND : row.number("IV")),
                    true))
            .toList();

    /** Items of table 2 (and any others) whose limits an import added, beside those of the data file. */
    private static volatile List<WaterItem> addedItems = List.of();

    private GroundWater() {
    }

    /**
     * Takes the place of all limits added before: by parameter the upper limits of classes I to IV; an item of the data
     * files keeps its own.
     */
    static void extend(Map<String, List<BigDecimal>> limits) {
        addedItems = limits.entrySet().stream()
                .filter(e -> TABLE_1.stream().noneMatch(item -> item.parameter().equals(e.getKey())) && !PH.equals(e.getKey()))
                .map(e -> new WaterItem(e.getKey(), WaterItem.Sense.MAX, List.copyOf(e.getValue()), true)).toList();
    }

    private static Stream<WaterItem> items() {
        return Stream.concat(TABLE_1.stream(), addedItems.stream());
    }

    /**
     * The limit of an item for a class as a page prints it; for pH the text 6.5～8.5.
     *
     * @return empty when the table has no limit for it or the class has none (V, and IV of gross alpha and beta)
     */
    public static Optional<String> limit(String parameter, WaterClass target) {
        if (PH.equals(parameter)) {
            return PH_BANDS.stream().filter(b -> !target.worseThan(b.worst())).findFirst()
                    .map(b -> b.from().toPlainString() + "～" + b.to().toPlainString());
        }
        return items().filter(item -> item.parameter().equals(parameter) && target.ordinal() < item.limits().size())
                .map(item -> item.limits().get(target.ordinal())).filter(limit -> limit.compareTo(NO_BOUND) < 0)
                .map(BigDecimal::toPlainString).findFirst();
    }

    /** Judges readings against a target class, III for a drinking-water source. */
    public static WaterResult evaluate(LocalDate day, WaterClass target, Map<String, WaterReading> values) {
        Judgement judgement = new Judgement();
        Set<String> notJudged = new LinkedHashSet<>(values.keySet());
        if (values.get(PH) instanceof WaterReading.Measured measured) {
            judgePh(measured.value(), target, judgement);
            notJudged.remove(PH);
        }
        for (WaterItem item : items().toList()) {
            WaterReading reading = values.get(item.parameter());
            if (reading != null && judgement.judge(item, withoutTrace(item, reading), target, WaterClass.V)) {
                notJudged.remove(item.parameter());
            }
        }
        return judgement.result(Standards.inForce("water.ground", day).id(), target, new ArrayList<>(notJudged));
    }

    private static void judgePh(BigDecimal value, WaterClass target, Judgement judgement) {
        WaterClass found = PH_BANDS.stream().filter(b -> b.contains(value)).map(Band::best).findFirst()
                .orElse(WaterClass.V);
        Exceedance over = PH_BANDS.stream().filter(b -> !target.worseThan(b.worst()) && !b.contains(value))
                .findFirst().map(b -> new Exceedance(PH, value, b.broken(value), null)).orElse(null);
        judgement.decide(PH, found, over);
    }

    /** Where class I means "not detected", a value below any detection limit is zero. */
    private static WaterReading withoutTrace(WaterItem item, WaterReading reading) {
        return reading instanceof WaterReading.NotDetected && item.limits().get(0).signum() == 0
                ? WaterReading.of(ZERO)
                : reading;
    }
}
