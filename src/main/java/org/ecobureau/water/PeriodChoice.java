package org.ecobureau.water;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.shared.time.ChinaTime;
import org.ecobureau.shared.web.Problem;

/** A month, quarter or year that a page is about, as it stands in the address: {@code period=quarter&at=2026Q3}. */
public record PeriodChoice(PeriodKind kind, Instant start) {

    private static final Pattern AT = Pattern.compile("(\\d{4})(?:-(0[1-9]|1[0-2])|-?[Qq]([1-4]))?");
    private static final int FIRST_YEAR = 1990;

    /** The kind in the address; a month when there is none. */
    static PeriodKind kind(String period) {
        return period == null ? PeriodKind.MONTH
                : PeriodKind.byCode(period)
                        .filter(k -> k == PeriodKind.MONTH || k == PeriodKind.QUARTER || k == PeriodKind.YEAR)
                        .orElseThrow(() -> Problem.badParameter("period", "请填写 month、quarter 或 year"));
    }

    /**
     * The period that holds {@code at}: 2026-10, 2026Q3 or 2026.
     *
     * @throws Problem 400 for anything else and for a period that has not begun
     */
    static PeriodChoice of(PeriodKind kind, String at, Instant now) {
        Matcher matcher = AT.matcher(at.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < FIRST_YEAR) {
            throw Problem.badParameter("at", "请写成 2026-10（月）、2026Q3（季度）或 2026（年）");
        }
        int month = matcher.group(2) != null ? Integer.parseInt(matcher.group(2))
                : matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) * 3 - 2 : 1;
        Instant start = kind.startOf(ChinaTime.startOf(LocalDate.of(Integer.parseInt(matcher.group(1)), month, 1)));
        if (start.isAfter(now)) {
            throw Problem.badParameter("at", kind.words(start) + "还没有到");
        }
        return new PeriodChoice(kind, start);
    }

    /** The words of the page: 2026年10月. */
    public String words() {
        return kind.words(start);
    }

    public Instant end() {
        return kind.endOf(start);
    }

    /** The period before. */
    public PeriodChoice previous() {
        return new PeriodChoice(kind, kind.startOf(start.minusMillis(1)));
    }

    public PeriodChoice next() {
        return new PeriodChoice(kind, end());
    }

    /** The same period a year before. */
    public PeriodChoice lastYear() {
        return new PeriodChoice(kind, start.atZone(ChinaTime.ZONE).minusYears(1).toInstant());
    }

    /** As the address writes it. */
    public String at() {
        LocalDateTime t = ChinaTime.local(start);
        return switch (kind) {
            case QUARTER -> t.getYear() + "Q" + ((t.getMonthValue() - 1) / 3 + 1);
            case YEAR -> String.valueOf(t.getYear());
            default -> "%d-%02d".formatted(t.getYear(), t.getMonthValue());
        };
    }

    /** The parameters of the page of this period. */
    public String query() {
        return "?period=" + kind.code() + "&at=" + at();
    }

    /** The parameters of the API that give exactly this period. */
    public String apiQuery() {
        return "?period=" + kind.code() + "&from=" + ChinaTime.dayOf(start) + "&to=" + ChinaTime.dayOf(end()).minusDays(1);
    }

    /** What the period before is called in a sentence: 上月, 上季度, 上年. */
    public String before() {
        return kind == PeriodKind.MONTH ? "上月" : kind == PeriodKind.QUARTER ? "上季度" : "上年";
    }
}
