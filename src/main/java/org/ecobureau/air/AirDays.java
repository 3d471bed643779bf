package org.ecobureau.air;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.ecobureau.monitoring.ObservationState;
import org.ecobureau.monitoring.Reading;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.standard.air.AirLimits;
import org.ecobureau.standard.air.AirMeans;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiTable;

/**
 * Day values of one site: those that were reported as day values, else computed from hourly values with the completeness of GB
 * 3095
 * table 4 (20 hours; ozone: the largest 8-hour mean of the windows ending 08:00 to 24:00).
 */
final class AirDays {
    private static final int HOURS = 24;
    /** Hourly means that make a day (GB 3095-2026 table 4). */
    private static final int ENOUGH = AirMeans.minimum("pm25", "day");

    private AirDays() {
    }

    /**
     * The day of one site.
     *
     * @param reported readings of the period "day" of this site and day
     * @param hourly readings of the period "hour" of this site whose start lies in the day
     * @return empty when there is neither
     */
    static Optional<AirSample> of(String site, LocalDate day, Collection<Reading> reported, Collection<Reading> hourly) {
        if (reported.isEmpty() && hourly.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AirValue> values = new LinkedHashMap<>();
        List<Reading> used = new ArrayList<>(reported);
        boolean computed = false;
        Map<String, Integer> valid = new LinkedHashMap<>();
        List<Instant> told = new ArrayList<>();
        for (String code : AqiTable.POLLUTANTS) {
            Optional<Reading> own = reported.stream().filter(r -> r.parameter().equals(code)).findFirst();
            if (own.isPresent()) {
                values.put(code, AirSample.value(own.get()));
                told.add(own.get().receivedAt());
                continue;
            }
            List<Reading> hours = hourly.stream().filter(r -> r.parameter().equals(code)).toList();
            List<BigDecimal> series = series(hours);
            AirValue value = fromHours(code, day, hours, series);
            values.put(code, value);
            if (!hours.isEmpty()) {
                valid.put(code, code.equals("o3") ? AirMeans.ozoneWindows(series).size()
                        : (int) series.stream().filter(Objects::nonNull).count());
            }
            if (value instanceof AirValue.Measured && reported.isEmpty()) {
                told.add(told(hours));
            }
            used.addAll(hours);
            computed |= !hours.isEmpty();
        }
        Instant start = ChinaTime.startOf(day);
        return Optional.of(new AirSample(site, start, ChinaTime.startOf(day.plusDays(1)), values,
                ObservationState.of(used.stream().map(Reading::state).toList()), AirSample.sources(used),
                computed ? AirSample.HOURS : AirSample.REPORTED, null,
                AirSample.Quality.of(valid, used.stream().map(Reading::flags).toList(),
                        told.stream().min(Comparator.naturalOrder()).orElse(null)).hourly(!hourly.isEmpty())));
    }

    /** When the value could first be told: with the hour that made the number of hours sufficient, or with the last one. */
    private static Instant told(List<Reading> hours) {
        List<Instant> received = hours.stream().filter(Reading::measured).map(Reading::receivedAt).sorted().toList();
        return received.get(Math.min(ENOUGH, received.size()) - 1);
    }

    private static List<BigDecimal> series(List<Reading> readings) {
        BigDecimal[] hours = new BigDecimal[HOURS];
        for (Reading reading : readings) {
            if (reading.measured()) {
                hours[ChinaTime.local(reading.start()).getHour()] = reading.value();
            }
        }
        return Arrays.asList(hours);
    }

    private static AirValue fromHours(String code, LocalDate day, List<Reading> readings, List<BigDecimal> hours) {
        if (!readings.isEmpty() && readings.stream().allMatch(r -> "/".equals(r.reason()))) {
            return AirValue.NOT_MONITORED;
        }
        Optional<BigDecimal> value = code.equals("o3")
                ? AirMeans.ozoneMaximum(hours, AirLimits.on(day, "o3", "day").orElseThrow().grade2())
                : AirMeans.day(code, hours);
        return AirValue.of(value.orElse(null));
    }
}
