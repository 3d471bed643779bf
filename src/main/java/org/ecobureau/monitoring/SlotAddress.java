package org.ecobureau.monitoring;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;

/**
 * The permanent address of one value: {@code /data/pj-air-1/pm25/hour/2026-11-20T08}. The start is written in China time as
 * {@code 2026-11-20T08}, {@code 2026-11-20}, {@code 2026-11}, {@code 2026-Q3} or {@code 2026}.
 */
public final class SlotAddress {
    private static final int MONTHS_OF_QUARTER = 3;

    private SlotAddress() {
    }

    /** The address of a reading's slot. */
    public static String of(Reading reading) {
        return of(reading.site(), reading.parameter(), reading.period(), reading.start());
    }

    public static String of(String site, String parameter, PeriodKind period, Instant start) {
        return "/data/" + site + "/" + parameter + "/" + period.code() + "/" + write(period, start);
    }

    /** The start as it stands in the address. */
    public static String write(PeriodKind period, Instant start) {
        LocalDateTime t = ChinaTime.local(start);
        return switch (period) {
            case HOUR -> t.toLocalDate() + "T%02d".formatted(t.getHour());
            case DAY -> t.toLocalDate().toString();
            case MONTH -> "%d-%02d".formatted(t.getYear(), t.getMonthValue());
            case QUARTER -> t.getYear() + "-Q" + ((t.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1);
            case YEAR -> String.valueOf(t.getYear());
        };
    }

    /** The start again; empty for what no address of ours says. */
    public static Optional<Instant> read(PeriodKind period, String text) {
        return TimeText.read(period == PeriodKind.YEAR ? text + "-01" : text)
                .filter(start -> period.startsAt(start) && write(period, start).equals(text));
    }
}
