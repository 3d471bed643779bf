package org.ecobureau.noise;

import java.time.Instant;
import java.time.LocalDate;

import org.ecobureau.region.Townships;
import org.ecobureau.register.PublishedRegister;
import org.ecobureau.register.Registers;
import org.ecobureau.shared.web.Problem;

/** Where a published list comes from, as a page prints it; {@code publishedAt} is null while nothing is published. */
public record Origin(String code, int rows, String source, LocalDate listDate, Instant publishedAt, int version,
        boolean demonstration, String note, String reason) {

    static Origin of(PublishedRegister list, Registers registers) {
        return new Origin(list.code(), list.rows().size(), list.demonstration() ? "演示数据" : list.source(), list.listDate(),
                list.publishedAt(), list.version(), list.demonstration(), registers.note(list), registers.reason(list));
    }

    /** The chosen township, null for all. */
    static String township(String code, Townships townships) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        if (townships.byCode(code).isEmpty()) {
            throw Problem.badParameter("township", "没有这个乡镇代码。");
        }
        return code;
    }
}
