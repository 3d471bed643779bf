package org.ecobureau.complaint.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a call, both ways: HMAC-SHA-256 (RFC 2104) in small hex digits over method, path, time stamp and nonce, each
 * followed by a line feed, and the body as it travels. Pure.
 */
final class CallSignature {

    static final String CLIENT = "Eco-Client";
    static final String TIMESTAMP = "Eco-Timestamp";
    static final String NONCE = "Eco-Nonce";
    static final String SIGNATURE = "Eco-Signature";
    /** Says which rule made the signature, so that another can follow. */
    static final String VERSION = "v1=";
    private static final String ALGORITHM = "HmacSHA256";

    private CallSignature() {
    }

    /** What is signed, without the key. */
    record Signed(String method, String path, String timestamp, String nonce, byte[] body) {
    }

    static String of(String key, Signed call) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            String head = call.method() + "\n" + call.path() + "\n" + call.timestamp() + "\n" + call.nonce() + "\n";
            mac.update(head.getBytes(UTF_8));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(call.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Compares under every key, in the same time whatever is wrong. */
    static boolean matches(List<String> keys, Signed call, String signature) {
        byte[] given = signature.getBytes(UTF_8);
        boolean found = false;
        for (String key : keys) {
            found |= MessageDigest.isEqual(of(key, call).getBytes(UTF_8), given);
        }
        return found;
    }
}
