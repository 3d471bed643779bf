package org.ecobureau.drinkingwater;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.ecobureau.standard.water.WaterClass;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A line of the quarterly report as the API gives it. */
public record ReportJson(int number, String quarter, String site, String name, String level, String township, String type,
        BigDecimal volume, Integer statedItems, int items, @JsonProperty("class") String waterClass, String target,
        Boolean compliant, String reason, List<QuarterResult.Over> exceeding, String standard, String source, String state,
        String completeness) {

    /** The columns of the CSV, in the order of {@link #cells()}. */
    public static final List<String> HEADER = List.of("number", "quarter", "site", "name", "level", "township", "type",
            "volume", "statedItems", "items", "class", "target", "compliant", "reason", "exceeding.parameter",
            "exceeding.exceedance", "standard", "source", "state", "completeness");

    static ReportJson of(SourceReport report, SourceReport.Row row) {
        Source s = row.source();
        QuarterResult r = row.result();
        String quarter = QuarterText.of(report.start());
        if (r == null) {
            return new ReportJson(row.number(), quarter, s.site().code(), s.site().name(), s.level().code(),
                    s.site().township(), s.type(), s.volume(), s.statedItems(), 0, null, s.site().targetClass(), null,
                    "没有收到结果", List.of(), null, null, null, null);
        }
        return new ReportJson(row.number(), quarter, s.site().code(), s.site().name(), s.level().code(), s.site().township(),
                s.type(), s.volume(), s.statedItems(), r.items(), code(r.waterClass()), code(r.target()), r.compliant(),
                r.reason(), r.exceeding(), r.standard(), r.source(), r.state().code(),
                r.completeness());
    }

    private static String code(WaterClass waterClass) {
        return waterClass == null ? null : waterClass.code();
    }

    List<Object> cells() {
        return Arrays.asList(number, quarter, site, name, level, township, type, volume, statedItems, items, waterClass, target,
                compliant, reason, exceeding.stream().map(QuarterResult.Over::parameter).toList(),
                exceeding.stream().map(o -> o.exceedance() == null ? "" : o.exceedance().toPlainString()).toList(), standard,
                source, state, completeness);
    }
}
