package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The middle of some numbers. */
final class Median {

    private Median() {
    }

    /** Of two middle ones their mean, exact to half; null of none. */
    static BigDecimal of(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        List<Long> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) {
            return BigDecimal.valueOf(sorted.get(middle));
        }
        return BigDecimal.valueOf(sorted.get(middle - 1) + sorted.get(middle)).divide(BigDecimal.valueOf(2), 1,
                RoundingMode.UNNECESSARY).stripTrailingZeros();
    }
}
