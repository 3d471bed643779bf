package org.ecobureau.eia;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

import org.ecobureau.standard.Phrases;

/** What the builder hands in: a report in full (报告书) or on a form (报告表). */
public enum ReportType {
    BOOK("book"),
    FORM("form");

    private final String code;

    ReportType(String code) {
        this.code = code;
    }

    public static Optional<ReportType> byCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /** The name of the paper in the law in force on the day; the 生态环境法典 renamed both from 2026-08-15 on. */
    public String label(LocalDate day) {
        return Phrases.on("eia.reportName." + code, day).text();
    }
}
