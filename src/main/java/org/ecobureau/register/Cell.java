package org.ecobureau.register;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.shared.text.Nfc;
import org.ecobureau.shared.web.Option;

/**
 * What somebody typed into a cell, as it is stored.
 *
 * @param value the stored form, null for an empty cell or a wrong one
 * @param error what is wrong and how to write it, null when nothing is
 */
record Cell(String value, String error) {

    /** 2026-11-25, 2026/11/25, 2026.11.25, 2026年11月25日, 20261125. */
    private static final Pattern DAY = Pattern
            .compile("(\\d{4})\\s*[-/.年]?\\s*(\\d{1,2})\\s*[-/.月]?\\s*(\\d{1,2})\\s*日?(?:[ T]0{1,2}:00(?::00(?:\\.0+)?)?)?");
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 ()（）/、,，+转-]{2,38}");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)");
    private static final int MOST_DIGITS = 25;

    static Cell of(String value) {
        return new Cell(value, null);
    }

    static Cell wrong(String error) {
        return new Cell(null, error);
    }

    /**
     * Checks one cell by the type of its column.
     *
     * @param townshipOf gives the code for a name or code, or null
     */
    static Cell read(RegisterColumn column, String typed, UnaryOperator<String> townshipOf) {
        String text = Nfc.clean(typed);
        if (text == null) {
            return column.required() ? wrong("请填写" + column.label() + "。") : of(null);
        }
        int longest = column.type().longest();
        if (Nfc.length(text) > longest) {
            return wrong(column.label() + "最多 " + longest + " 个字。");
        }
        return switch (column.type()) {
            case TEXT -> of(text.replaceAll("\\s*\n\\s*", " "));
            case LONG_TEXT -> of(text);
            case DATE -> day(column, text);
            case NUMBER -> number(column, text);
            case TOWNSHIP -> township(column, text, townshipOf);
            case CHOICE -> choice(column, text);
            case URL -> address(column, text);
            case PHONE -> phone(column, text);
        };
    }

    private static Cell day(RegisterColumn column, String text) {
        Matcher parts = DAY.matcher(text);
        try {
            if (parts.matches()) {
                return of(LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))).toString());
            }
        } catch (DateTimeException noSuchDay) {
            return wrong(column.label() + "“" + text + "”不是日历上的日子。");
        }
        return wrong(column.label() + "“" + shortened(text) + "”不是日期，请写成 2026-11-25 这样。");
    }

    private static Cell number(RegisterColumn column, String text) {
        String plain = text.replace("，", ",").replaceAll("(?<=\\d),(?=\\d{3}(\\D|$))", "").replace(" ", "");
        if (plain.matches("[+-]?\\d+(\\.\\d+)?|[+-]?\\.\\d+") && plain.length() <= MOST_DIGITS) {
            BigDecimal number = new BigDecimal(plain);
            return of(number.toPlainString());
        }
        return wrong(column.label() + "“" + shortened(text) + "”不是数字，只写数字，不写单位。");
    }

    private static Cell township(RegisterColumn column, String text, UnaryOperator<String> townshipOf) {
        String code = townshipOf.apply(text);
        return code != null ? of(code) : wrong("没有叫“" + shortened(text) + "”的乡镇，" + column.label() + "请写乡镇全名或九位代码。");
    }

    private static Cell choice(RegisterColumn column, String text) {
        for (Option option : column.options()) {
            if (option.value().equals(text) || option.label().equals(text)) {
                return of(option.value());
            }
        }
        return wrong(column.label() + "“" + shortened(text) + "”不在选项里，可以填："
                + String.join("、", column.options().stream().map(Option::label).toList()) + "。");
    }

    private static Cell address(RegisterColumn column, String text) {
        try {
            URI address = new URI(text);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null) {
                return of(text);
            }
        } catch (URISyntaxException notAnAddress) {
            return wrong(column.label() + "不是完整的网址，请从浏览器地址栏复制。");
        }
        return wrong(column.label() + "要以 https:// 或 http:// 开头。");
    }

    private static Cell phone(RegisterColumn column, String text) {
        if (!PHONE.matcher(text).matches()) {
            return wrong(column.label() + "只写号码，例如 0730-6223456。");
        }
        return column.open() && MOBILE.matcher(text).find()
                ? wrong(column.label() + "会对公众公开，请填办公电话，不要填个人手机号。")
                : of(text);
    }

    private static String shortened(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }
}
