package org.ecobureau.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;

import io.quarkus.runtime.StartupEvent;

/**
 * Signs what is printed and must be believed later (Ed25519, RFC 8032): the same text and key give the same signature, so none
 * is
 * stored. The purpose is signed with it, so a signature of one kind of paper says nothing about another.
 */
@ApplicationScoped
public class Signing {

    /** A signature in hex digits. */
    public static final int HEX_DIGITS = 128;

    private static final String SETTING = "eco.keys.sign";

    private final Ed25519Sign signer;
    private final List<Ed25519Verify> verifiers = new ArrayList<>();

    @Inject
    public Signing(KeysConfig keys) {
        this(keys.sign());
    }

    /** @param keys the setting, as {@link KeysConfig} describes it */
    Signing(String keys) {
        Ed25519Sign newest = null;
        try {
            for (byte[] seed : KeyList.parse(SETTING, keys).values()) {
                Ed25519Sign.KeyPair pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
                newest = newest == null ? new Ed25519Sign(pair.getPrivateKey()) : newest;
                verifiers.add(new Ed25519Verify(pair.getPublicKey()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(SETTING + ": the signing keys cannot be used", e);
        }
        signer = newest;
    }

    void failEarly(@Observes StartupEvent start) {
        // Being called builds this bean: a wrong key stops the start and not the first receipt.
        if (verifiers.isEmpty()) {
            throw new IllegalStateException(SETTING + " is empty");
        }
    }

    /** The signature under the newest key: 128 lower-case hex digits. */
    public String sign(String purpose, String text) {
        try {
            return HexFormat.of().formatHex(signer.sign(bytes(purpose, text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /** Whether one of our keys signed this text for this purpose; what is no signature at all is not ours either. */
    public boolean verify(String purpose, String text, String hex) {
        if (hex == null || !hex.matches("[0-9a-f]{" + HEX_DIGITS + "}")) {
            return false;
        }
        byte[] signature = HexFormat.of().parseHex(hex);
        return verifiers.stream().anyMatch(key -> isOf(key, signature, bytes(purpose, text)));
    }

    private static boolean isOf(Ed25519Verify key, byte[] signature, byte[] text) {
        try {
            key.verify(signature, text);
            return true;
        } catch (GeneralSecurityException notOfThisKey) {
            return false;
        }
    }

    private static byte[] bytes(String purpose, String text) {
        return (purpose + '\n' + text).getBytes(UTF_8);
    }
}
