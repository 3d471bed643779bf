package org.ecobureau.air;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.QueryParam;

import org.ecobureau.shared.web.FormErrors;
import org.ecobureau.shared.web.JsonRows;
import org.ecobureau.standard.Parameters;
import org.ecobureau.standard.air.AirPeriod;
import org.ecobureau.standard.air.AirReport;
import org.ecobureau.standard.air.AirValue;
import org.ecobureau.standard.air.AqiTable;

/** What a visitor types into the calculator of /air/method, kept as typed. */
public class AirMethodForm {

    private static final int MOST_TYPED = 40;
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    @QueryParam("date")
    public String date;

    @QueryParam("period")
    public String period;

    @QueryParam("so2")
    public String so2;

    @QueryParam("no2")
    public String no2;

    @QueryParam("co")
    public String co;

    @QueryParam("o3")
    public String o3;

    @QueryParam("pm10")
    public String pm10;

    @QueryParam("pm25")
    public String pm25;

    /** Whether nothing was sent: the empty form. */
    boolean empty() {
        return date == null && period == null && typed().values().stream().allMatch(v -> v == null);
    }

    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        String[] values = { so2, no2, co, o3, pm10, pm25 };
        for (int i = 0; i < values.length; i++) {
            typed.put(AqiTable.POLLUTANTS.get(i), values[i]);
        }
        return typed;
    }

    /** The report typed, or null when {@code errors} now says what is wrong. */
    AirReport report(FormErrors errors) {
        LocalDate day = day(errors);
        AirPeriod chosen = "hour".equals(period) ? AirPeriod.HOUR : AirPeriod.DAY;
        if (!"hour".equals(period) && !"day".equals(period)) {
            errors.add("period", "请选择小时或日。");
        }
        Map<String, AirValue> values = new LinkedHashMap<>();
        typed().forEach((code, text) -> values.put(code, value(code, text, errors)));
        boolean nothing = values.values().stream().noneMatch(AirValue.Measured.class::isInstance);
        if (nothing && errors.isEmpty()) {
            errors.add(AqiTable.POLLUTANTS.get(0), "请至少填写一种污染物的浓度。");
        }
        return errors.isEmpty() ? new AirReport(day, chosen, values) : null;
    }

    /** Reads 2026-04-01, 2026/4/1, 2026.4.1 and 2026年4月1日. */
    private LocalDate day(FormErrors errors) {
        Matcher matcher = DAY.matcher(date == null ? "" : Normalizer.normalize(date, Normalizer.Form.NFKC).strip());
        try {
            if (matcher.matches()) {
                return LocalDate.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            }
        } catch (DateTimeException e) {
            errors.add("date", "没有这一天，请检查日期。");
        }
        errors.add("date", "请填写日期，如 2026-04-01。");
        return null;
    }

    private static AirValue value(String code, String text, FormErrors errors) {
        String plain = text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (plain.isEmpty() || plain.equals("—") || plain.equalsIgnoreCase("NA")) {
            return AirValue.MISSING;
        }
        if (plain.equals("/")) {
            return AirValue.NOT_MONITORED;
        }
        String name = Parameters.get(code).name();
        BigDecimal number = number(plain);
        if (number == null) {
            errors.add(code, name + "的浓度请填写数字，如 35 或 0.8；缺测留空，不监测填“/”。");
        } else if (number.signum() < 0) {
            errors.add(code, name + "的浓度不能是负数。");
        } else if (!JsonRows.reasonable(number)) {
            errors.add(code, name + "的浓度太大或小数位数太多，请检查。");
        } else {
            return new AirValue.Measured(number);
        }
        return AirValue.MISSING;
    }

    private static BigDecimal number(String text) {
        return text.length() <= MOST_TYPED && text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : null;
    }
}
