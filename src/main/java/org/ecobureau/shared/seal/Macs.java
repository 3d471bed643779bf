package org.ecobureau.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.google.crypto.tink.subtle.Hkdf;

import io.quarkus.runtime.StartupEvent;

/**
 * Keyed hashes (HMAC-SHA-256) for what must be compared but not read: receipt codes, the blind index of a phone number,
 * an address of the day. Every purpose has its own key, derived by HKDF, so hashes of one table say nothing about
 * another.
 */
@ApplicationScoped
public class Macs {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<byte[]> keys;
    private final List<Integer> ids;

    @Inject
    public Macs(KeysConfig keys) {
        this(keys.mac());
    }

    /** @param keys the setting, as {@link KeysConfig} describes it */
    Macs(String keys) {
        Map<Integer, byte[]> byId = KeyList.parse("eco.keys.mac", keys);
        this.keys = List.copyOf(byId.values());
        this.ids = List.copyOf(byId.keySet());
    }

    void failEarly(@Observes StartupEvent start) {
        // Being called builds this bean: a wrong key stops the start and not the first receipt.
        if (keys.isEmpty()) {
            throw new IllegalStateException("eco.keys.mac is empty");
        }
    }

    /** The keyed hash under the newest key: 64 lower-case hex digits. */
    public String mac(String purpose, String value) {
        return mac(keys.get(0), purpose, value);
    }

    /** The keyed hashes under every configured key, newest first: search an index column by {@code IN} these. */
    public List<String> candidates(String purpose, String value) {
        return keys.stream().map(key -> mac(key, purpose, value)).toList();
    }

    /** The number of the key that hashes. */
    public int newestKey() {
        return ids.get(0);
    }

    /** The numbers of the keys that are compared with, newest first. */
    public List<Integer> keys() {
        return ids;
    }

    /** Compares in constant time, under every configured key; null never matches. */
    public boolean matches(String purpose, String value, String stored) {
        if (value == null || stored == null) {
            return false;
        }
        boolean found = false;
        for (String candidate : candidates(purpose, value)) {
            found |= MessageDigest.isEqual(candidate.getBytes(UTF_8), stored.getBytes(UTF_8));
        }
        return found;
    }

    private static String mac(byte[] key, String purpose, String value) {
        try {
            byte[] derived = Hkdf.computeHkdf(ALGORITHM, key, new byte[0], purpose.getBytes(UTF_8), KeyList.KEY_BYTES);
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(derived, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keyed hash failed", e);
        }
    }
}
