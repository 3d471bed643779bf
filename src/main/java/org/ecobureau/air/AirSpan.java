package org.ecobureau.air;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;

/**
 * A stretch of time that charts show.
 *
 * @param code as in addresses: {@code 24h}, {@code 7d}, {@code 30d}, {@code year}
 * @param hours length in hours when hours are shown, 0 when days are
 * @param days length in days when days are shown, 0 when hours are
 */
public record AirSpan(String code, String label, int hours, int days) {
    private static final List<AirSpan> ALL = List.of(new AirSpan("24h", "最近 24 小时", 24, 0),
            new AirSpan("7d", "最近 7 天", 168, 0), new AirSpan("30d", "最近 30 天", 0, 30),
            new AirSpan("year", "最近一年", 0, 365));

    public static List<AirSpan> all() {
        return ALL;
    }

    public static Optional<AirSpan> byCode(String code) {
        return ALL.stream().filter(s -> s.code().equals(code)).findFirst();
    }

    /** Hours are shown, not days. */
    public boolean hourly() {
        return hours > 0;
    }

    /** First day of the span that ends yesterday. */
    LocalDate first(LocalDate today) {
        return today.minusDays(days);
    }

    /** Start of the span of hours that ends with the last full hour. */
    Instant from(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(hours, ChronoUnit.HOURS);
    }

    /** The words below a point: every sixth hour, midnights, every fifth day or the first of a month. */
    static String tick(LocalDate day, int length) {
        return length > 60 ? day.getDayOfMonth() == 1 && (day.getMonthValue() - 1) % 2 == 0 ? day.getMonthValue() + "月" : null
                : day.getDayOfMonth() % 5 == 1 && day.getDayOfMonth() < 30 ? ChinaTime.shortDay(day) : null;
    }
}
