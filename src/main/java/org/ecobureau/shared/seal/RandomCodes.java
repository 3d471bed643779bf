package org.ecobureau.shared.seal;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

/** Codes nobody can guess, from the system's secure random source. */
@ApplicationScoped
public class RandomCodes {

    /** 10^16 codes: with tries limited per number and address, guessing one is out of reach. */
    public static final int RECEIPT_DIGITS = 16;

    private final SecureRandom random = new SecureRandom();

    /** A receipt code: 16 digits, each equally likely (no remainder bias), leading zeros kept. */
    public String receiptCode() {
        StringBuilder digits = new StringBuilder(RECEIPT_DIGITS);
        for (int i = 0; i < RECEIPT_DIGITS; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** A code as printed, in groups of four: {@code 1234-5678-9012-3456}. */
    public static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** What a person typed in half or full width, without the spaces and dashes that printing or habit puts in. */
    public static String ungrouped(String typed) {
        return typed == null ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}\\u2212]", "");
    }

    /** Whether it has the shape of a receipt code: what has not cannot be right, whatever the number. */
    public static boolean isReceiptCode(String typed) {
        return ungrouped(typed).matches("[0-9]{" + RECEIPT_DIGITS + "}");
    }

    /** A token for links and keys: 32 random bytes, 43 characters of URL-safe base64. */
    public String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
