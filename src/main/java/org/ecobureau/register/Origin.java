package org.ecobureau.register;

import java.time.Instant;
import java.time.LocalDate;

/** Where a published list comes from, as a page prints it; {@code publishedAt} is null while nothing is published. */
public record Origin(String code, int rows, String source, LocalDate listDate, Instant publishedAt, int version,
        boolean demonstration, String note, String reason) {

    public static Origin of(PublishedRegister list, Registers registers) {
        return new Origin(list.code(), list.rows().size(), list.demonstration() ? "演示数据" : list.source(), list.listDate(),
                list.publishedAt(), list.version(), list.demonstration(), registers.note(list), registers.reason(list));
    }
}
