package org.ecobureau.monitoring;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.shared.time.ChinaTime;

/**
 * Reads the times of measurement files: an ISO instant with offset, or China time as {@code 2026-11-20 08:00},
 * {@code 2026/11/20 8:00},
 * {@code 2026-11-20 24:00}, {@code 2026-11-20}, {@code 2026-11} or {@code 2026Q3}.
 */
final class TimeText {
    private static final Pattern LOCAL = Pattern.compile(
            "(\\d{4})[-/年](\\d{1,2})(?:[-/月](\\d{1,2})日?(?:[T ]+(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:\\.0+)?)?|时)?)?)?月?");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})\\s*-?\\s*[Qq]([1-4])");

    private TimeText() {
    }

    static Optional<Instant> read(String text) {
        String t = text == null ? "" : text.strip();
        try {
            Matcher quarter = QUARTER.matcher(t);
            if (quarter.matches()) {
                return at(LocalDate.of(year(quarter.group(1)), Integer.parseInt(quarter.group(2)) * 3 - 2, 1).atStartOfDay());
            }
            Matcher local = LOCAL.matcher(t);
            if (!local.matches()) {
                Instant instant = OffsetDateTime.parse(t).toInstant();
                year(String.valueOf(instant.atZone(ChinaTime.ZONE).getYear()));
                return Optional.of(instant);
            }
            LocalDate day = LocalDate.of(year(local.group(1)), number(local.group(2), 1), number(local.group(3), 1));
            int hour = number(local.group(4), 0);
            int minute = number(local.group(5), 0);
            int second = number(local.group(6), 0);
            if (hour == 24 && minute == 0 && second == 0) {
                return at(day.plusDays(1).atStartOfDay());
            }
            return at(day.atTime(hour, minute, second));
        } catch (DateTimeException e) {
            // The caller turns "unreadable" into a message that names line and column.
            return Optional.empty();
        }
    }

    private static Optional<Instant> at(LocalDateTime local) {
        return Optional.of(local.atZone(ChinaTime.ZONE).toInstant());
    }

    private static int year(String text) {
        int year = Integer.parseInt(text);
        if (year < 1990 || year > 2200) {
            throw new DateTimeException("year " + year + " is no year of measurements");
        }
        return year;
    }

    private static int number(String text, int absent) {
        return text == null ? absent : Integer.parseInt(text);
    }
}
