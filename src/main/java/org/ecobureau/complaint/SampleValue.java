package org.ecobureau.complaint;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.ecobureau.shared.text.Nfc;

/**
 * A result as a laboratory writes it; zeros at the end stay, they say how exactly it was measured. Examples: {@code 0.050},
 * {@code <0.02} (below that detection limit), {@code 未检出} (not detected, limit not told).
 *
 * @param number the value or the detection limit, null when the limit is not told
 * @param below true when less than the number, or nothing, was found
 */
public record SampleValue(BigDecimal number, boolean below) {

    static final String NOT_DETECTED = "未检出";
    private static final Pattern WRITTEN = Pattern.compile("([<＜]?)\\s*(-?[0-9]{1,9}(?:[.．][0-9]{1,8})?)");
    private static final Pattern NONE = Pattern
            .compile("未检出\\s*(?:[（(]\\s*[<＜]?\\s*([0-9]{1,9}(?:[.．][0-9]{1,8})?)\\s*[）)])?|(?i:ND)");

    /** Empty when it is no result. */
    public static Optional<SampleValue> parse(String typed) {
        String clean = Nfc.clean(typed);
        if (clean == null) {
            return Optional.empty();
        }
        Matcher none = NONE.matcher(clean);
        if (none.matches()) {
            return Optional.of(new SampleValue(number(none.group(1)), true));
        }
        Matcher written = WRITTEN.matcher(clean);
        if (!written.matches() || !written.group(1).isEmpty() && written.group(2).startsWith("-")) {
            return Optional.empty();
        }
        return Optional.of(new SampleValue(number(written.group(2)), !written.group(1).isEmpty()));
    }

    private static BigDecimal number(String digits) {
        return digits == null ? null : new BigDecimal(digits.replace('．', '.'));
    }

    /** As stored and shown. */
    public String text() {
        if (number == null) {
            return NOT_DETECTED;
        }
        return (below ? "<" : "") + number.toPlainString();
    }
}
