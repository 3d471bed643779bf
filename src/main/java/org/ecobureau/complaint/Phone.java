package org.ecobureau.complaint;

import org.ecobureau.shared.text.Nfc;

/** Phone numbers in one form, so that the same phone is found again however it was typed. */
final class Phone {

    private Phone() {
    }

    /** Digits only, without the country code: {@code +86 138-0000-0000} and {@code １３８０００００００} differ in nothing. */
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
        return digits.toString().replaceFirst("^(\\+|＋|00)86", "");
    }

    static boolean isValid(String normalised) {
        return normalised.matches("\\+?[0-9]{7,15}");
    }
}
