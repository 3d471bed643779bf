package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic mean of laboratory results, over the months of a period or over the sections of a river (环办〔2011〕22号).
 * pH is averaged like any other item.
 */
public final class WaterMeans {

    /** Finer than any value is stored (eight decimals), so that a mean is compared with a limit unrounded. */
    private static final int SCALE = 10;

    private WaterMeans() {
    }

    /**
     * The mean of some results of one item.
     *
     * @param share what part of its detection limit a result below it counts in a mean with measured ones (usually one half;
     *        unverified)
     * @return below the highest detection limit when nothing was detected at all; empty without any result
     */
    public static Optional<WaterReading> of(List<WaterReading> readings, BigDecimal share) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        if (readings.stream().allMatch(WaterReading.NotDetected.class::isInstance)) {
            return readings.stream().map(r -> ((WaterReading.NotDetected) r).detectionLimit()).max(BigDecimal::compareTo)
                    .map(WaterReading.NotDetected::new);
        }
        BigDecimal sum = readings.stream().map(r -> counted(r, share)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new WaterReading.Measured(
                sum.divide(BigDecimal.valueOf(readings.size()), SCALE, RoundingMode.HALF_EVEN)));
    }

    private static BigDecimal counted(WaterReading reading, BigDecimal share) {
        return reading instanceof WaterReading.Measured measured ? measured.value()
                : ((WaterReading.NotDetected) reading).detectionLimit().multiply(share);
    }
}
