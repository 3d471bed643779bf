package org.ecobureau.air;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.ecobureau.monitoring.Completeness;
import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.QualityFlag;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirMeans;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AirReport;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiTable;

/**
 * The six pollutants of one site, or of the county, in one hour or day, with what must be told about them.
 *
 * @param site code of the site, null for the county
 * @param end end of the period
 * @param values exact, not rounded; every pollutant is present, missing ones as {@link AirValue#MISSING}
 * @param state provisional if any value used is, else corrected if any is, else verified
 * @param sources who measured
 * @param basis {@code reported}, {@code hours} or null for an hour
 * @param points number of sites behind a county value, else null
 * @param quality how complete the values are and what must be known of them
 */
public record AirSample(String site, Instant start, Instant end, Map<String, AirValue> values, ObservationState state,
        Set<String> sources, String basis, Integer points, Quality quality) {
    static final String REPORTED = "reported";
    static final String HOURS = "hours";
    private static final int HOURS_OF_DAY = 24;
    private static final MathContext EXACT = new MathContext(30, RoundingMode.HALF_EVEN);

    /**
     * How good the values are.
     *
     * @param valid values behind each mean: hours, for o3 8-hour means, for the county points; nothing for reported values
     * @param flags codes of {@link org.ecobureau.monitoring.QualityFlag} of any value used, joined by {@code ;}, or null
     * @param receivedAt when the value of a day could first be told, of an hour when its last item came in; null when nothing
     *        can be told
     * @param hourly for a day: hourly values came in
     * @param marks stored quality flags of single values by pollutant; empty for means
     */
    public record Quality(Map<String, Integer> valid, String flags, Instant receivedAt, Map<String, String> marks,
            boolean hourly) {

        Quality(Map<String, Integer> valid, String flags, Instant receivedAt) {
            this(valid, flags, receivedAt, Map.of(), false);
        }

        Quality marked(Map<String, String> byPollutant) {
            return new Quality(valid, flags, receivedAt, byPollutant, hourly);
        }

        /** The same, with hourly values at hand or not. */
        Quality hourly(boolean yes) {
            return new Quality(valid, flags, receivedAt, marks, yes);
        }

        static Quality of(Map<String, Integer> valid, Collection<String> flags, Instant receivedAt) {
            Set<QualityFlag> all = EnumSet.noneOf(QualityFlag.class);
            flags.forEach(stored -> all.addAll(QualityFlag.parse(stored)));
            return new Quality(valid, QualityFlag.stored(all), receivedAt);
        }
    }

    /** How complete the mean of a pollutant is, or null where nothing is known of it or no mean was made. */
    public Completeness completeness(String code, int countyPoints) {
        Integer valid = quality.valid().get(code);
        if (valid == null || values.get(code).equals(AirValue.NOT_MONITORED)) {
            return null;
        }
        return site == null ? new Completeness(valid, Math.max(valid, countyPoints), "个点位")
                : code.equals("o3") ? new Completeness(valid, AirMeans.WINDOWS, "个 8 小时平均")
                        : new Completeness(valid, HOURS_OF_DAY, "小时");
    }

    /** The same sample, told at the earlier of both times; null counts as not told. */
    AirSample toldAtTheLatest(Instant at) {
        Instant told = quality.receivedAt();
        return at == null || told == null || !at.isBefore(told) ? this
                : new AirSample(site, start, end, values, state, sources, basis, points,
                        new Quality(quality.valid(), quality.flags(), at, quality.marks(), quality.hourly()));
    }

    /** The day whose standard applies. */
    public LocalDate day() {
        return ChinaTime.dayOf(start);
    }

    public AirReport report(AirPeriod period) {
        return new AirReport(day(), period, values);
    }

    public boolean demonstration() {
        return sources.contains(Reading.DEMONSTRATION);
    }

    /** Any pollutant has a concentration. */
    public boolean anyMeasured() {
        return values.values().stream().anyMatch(AirValue.Measured.class::isInstance);
    }

    /** The readings of one site and one period. */
    static AirSample of(String site, Instant start, Instant end, Collection<Reading> readings, String basis) {
        Map<String, AirValue> values = new LinkedHashMap<>();
        AqiTable.POLLUTANTS.forEach(code -> values.put(code, AirValue.MISSING));
        Map<String, String> flags = new LinkedHashMap<>();
        for (Reading reading : readings) {
            if (values.containsKey(reading.parameter())) {
                if (reading.flags() != null) {
                    flags.put(reading.parameter(), reading.flags());
                }
                values.put(reading.parameter(), value(reading));
            }
        }
        return new AirSample(site, start, end, values, ObservationState.of(readings.stream().map(Reading::state).toList()),
                sources(readings), basis, null,
                Quality.of(Map.of(), readings.stream().map(Reading::flags).toList(),
                        readings.stream().map(Reading::receivedAt).max(Comparator.naturalOrder()).orElse(null))
                        .marked(flags));
    }

    /** A value below its detection limit is no concentration; HJ 633 has no rule for it, so it counts as missing. */
    static AirValue value(Reading reading) {
        if (reading.measured()) {
            return new AirValue.Measured(reading.value());
        }
        return "/".equals(reading.reason()) ? AirValue.NOT_MONITORED : AirValue.MISSING;
    }

    /**
     * The value of the county: by default the arithmetic mean of the points with a value (HJ 663). A pollutant no point
     * monitors is not
     * monitored; one with too few values is missing.
     */
    static AirSample county(List<AirSample> points, AirConfig.CountyRule rule, int minimumPoints) {
        Map<String, AirValue> values = new LinkedHashMap<>();
        for (String code : AqiTable.POLLUTANTS) {
            values.put(code, countyValue(points.stream().map(p -> p.values().get(code)).toList(), rule, minimumPoints));
        }
        AirSample first = points.get(0);
        Set<String> sources = new TreeSet<>();
        points.forEach(p -> sources.addAll(p.sources()));
        Set<String> bases = new TreeSet<>();
        points.stream().filter(p -> p.basis() != null).forEach(p -> bases.add(p.basis()));
        Map<String, Integer> valid = new LinkedHashMap<>();
        for (String code : AqiTable.POLLUTANTS) {
            valid.put(code,
                    (int) points.stream().filter(p -> p.values().get(code) instanceof AirValue.Measured).count());
        }
        Instant received = points.stream().map(p -> p.quality().receivedAt()).filter(Objects::nonNull)
                .max(Comparator.naturalOrder()).orElse(null);
        int measured = (int) points.stream().filter(AirSample::anyMeasured).count();
        return new AirSample(null, first.start(), first.end(), values,
                ObservationState.of(points.stream().map(AirSample::state).toList()), sources,
                bases.isEmpty() ? null : bases.contains(HOURS) ? HOURS : REPORTED, measured,
                Quality.of(valid, points.stream().map(p -> p.quality().flags()).toList(), received));
    }

    private static AirValue countyValue(List<AirValue> points, AirConfig.CountyRule rule, int minimumPoints) {
        List<BigDecimal> measured = new ArrayList<>();
        for (AirValue value : points) {
            if (value instanceof AirValue.Measured m) {
                measured.add(m.concentration());
            }
        }
        if (measured.isEmpty() || measured.size() < minimumPoints) {
            return points.stream().allMatch(AirValue.NOT_MONITORED::equals) ? AirValue.NOT_MONITORED : AirValue.MISSING;
        }
        if (rule == AirConfig.CountyRule.HIGHEST) {
            return new AirValue.Measured(measured.stream().max(Comparator.naturalOrder()).orElseThrow());
        }
        BigDecimal sum = measured.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new AirValue.Measured(sum.divide(BigDecimal.valueOf(measured.size()), EXACT));
    }

    static Set<String> sources(Collection<Reading> readings) {
        Set<String> sources = new TreeSet<>();
        readings.forEach(r -> sources.add(r.source()));
        return sources;
    }
}
