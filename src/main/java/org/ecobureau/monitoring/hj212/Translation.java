package org.ecobureau.monitoring.hj212;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.ecobureau.monitoring.PeriodKind;
import org.ecobureau.monitoring.RawRow;
import org.ecobureau.standard.Parameters;

/**
 * The rows a content of hour or day data means. The value is the mean ({@code -Avg}); the data mark ({@code -Flag}) says
 * whether
 * it counts, and one that does not becomes "missing" with the mark's words.
 *
 * @param rows what goes into {@link org.ecobureau.monitoring.ObservationService}
 * @param leftOut factors that were not taken, with the reason
 */
record Translation(List<RawRow> rows, List<String> leftOut) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,8})?");
    private static final Pattern TIME = Pattern.compile("\\d{14}");

    static Translation of(Device device, PeriodKind period, String content) {
        List<RawRow> rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Map<String, Map<String, String>> fields = Segment.fields(content);
        String time = time(fields.getOrDefault("", Map.of()).getOrDefault("DataTime", ""));
        if (time == null) {
            return new Translation(List.of(), List.of("DataTime 缺少或不是 14 位数字"));
        }
        fields.forEach((code, values) -> {
            if (code.isEmpty()) {
                return;
            }
            Factors.Factor factor = Factors.factor(code).orElse(null);
            String mark = values.getOrDefault("Flag", "N");
            String average = values.get("Avg");
            if (factor == null) {
                leftOut.add(code + " 没有对应的监测项目");
            } else if (!factor.periods().contains(period)) {
                leftOut.add(code + " 的" + period.label() + "均值不是本站公布的指标");
            } else if (average == null && mark.equalsIgnoreCase("N")) {
                leftOut.add(code + " 没有均值（Avg）");
            } else {
                row(device, factor, period, time, average, mark, rows, leftOut);
            }
        });
        return new Translation(rows, leftOut);
    }

    private static void row(Device device, Factors.Factor factor, PeriodKind period, String time, String average, String letter,
            List<RawRow> rows, List<String> leftOut) {
        Factors.Mark mark = Factors.mark(letter).orElse(null);
        String value = null;
        String flag;
        if (mark == null) {
            flag = "数据标记 " + (letter.length() > 5 ? letter.substring(0, 5) : letter) + " 没有登记";
        } else {
            flag = mark.flag() == null ? null : mark.flag().code();
            if (mark.counts()) {
                if (average == null || !NUMBER.matcher(average).matches()) {
                    leftOut.add(factor.code() + " 的均值不是数字");
                    return;
                }
                BigDecimal number = new BigDecimal(average).multiply(factor.times(device.airUnit()));
                if (number.compareTo(factor.most()) > 0) {
                    leftOut.add(factor.code() + " 的均值 " + average + " 大得不可信，请检查设备的单位设置");
                    return;
                }
                value = number.stripTrailingZeros().toPlainString();
            }
        }
        rows.add(new RawRow(0, factor.code(), null, device.site(), factor.parameter(), period.code(), time,
                device.dataTime() == Device.DataTime.END, value, flag));
    }

    /** {@code 20260801080000} as {@code 2026-08-01 08:00:00}, null when it is no such time. */
    private static String time(String text) {
        if (!TIME.matcher(text).matches()) {
            return null;
        }
        return text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8) + " " + text.substring(8, 10)
                + ":" + text.substring(10, 12) + ":" + text.substring(12, 14);
    }

    /** A content in words for the page of devices: {@code 二氧化硫 0.012 N；…}. */
    static String words(String content, int most) {
        List<String> words = new ArrayList<>();
        Segment.fields(content).forEach((code, values) -> {
            if (!code.isEmpty()) {
                String name = Factors.factor(code).map(f -> Parameters.get(f.parameter()).name()).orElse(code);
                String value = values.getOrDefault("Rtd", values.getOrDefault("Avg", "—"));
                words.add(name + " " + value + " " + values.getOrDefault("Flag", ""));
            }
        });
        String all = String.join("；", words).replaceAll("\\p{Cntrl}", " ").strip();
        return all.length() <= most ? all : all.substring(0, most - 1) + "…";
    }
}
