package org.ecobureau.complaint;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a clerk types of a case number, put so that an index finds it: {@code PJ-W-20261123-0012}, its beginning, the day
 * ({@code 20261123}, {@code 202611}), the serial ({@code 0012}, {@code 12}), or day and serial.
 *
 * @param prefix the number begins with it, null when the beginning was not typed
 * @param letter of the channel, null when not typed alone
 * @param day the day in the number begins with it, null without
 * @param serial without leading zeros, null without
 */
record NumberSearch(String prefix, String letter, String day, String serial) {

    private static final Pattern WHOLE = Pattern.compile("[A-Z]{2,8}(-[A-Z](-(20[0-9]{6})(-([0-9]{1,9})?)?)?)?[-0-9]*");
    private static final Pattern LETTER = Pattern.compile("([A-Z])-?(?=[0-9])(.*)");
    private static final Pattern DAY = Pattern.compile("(20[0-9]{6})-?([0-9]{0,9})");
    private static final Pattern PART_OF_DAY = Pattern.compile("20[0-9]{2,5}");
    private static final Pattern SERIAL = Pattern.compile("-?([0-9]{1,9})");

    /** Nothing when no number can look like that. */
    static Optional<NumberSearch> of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).replaceAll("\\s", "");
        Matcher whole = WHOLE.matcher(text);
        if (whole.matches()) {
            String serial = whole.group(5) == null || whole.group(5).length() > 3 ? null : serial(whole.group(5));
            return Optional.of(serial == null ? new NumberSearch(text, null, null, null)
                    : new NumberSearch(text, text.substring(text.indexOf('-') + 1, text.indexOf('-') + 2), whole.group(3),
                            serial));
        }
        Matcher letter = LETTER.matcher(text);
        return letter.matches() ? digits(letter.group(2), letter.group(1)) : digits(text, null);
    }

    private static Optional<NumberSearch> digits(String text, String letter) {
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            return Optional.of(new NumberSearch(null, letter, day.group(1), serial(day.group(2))));
        }
        if (PART_OF_DAY.matcher(text).matches()) {
            return Optional.of(new NumberSearch(null, letter, text, null));
        }
        Matcher serial = SERIAL.matcher(text);
        return serial.matches() && serial(serial.group(1)) != null
                ? Optional.of(new NumberSearch(null, letter, null, serial(serial.group(1))))
                : Optional.empty();
    }

    /** Null for zeros alone. */
    private static String serial(String digits) {
        String serial = digits.replaceFirst("^0+", "");
        return serial.isEmpty() ? null : serial;
    }
}
