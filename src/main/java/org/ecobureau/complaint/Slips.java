package org.ecobureau.complaint;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.shared.seal.RandomCodes;
import org.ecobureau.shared.seal.Signing;

/**
 * Signs printed receipts, so that anyone who is shown one can tell whether we issued it. Only the number is signed: the receipt
 * code
 * is a secret and never part of what is checked.
 */
@ApplicationScoped
public class Slips {

    private static final String PURPOSE = "receipt slip 1";

    @Inject
    Signing signing;

    /** The signature of a number we gave out. */
    public String sign(String number) {
        return signing.sign(PURPOSE, number);
    }

    /** Whether we issued the slip; spaces, dashes and upper case do not matter. Nothing is looked up. */
    public boolean genuine(String typedNumber, String typedSignature) {
        return signing.verify(PURPOSE, CaseNumbers.typed(typedNumber), signature(typedSignature));
    }

    /** For print, in groups of eight. */
    public static String grouped(String signature) {
        return signature.replaceAll("(.{8})(?=.)", "$1 ");
    }

    private static String signature(String typed) {
        return RandomCodes.ungrouped(typed).toLowerCase(Locale.ROOT);
    }
}
