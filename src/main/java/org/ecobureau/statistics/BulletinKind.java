package org.ecobureau.statistics;

import java.time.LocalDate;
import java.util.Optional;

/** The monthly report and the yearly bulletin. */
public enum BulletinKind {
    MONTH("month", "环境质量月报"),
    YEAR("year", "生态环境状况公报");

    private final String code;
    private final String label;

    BulletinKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public static Optional<BulletinKind> byCode(String code) {
        for (BulletinKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The first day after a period that starts on {@code first}. */
    public LocalDate end(LocalDate first) {
        return this == MONTH ? first.plusMonths(1) : first.plusYears(1);
    }

    /** Whether a quarter ends with the period, so that its sources are told. */
    public boolean endsQuarter(LocalDate first) {
        return (end(first).getMonthValue() - 1) % 3 == 0;
    }

    /** 2026年10月, or 2026年. */
    public String words(LocalDate first) {
        return first.getYear() + "年" + (this == MONTH ? first.getMonthValue() + "月" : "");
    }
}
