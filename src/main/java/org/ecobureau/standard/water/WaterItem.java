package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

import org.ecobureau.standard.water.WaterResult.Exceedance;

/**
 * The limits of one item, from class I on, and how a reading is held against them.
 *
 * @param sense whether the limits are upper bounds, lower bounds, or a pair of bounds for all classes
 * @param limits one a class from I on; for a range the lower and the upper bound
 * @param multiple whether an exceedance is printed as a multiple
 */
record WaterItem(String parameter, Sense sense, List<BigDecimal> limits, boolean multiple) {

    enum Sense {
        MAX,
        MIN,
        RANGE
    }

    /** Digits after the point of an exceedance multiple (contract; rounded by GB/T 8170 in one step). */
    private static final int MULTIPLE_DECIMALS = 2;

    /** The best class whose limit the reading keeps; empty when a detection limit is too high to tell. */
    Optional<WaterClass> classOf(WaterReading reading, WaterClass worst) {
        if (reading instanceof WaterReading.NotDetected nd) {
            return classBelow(nd.detectionLimit(), worst);
        }
        BigDecimal value = ((WaterReading.Measured) reading).value();
        for (int i = 0; i < classes(); i++) {
            if (keeps(value, i)) {
                return Optional.of(WaterClass.values()[i]);
            }
        }
        return Optional.of(worst);
    }

    /** The class of a value somewhere below a detection limit. */
    private Optional<WaterClass> classBelow(BigDecimal detectionLimit, WaterClass worst) {
        return switch (sense) {
            case MAX -> detectionLimit.compareTo(limits.get(0)) <= 0 ? Optional.of(WaterClass.I) : Optional.empty();
            case MIN -> detectionLimit.compareTo(limits.get(limits.size() - 1)) <= 0 ? Optional.of(worst)
                    : Optional.empty();
            case RANGE -> Optional.empty();
        };
    }

    /** Whether the reading keeps the limit of a class; empty when a detection limit is too high to tell. */
    Optional<Boolean> complies(WaterReading reading, WaterClass target) {
        int index = sense == Sense.RANGE ? 0 : target.ordinal();
        if (index >= limits.size()) {
            return Optional.of(true); // groundwater of class V has no limits
        }
        if (reading instanceof WaterReading.Measured measured) {
            return Optional.of(keeps(measured.value(), index));
        }
        BigDecimal detectionLimit = ((WaterReading.NotDetected) reading).detectionLimit();
        return switch (sense) {
            case MAX -> detectionLimit.compareTo(limits.get(index)) <= 0 ? Optional.of(true) : Optional.empty();
            case MIN -> detectionLimit.compareTo(limits.get(index)) <= 0 ? Optional.of(false) : Optional.empty();
            case RANGE -> Optional.empty();
        };
    }

    /** How far a reading that does not comply is over the limit of the target. */
    Exceedance exceedance(WaterReading reading, WaterClass target) {
        BigDecimal value = reading instanceof WaterReading.Measured measured ? measured.value()
                : ((WaterReading.NotDetected) reading).detectionLimit();
        BigDecimal limit = sense == Sense.RANGE
                ? limits.get(value.compareTo(limits.get(0)) < 0 ? 0 : 1)
                : limits.get(target.ordinal());
        BigDecimal times = multiple
                ? value.subtract(limit).divide(limit, MULTIPLE_DECIMALS, RoundingMode.HALF_EVEN)
                : null;
        return new Exceedance(parameter, value, limit, times);
    }

    private int classes() {
        return sense == Sense.RANGE ? 1 : limits.size();
    }

    private boolean keeps(BigDecimal value, int index) {
        return switch (sense) {
            case MAX -> value.compareTo(limits.get(index)) <= 0;
            case MIN -> value.compareTo(limits.get(index)) >= 0;
            case RANGE -> value.compareTo(limits.get(0)) >= 0 && value.compareTo(limits.get(1)) <= 0;
        };
    }
}
