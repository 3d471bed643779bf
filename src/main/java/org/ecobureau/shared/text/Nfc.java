package org.ecobureau.shared.text;

import java.text.Normalizer;

/** Brings what people typed into one form: NFC, trimmed, no control characters but line ends. */
public final class Nfc {

    private Nfc() {
    }

    /** Null stays null; blank becomes null. */
    public static String clean(String typed) {
        if (typed == null) {
            return null;
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC).replace("\r\n", "\n").replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\u200B\u2028\u2029\uFEFF\u202A-\u202E\u2066-\u2069]", "").strip();
        return text.isEmpty() ? null : text;
    }

    /** How many characters a person sees as typed (code points). */
    public static int length(String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }
}
