package org.ecobureau.standard.air;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.Rounding;
import org.ecobureau.standard.air.AqiStep.Outcome;

/**
 * The air quality index by HJ 633-2012 or HJ 633-2026, whichever is in force on the report's day. Exact arithmetic
 * throughout: with doubles, CO of 2.2 mg/m³ would give 56 instead of 55.
 */
public final class Aqi {

    /** The range of the AQI by HJ 633 table 1; an AQI of clean air is 1, not 0 (our choice, see docs/decisions). */
    private static final int LEAST = 1;
    private static final int MOST = 500;
    /** Up to this AQI there is no primary pollutant (HJ 633-2026, 4.3.1). */
    private static final int NO_PRIMARY_UP_TO = 50;

    private Aqi() {
    }

    /** Evaluates a report by the standard of its day. */
    public static AqiResult evaluate(AirReport report) {
        return evaluate(report, AqiTable.on(report.date()));
    }

    /** Evaluates a report by a given version, e.g. to show both side by side. */
    public static AqiResult evaluate(AirReport report, AqiTable table) {
        List<AqiStep> steps = AqiTable.POLLUTANTS.stream().map(p -> step(p, report, table)).toList();
        Integer maximum = steps.stream().map(AqiStep::iaqi).filter(Objects::nonNull).max(Integer::compare)
                .orElse(null);
        if (maximum == null || heldBack(maximum, steps, table)) {
            return new AqiResult(report, table.standard(), null, "NA", null, List.of(), steps, maximum);
        }
        int aqi = Math.max(LEAST, Math.min(MOST, maximum));
        List<String> primary = aqi <= NO_PRIMARY_UP_TO ? List.of()
                : steps.stream().filter(s -> maximum.equals(s.iaqi())).map(AqiStep::parameter).toList();
        return new AqiResult(report, table.standard(), aqi, null, AqiLevel.of(table.standard(), aqi), primary, steps,
                maximum);
    }

    /** HJ 633-2026, 5.3.1: with an item missing, AQI and class are published only above 100. */
    private static boolean heldBack(int maximum, List<AqiStep> steps, AqiTable table) {
        return table.missingBlocksUpTo() != null && maximum <= table.missingBlocksUpTo()
                && steps.stream().anyMatch(s -> s.outcome() == Outcome.MISSING);
    }

    private static AqiStep step(String parameter, AirReport report, AqiTable table) {
        if (!(report.value(parameter) instanceof AirValue.Measured measured)) {
            return new AqiStep(parameter, null, null, null, null, null, null,
                    report.value(parameter).equals(AirValue.NOT_MONITORED) ? Outcome.NOT_MONITORED : Outcome.MISSING);
        }
        BigDecimal given = measured.concentration();
        BigDecimal used = table.roundsFirst() ? Rounding.halfEven(given, Parameters.get(parameter).decimals()) : given;
        AqiTable.Series series = table.series(parameter, report.period());
        if (used.compareTo(series.last().concentration()) > 0) {
            return series.countsAbove()
                    ? new AqiStep(parameter, given, used, series.last(), null, null, series.last().iaqi(),
                            Outcome.CAPPED)
                    : new AqiStep(parameter, given, used, series.last(), null, null, null, Outcome.ABOVE_TABLE);
        }
        int upper = 1;
        while (used.compareTo(series.points().get(upper).concentration()) > 0) {
            upper++;
        }
        return interpolate(parameter, given, used, series.points().get(upper - 1), series.points().get(upper));
    }

    /** Formula (1) of HJ 633, rounded up to an integer (4.2.6). */
    private static AqiStep interpolate(String parameter, BigDecimal given, BigDecimal used, AqiTable.Point low,
            AqiTable.Point high) {
        BigDecimal rise = BigDecimal.valueOf(high.iaqi() - low.iaqi())
                .multiply(used.subtract(low.concentration()));
        BigDecimal run = high.concentration().subtract(low.concentration());
        BigDecimal base = BigDecimal.valueOf(low.iaqi());
        int iaqi = rise.divide(run, 0, RoundingMode.CEILING).add(base).intValueExact();
        BigDecimal exact = rise.divide(run, 4, RoundingMode.HALF_EVEN).add(base);
        return new AqiStep(parameter, given, used, low, high, exact, iaqi, Outcome.INTERPOLATED);
    }
}
