package org.ecobureau.drinkingwater;

import java.time.Instant;
import java.util.List;

/**
 * The sources in a quarter or a year in numbers, for plans and bulletins. In a year each source counts once for each quarter.
 *
 * @param words the period in words, such as 2026年第三季度
 * @param county the county's own sources
 * @param rural the others: township sources and the "千人以上" ones
 * @param countySources how many sources of the county there are, each counted once
 * @param quarters how many quarters have a result of any source
 */
public record SourceFigures(String words, Instant start, Instant end, Rates county, Rates rural, Rates all, int countySources,
        int quarters,
        boolean demonstration) {

    /** False when no source has a result in the period. */
    public boolean known() {
        return all.monitored() > 0;
    }

    static SourceFigures of(String words, Instant start, Instant end, List<Rates.Part> county, List<Rates.Part> rural,
            int countySources, int quarters, boolean demonstration) {
        return new SourceFigures(words, start, end, Rates.of(county), Rates.of(rural),
                Rates.of(java.util.stream.Stream.concat(county.stream(), rural.stream()).toList()), countySources, quarters,
                demonstration);
    }
}
