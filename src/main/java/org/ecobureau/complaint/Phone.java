package org.ecobureau.complaint;

import org.ecobureau.shared.text.Nfc;

/** Phone numbers in one form, so that the same phone is found again however it was typed. */
final class Phone {

    private Phone() {
    }

    /**
     * Digits only, without the country code: {@code +86 138-0000-0000}, {@code １３８０００００００} and, since nothing else looks like a
     * mobile number with digits before it, {@code 8613800000000} and {@code 013800000000} differ in nothing.
     */
    static String normalise(String typed) {
        String clean = Nfc.clean(typed);
        if (clean == null) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        clean.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (c == '+' || c == '＋' || Character.isLetter(c)) {
                digits.append((char) c);
            }
        });
        return digits.toString().replaceFirst("^(\\+|＋|00)86", "").replaceFirst("^(86|0)(?=1[3-9][0-9]{9}$)", "");
    }

    /** Whether texts reach it: a mobile number of the mainland; null and landlines are none. */
    static boolean isMobile(String typed) {
        return typed != null && normalise(typed).matches("1[3-9][0-9]{9}");
    }

    /** Whether it may be a phone: a mobile number of the mainland has 11 digits, and no landline begins as one does. */
    static boolean isValid(String normalised) {
        return normalised.matches("1[3-9][0-9]*") ? isMobile(normalised) : normalised.matches("\\+?[0-9]{7,15}");
    }
}
