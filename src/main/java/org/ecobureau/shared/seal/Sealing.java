package org.ecobureau.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;

import io.quarkus.runtime.StartupEvent;

/**
 * Seals values with AES-256-GCM (Tink). The associated data says where a value belongs, for example
 * {@code "case 17:phone"}: a ciphertext moved to another row or column does not open. The ciphertext carries the id of
 * its key, so keys can be rotated: add the new key in front of {@code eco.keys.seal}, and re-seal what
 * {@link #needsResealing} names.
 */
@ApplicationScoped
public class Sealing {

    /** Bytes a sealed value is longer than the plain one: prefix 5, nonce 12, tag 16. */
    public static final int OVERHEAD = 33;

    private static final int PREFIX_BYTES = 5;

    private final Aead aead;
    private final Set<Integer> keyIds;
    private final int newest;

    @Inject
    public Sealing(KeysConfig keys) {
        this(keys.seal());
    }

    /** @param keys the setting, as {@link KeysConfig} describes it */
    Sealing(String keys) {
        Map<Integer, byte[]> byId = KeyList.parse("eco.keys.seal", keys);
        this.keyIds = byId.keySet();
        this.newest = byId.keySet().iterator().next();
        try {
            AeadConfig.register();
            this.aead = keyset(byId).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("eco.keys.seal: the sealing keys cannot be used", e);
        }
    }

    void failEarly(@Observes StartupEvent start) {
        // Being called builds this bean: a wrong key stops the start and not the first complaint.
        if (keyIds.isEmpty()) {
            throw new IllegalStateException("eco.keys.seal is empty");
        }
    }

    private KeysetHandle keyset(Map<Integer, byte[]> byId) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder().setKeySizeBytes(KeyList.KEY_BYTES).setIvSizeBytes(12)
                .setTagSizeBytes(16).setVariant(AesGcmParameters.Variant.TINK).build();
        KeysetHandle.Builder handle = KeysetHandle.newBuilder();
        for (Map.Entry<Integer, byte[]> key : byId.entrySet()) {
            AesGcmKey aes = AesGcmKey.builder().setParameters(parameters).setIdRequirement(key.getKey())
                    .setKeyBytes(SecretBytes.copyFrom(key.getValue(), InsecureSecretKeyAccess.get())).build();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(aes).withFixedId(key.getKey());
            handle.addEntry(key.getKey() == newest ? entry.makePrimary() : entry);
        }
        return handle.build();
    }

    /** Seals under the newest key; {@code place} is the associated data and must be given again to open. */
    public byte[] seal(byte[] plain, String place) {
        try {
            return aead.encrypt(plain, place.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Opens what {@link #seal} made for the same place, else throws {@link SealBrokenException}. */
    public byte[] open(byte[] sealed, String place) {
        if (!keyIds.contains(keyId(sealed))) {
            throw new SealBrokenException("sealed under key " + keyId(sealed) + ", which eco.keys.seal does not have");
        }
        try {
            return aead.decrypt(sealed, place.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("the sealed value was changed or belongs to another place", e);
        }
    }

    /** {@link #seal} of a text; null stays null. */
    public byte[] sealText(String plain, String place) {
        return plain == null ? null : seal(plain.getBytes(UTF_8), place);
    }

    /** {@link #open} of a text; null stays null. */
    public String openText(byte[] sealed, String place) {
        return sealed == null ? null : new String(open(sealed, place), UTF_8);
    }

    /** The number of the key that seals. */
    public int newestKey() {
        return newest;
    }

    /** The numbers of the keys that open, newest first. */
    public List<Integer> keys() {
        return List.copyOf(keyIds);
    }

    /** True if the value was sealed under an older key and should be opened and sealed again. */
    public boolean needsResealing(byte[] sealed) {
        return keyId(sealed) != newest;
    }

    /** The id of the key, read from the ciphertext: Tink writes 01 and the id in four bytes before it. */
    private int keyId(byte[] sealed) {
        if (sealed.length < OVERHEAD || sealed[0] != 1) {
            throw new SealBrokenException("this is not a sealed value");
        }
        return ByteBuffer.wrap(sealed, 1, PREFIX_BYTES - 1).getInt();
    }
}
