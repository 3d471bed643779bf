package org.ecobureau.standard.noise;

import java.math.BigDecimal;
import java.util.List;

import org.ecobureau.standard.DataFile;

/** Limits of GB 3096-2008 table 1 by functional zone, equivalent levels in dB(A). */
public final class NoiseLimits {

    /**
     * The limits of a zone.
     *
     * @param zone 0, 1, 2, 3, 4a or 4b
     * @param nightPeak how far a sudden noise at night may exceed the night limit (clause 5.4)
     */
    public record Zone(String standard, String zone, String name, BigDecimal day, BigDecimal night,
            BigDecimal nightPeak) {

        public BigDecimal limit(NoisePeriod period) {
            return period == NoisePeriod.DAY ? day : night;
        }

        /** Whether an equivalent level keeps the limit. */
        public boolean complies(NoisePeriod period, BigDecimal level) {
            return level.compareTo(limit(period)) <= 0;
        }

        /** Whether the loudest sudden noise of a night keeps the limit. */
        public boolean peakComplies(BigDecimal maximum) {
            return maximum.compareTo(night.add(nightPeak)) <= 0;
        }
    }

    private static final List<Zone> ZONES = DataFile.csv("noise-limits.csv").stream()
            .map(row -> new Zone(row.text("standard"), row.text("zone"), row.text("name"), row.number("day"),
                    row.number("night"), row.number("night_peak")))
            .toList();

    private NoiseLimits() {
    }

    public static List<Zone> zones() {
        return ZONES;
    }

    /**
     * The limits of a zone.
     *
     * @throws IllegalArgumentException for a zone the standard does not have
     */
    public static Zone zone(String zone) {
        return ZONES.stream().filter(z -> z.zone().equals(zone)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("GB 3096 has no zone '" + zone + "'"));
    }
}
