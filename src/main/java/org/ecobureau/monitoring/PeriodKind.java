package org.ecobureau.monitoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import org.ecobureau.shared.time.ChinaTime;

/** How long an observation lasts; every period has a start and an end in China time. */
public enum PeriodKind {
    HOUR("小时"),
    DAY("日"),
    MONTH("月"),
    QUARTER("季度"),
    YEAR("年");

    private final String label;

    PeriodKind(String label) {
        this.label = label;
    }

    /** The name used in files and in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name a reader sees. */
    public String label() {
        return label;
    }

    /** Finds the kind by its code, upper or lower case. */
    public static Optional<PeriodKind> byCode(String code) {
        for (PeriodKind kind : values()) {
            if (code != null && kind.name().equalsIgnoreCase(code.strip())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The start of the period of this kind that contains {@code moment}. */
    public Instant startOf(Instant moment) {
        ZonedDateTime local = moment.atZone(ChinaTime.ZONE);
        LocalDate day = local.toLocalDate();
        LocalDateTime start = switch (this) {
            case HOUR -> local.toLocalDateTime().truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay();
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).atStartOfDay();
            case YEAR -> day.withDayOfYear(1).atStartOfDay();
        };
        return start.atZone(ChinaTime.ZONE).toInstant();
    }

    /** The end of the period that starts at {@code start}; it is the start of the next one. */
    public Instant endOf(Instant start) {
        ZonedDateTime local = start.atZone(ChinaTime.ZONE);
        return (switch (this) {
            case HOUR -> local.plusHours(1);
            case DAY -> local.plusDays(1);
            case MONTH -> local.plusMonths(1);
            case QUARTER -> local.plusMonths(3);
            case YEAR -> local.plusYears(1);
        }).toInstant();
    }

    /** True when {@code moment} is the start of a period of this kind. */
    public boolean startsAt(Instant moment) {
        return startOf(moment).equals(moment);
    }

    /** The period in words, such as {@code 2026年10月} or {@code 2026年第三季度}. */
    public String words(Instant start) {
        LocalDateTime t = start.atZone(ChinaTime.ZONE).toLocalDateTime();
        return switch (this) {
            case HOUR -> {
                LocalDateTime end = t.plusHours(1);
                yield end.getHour() == 0 ? dayWords(t) + " 23:00—24:00"
                        : dayWords(t) + " %02d:00—%02d:00".formatted(t.getHour(), end.getHour());
            }
            case DAY -> dayWords(t);
            case MONTH -> t.getYear() + "年" + t.getMonthValue() + "月";
            case QUARTER -> t.getYear() + "年第" + "一二三四".charAt((t.getMonthValue() - 1) / 3) + "季度";
            case YEAR -> t.getYear() + "年";
        };
    }

    private static String dayWords(LocalDateTime t) {
        return t.getYear() + "年" + t.getMonthValue() + "月" + t.getDayOfMonth() + "日";
    }
}
