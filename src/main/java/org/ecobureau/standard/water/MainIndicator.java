package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ecobureau.standard.DataFile;
import org.ecobureau.standard.Rounding;

/**
 * An item that makes a water worse than class III (主要污染指标 of 环办〔2011〕22号).
 *
 * @param waterClass class of the item alone, the worst one at any section for a river
 * @param multiple (C − S) ÷ S against class III, two decimals; null where none is printed (pH, dissolved oxygen)
 * @param rate share of sections over class III in percent, one decimal; null at a single section
 */
public record MainIndicator(String parameter, WaterClass waterClass, BigDecimal multiple, BigDecimal rate) {

    private static final int MOST = 3;
    private static final List<String> FIRST = DataFile.csv("water-priority-items.csv").stream()
            .map(row -> row.text("parameter")).toList();
    private static final Comparator<BigDecimal> LARGEST = Comparator.nullsLast(Comparator.reverseOrder());

    /**
     * At most three items of a section: cyanide, lead and chromium before all, then the worst class, then the largest multiple.
     */
    public static List<MainIndicator> ofSection(WaterSample sample) {
        return SurfaceWater.worseThanThree(sample).stream()
                .sorted(Comparator.comparing((MainIndicator i) -> !FIRST.contains(i.parameter()))
                        .thenComparing(MainIndicator::waterClass, Comparator.reverseOrder())
                        .thenComparing(MainIndicator::multiple, LARGEST))
                .limit(MOST).toList();
    }

    /** At most three items of a river: those over class III at the largest share of sections. */
    public static List<MainIndicator> ofRiver(List<WaterSample> sections) {
        Map<String, List<MainIndicator>> over = new LinkedHashMap<>();
        sections.forEach(s -> SurfaceWater.worseThanThree(s)
                .forEach(i -> over.computeIfAbsent(i.parameter(), p -> new ArrayList<>()).add(i)));
        return over.values().stream().map(list -> list.stream()
                .min(Comparator.comparing(MainIndicator::multiple, LARGEST)
                        .thenComparing(MainIndicator::waterClass, Comparator.reverseOrder()))
                .map(worst -> new MainIndicator(worst.parameter(),
                        list.stream().map(MainIndicator::waterClass).max(Comparator.naturalOrder()).orElseThrow(),
                        worst.multiple(), Rounding.percent(list.size(), sections.size())))
                .orElseThrow()).sorted(Comparator.comparing(MainIndicator::rate, LARGEST)
                        .thenComparing(MainIndicator::waterClass, Comparator.reverseOrder())
                        .thenComparing(MainIndicator::multiple, LARGEST))
                .limit(MOST).toList();
    }
}
