package org.ecobureau.drinkingwater;

import java.util.Comparator;

/** How sources are listed: county sources first, then the others by township, order and code. */
final class SourceOrder {
    static final Comparator<Source> BY_LIST = Comparator.comparing((Source s) -> s.level() != SourceLevel.COUNTY)
            .thenComparing(s -> s.level() == SourceLevel.COUNTY || s.site().township() == null ? "" : s.site().township())
            .thenComparingInt(s -> s.site().order()).thenComparing(s -> s.site().code());

    private SourceOrder() {
    }
}
