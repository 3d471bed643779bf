package org.ecobureau.local;

import java.time.YearMonth;
import java.util.Map;

/**
 * Invented quarters of the demonstration points in functional zones, day and night, and years of grid and road points; nights
 * in the
 * mixed zone and beside the road are over the limit now and then.
 */
final class DemoNoise {
    /** Zone points with the day level around which they lie. */
    static final Map<String, Integer> ZONES = Map.of("yanshi-gn-1", 51, "yanshi-gn-2", 56, "yanshi-gn-3", 60, "yanshi-gn-4",
            66);
    static final Map<String, Integer> YEARLY = Map.of("yanshi-qy-1", 52, "yanshi-qy-2", 54, "yanshi-dl-1", 66, "yanshi-dl-2",
            67);

    private DemoNoise() {
    }

    /** Lines of the long format for one quarter of a zone point. */
    static String quarter(String point, YearMonth quarter) {
        double day = ZONES.get(point) + 4 * DemoChance.of(point, quarter, "day") - 2;
        double night = day - 9 + 4 * DemoChance.of(point, quarter, "night");
        return line(point, "leqDay", "quarter", quarter, day) + line(point, "leqNight", "quarter", quarter, night)
                + line(point, "lmaxNight", "quarter", quarter, night + 12 + 5 * DemoChance.of(point, quarter, "max"));
    }

    /** The line of one year of a grid or road point. */
    static String year(String point, int year) {
        return line(point, "leqDay", "year", YearMonth.of(year, 1), YEARLY.get(point) + 3 * DemoChance.of(point, year, "day"));
    }

    private static String line(String point, String parameter, String period, YearMonth start, double value) {
        return String.join(",", point, parameter, period, start.toString(), DemoChance.amount(value, 1), "") + "\r\n";
    }
}
