package org.ecobureau.journey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The six digits an authenticator app would show (RFC 6238, SHA-1, 30 s) for the account {@code totp1} of the local realm. */
final class OneTimeCode {

    private static final String SECRET = "pingjiang-local-totp";

    private OneTimeCode() {
    }

    static String at(Instant time) {
        return of(SECRET.getBytes(StandardCharsets.US_ASCII), time);
    }

    static String of(byte[] secret, Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(time.getEpochSecond() / 30).array());
            int offset = hash[hash.length - 1] & 0xf;
            return "%06d".formatted((ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is missing in this JDK", e);
        }
    }
}
