package org.ecobureau.standard.air;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.ecobureau.standard.DataFile;

/**
 * Means and percentiles of air data with the completeness GB 3095 table 4 and HJ 663 ask for. Results are exact to 20
 * digits and not rounded; round once, when a result is shown or evaluated (GB/T 8170).
 */
public final class AirMeans {

    private static final MathContext PRECISE = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final int HOURS = 24;
    private static final int WINDOW = 8;
    /** The 8-hour means of a day that end at 08:00 to 24:00. */
    public static final int WINDOWS = HOURS - WINDOW + 1;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<String, Integer> MINIMUM = DataFile.csv("air-validity.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.text("parameter") + "/" + row.text("mean"),
                    row -> row.number("minimum").intValueExact()));

    private AirMeans() {
    }

    /**
     * How many values a mean of this kind needs.
     *
     * @param mean {@code day}, {@code 8hour}, {@code month}, {@code february} or {@code year}; {@code day} of o3 counts 8-hour
     *        means
     */
    public static int minimum(String parameter, String mean) {
        return MINIMUM.get(parameter + "/" + mean);
    }

    /**
     * The mean of a natural day.
     *
     * @param hours the 24 hourly means of the hours ending 01:00 to 24:00, null where one is missing
     * @return empty with fewer than 20 hourly means
     * @throws IllegalArgumentException when there are not 24 entries
     */
    public static Optional<BigDecimal> day(String parameter, List<BigDecimal> hours) {
        requireDay(hours);
        return mean(hours, MINIMUM.get(parameter + "/day"));
    }

    /**
     * The maximum 8-hour mean of ozone in a natural day, over the windows ending 08:00 to 24:00.
     *
     * @param hours the 24 hourly means of the hours ending 01:00 to 24:00, null where one is missing
     * @param limit the limit of the day; with fewer than 14 windows the result counts only above it (HJ 663-2026,
     *        6.1.2)
     */
    public static Optional<BigDecimal> ozoneMaximum(List<BigDecimal> hours, BigDecimal limit) {
        List<BigDecimal> windows = ozoneWindows(hours);
        Optional<BigDecimal> maximum = windows.stream().max(BigDecimal::compareTo);
        return maximum.filter(m -> windows.size() >= MINIMUM.get("o3/day") || m.compareTo(limit) > 0);
    }

    /** The valid 8-hour means of a day, of {@value #WINDOWS} that are possible: those with at least 6 hourly means. */
    public static List<BigDecimal> ozoneWindows(List<BigDecimal> hours) {
        requireDay(hours);
        List<BigDecimal> windows = new ArrayList<>();
        for (int end = WINDOW; end <= HOURS; end++) {
            mean(hours.subList(end - WINDOW, end), MINIMUM.get("o3/8hour")).ifPresent(windows::add);
        }
        return windows;
    }

    /**
     * The percentile of HJ 663-2013 appendix A: linear between the values at k = 1 + (n − 1)·p/100.
     *
     * @param percent 0 to 100, e.g. 98 for SO₂
     * @throws IllegalArgumentException without values
     */
    public static BigDecimal percentile(List<BigDecimal> values, int percent) {
        if (values.isEmpty() || percent < 0 || percent > HUNDRED.intValue()) {
            throw new IllegalArgumentException("percentile " + percent + " of " + values.size() + " values");
        }
        List<BigDecimal> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        BigDecimal k = BigDecimal.valueOf((long) (sorted.size() - 1) * percent).divide(HUNDRED);
        int s = k.intValue();
        BigDecimal low = sorted.get(s);
        BigDecimal high = sorted.get(Math.min(s + 1, sorted.size() - 1));
        return low.add(high.subtract(low).multiply(k.subtract(BigDecimal.valueOf(s))));
    }

    private static Optional<BigDecimal> mean(List<BigDecimal> values, int minimum) {
        List<BigDecimal> present = values.stream().filter(Objects::nonNull).toList();
        if (present.size() < minimum) {
            return Optional.empty();
        }
        BigDecimal sum = present.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(sum.divide(BigDecimal.valueOf(present.size()), PRECISE));
    }

    private static void requireDay(List<BigDecimal> hours) {
        if (hours.size() != HOURS) {
            throw new IllegalArgumentException("a day has 24 hourly entries, not " + hours.size());
        }
    }
}
