package org.ecobureau.standard.water;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A laboratory result: a number, or "not detected" with the detection limit (0.01L). */
public sealed interface WaterReading {

    Pattern TEXT = Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,12})?)(L?)");

    /** A measured value in the unit of the parameter registry. */
    record Measured(BigDecimal value) implements WaterReading {
    }

    /** Below this detection limit, written 0.01L. */
    record NotDetected(BigDecimal detectionLimit) implements WaterReading {

        public NotDetected {
            if (detectionLimit.signum() <= 0) {
                throw new IllegalArgumentException("a detection limit is above zero, not " + detectionLimit);
            }
        }
    }

    /** The reading of a number. */
    static WaterReading of(BigDecimal value) {
        return new Measured(value);
    }

    /**
     * Reads {@code 0.35} or {@code 0.01L}.
     *
     * @throws IllegalArgumentException for any other text, and for a detection limit of zero
     */
    static WaterReading parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a number and not a value like 0.01L: " + text);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        return matcher.group(2).isEmpty() ? new Measured(number) : new NotDetected(number);
    }
}
