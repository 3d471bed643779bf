package org.ecobureau.shared.text;

/** Shows that a value is there without showing it. */
public final class Masking {

    private Masking() {
    }

    /** {@code 138****5678}; anything shorter than seven characters becomes stars. */
    public static String phone(String phone) {
        if (phone == null) {
            return null;
        }
        return phone.length() < 7 ? "*".repeat(phone.length())
                : phone.substring(0, 3) + "*".repeat(phone.length() - 7) + phone.substring(phone.length() - 4);
    }

    /** {@code 王**}: the first character only. */
    public static String name(String name) {
        if (name == null || name.isEmpty()) {
            return name;
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(Math.max(1, name.codePointCount(first, name.length())));
    }
}
